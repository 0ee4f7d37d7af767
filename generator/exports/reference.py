"""docs/exports.md, made from the exports themselves: address, group, media type, and what each says of itself.

Not an export. `tests/test_docs.py` keeps the file true and renews it.
"""

import inspect

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

| address | group | media type | what it is |
|---|---|---|---|
"""


def exports_reference() -> str:
    """The whole file."""
    return _HEAD + "\n".join(_row(export) for export in exports()) + "\n"


def _row(export: Export) -> str:
    module = inspect.getmodule(export.files)
    words = (module.__doc__ or "").strip().partition("\n\n")[0] if module else ""
    said = " ".join(words.partition(": ")[2].split())
    group = f"`{export.group}`" if export.group else "always"
    return f"| `{export.url}` | {group} | `{export.media_type}` | {said[:1].upper()}{said[1:]} |"
