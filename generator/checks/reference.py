"""docs/checks.md, made from the declarations: every check of meaning, how gravely it is taken, and who tells it.

Not a check. `tests/test_docs.py` keeps the file true and renews it.
"""

from generator.checks.declared import checks
from generator.diagnostics.catalogue import catalogue, page_of, room_of
from generator.records.site import CHECKS, LEVELS

_HEAD = f"""\
# Checks of meaning

What is right in form may be wrong all the same: an event dated after the brief that tells it, a source without its
outlet. `dateline build` and `dateline check` look for the following, and the settings say how gravely each is taken:

```yaml
checks:
  quote-long: error
  source-outlet: off
```

The levels are {", ".join(f"`{level}`" for level in LEVELS)}. An error keeps the site from being built, a warning does
so with `--strict`, a note never does. In a draft an error is a warning. Each errs on the side of silence; what it
takes for wrong, and how to mend it, its page says, and `dateline explain CODE`.

| code | what it means | level | told by |
|---|---|---|---|
"""


def checks_reference() -> str:
    """The whole file."""
    return _HEAD + "".join(_row(code, level) for code, level in CHECKS.items())


def _row(code: str, level: str) -> str:
    only_check = {check.code for check in checks() if not check.on_build} | {"repository-public"}
    told_by = "`check`" if code in only_check else "`build`, `check`"
    return f"| [{code}](codes/{page_of(room_of(code))}#{code}) | {catalogue()[code].title} | {level} | {told_by} |\n"
