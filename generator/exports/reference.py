"""docs/exports.md, made from the exports themselves: address, group, media type, and what each says of itself.

Not an export. `tests/test_docs.py` keeps the file true and renews it.
"""

import inspect
import re

from generator.exports.declared import exports
from generator.outputs.output import Export

_HEAD = """\
# Files for other programs

Besides its pages a site has these files. `outputs:` in the settings names the groups that are made; left out, all are
but `cite-files`. Addresses count from the site's root. Feeds, the sitemap and JSON-LD hold full addresses where
`base_url` is known, and leave them out where it is not.

The data files hold lists of objects. What is named here stays and keeps its meaning; other keys may join.

- `briefs.json`: `id, url, title, date, updated, lang, summary, tags, sources (id, url, title, outlet, type, published,
  access), events`
- `events.json`: `id, url, title, date` (canonical EDTF, null where there is none), `lower, upper` (`YYYY-MM-DD`, `".."`
  open, null unknown), `precision, date_text, kind, status, tags, briefs, reports (brief, source, outlet, via, by, date,
  figures, stance), origins` (how many are traced), `untraced` (how many outlets are not), `conflicts (about, values)`
- `tags.json`: `id, label, url, count, broader, aliases`

`events.csv` has the same events, one a row, with the same ids, dates and counts; what is null there is empty here. A
spreadsheet would run a cell that begins with `=`, `+`, `-` or `@` (or their full-width forms), be it a title or the
date of a year before our era: such a cell has an apostrophe before it, and so has one that begins with apostrophes and
then one of these. Take one apostrophe off to have what was written.

No file says a date more exactly than its writer did. A calendar shows the whole span of days, with “(date uncertain)”
where the day itself is not stated or sources differ on it; it counts the events that have no first or no last day, and
says where they stand. TimelineJS and citations have the parts that were stated, and words where their format knows no
such date. JSON-LD has a day only where one is stated, not in doubt and not disputed.

| address | group | media type | what it is |
|---|---|---|---|
"""


def exports_reference() -> str:
    """The whole file."""
    return _HEAD + "\n".join(_row(export) for export in exports()) + "\n"


def _row(export: Export) -> str:
    module = inspect.getmodule(export.files)
    words = (module.__doc__ or "").strip().partition("\n\n")[0] if module else ""
    addresses, _, rest = words.partition(": ")
    addresses = re.sub(r"[/.][\w/.{}-]*\w", r"`\g<0>`", addresses)
    said = " ".join(rest.split())
    group = f"`{export.group}`" if export.group else "always"
    return f"| {addresses} | {group} | `{export.media_type}` | {said[:1].upper()}{said[1:]} |"
