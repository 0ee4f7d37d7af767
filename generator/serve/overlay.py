"""What the server adds to a page: a script that reloads it, the errors of the last build, what was understood.

Nothing of this is ever written into the site. Style and script are files of their own, as the pages' policy asks.
"""

from collections.abc import Sequence
from html import escape

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.text import one_as_text
from generator.model.understood import UnderstoodEvent
from generator.serve.margin import STYLE as MARGIN_STYLE
from generator.serve.margin import margin_html

OWN_PATH = "/.dateline/"
STYLE_PATH = OWN_PATH + "overlay.css"
SCRIPT_PATH = OWN_PATH + "reload.js"
MARGIN_PATH = OWN_PATH + "margin.js"
EVENTS_PATH = OWN_PATH + "events"
_MOST = 50

STYLE = """\
#dateline-faults { position: fixed; inset: 0 0 auto 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
  margin: 0; padding: .75rem 1rem; background: #fff4f2; color: #3b0b05; border-bottom: 4px solid #b3261e;
  font: 15px/1.45 system-ui, sans-serif; text-align: left; direction: ltr; }
#dateline-faults summary { font-weight: 600; cursor: pointer; }
#dateline-faults pre { margin: .75rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.45 ui-monospace,
  monospace; background: none; color: inherit; border: 0; padding: 0; }
@media (prefers-color-scheme: dark) { #dateline-faults { background: #3b0b05; color: #ffe9e6; } }
@media print { #dateline-faults { display: none; } }
"""
STYLES = STYLE + MARGIN_STYLE

_EMPTY = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Dateline</title></head>'
    "<body><p>{words}</p></body></html>\n"
)


def with_overlay(
    page: bytes,
    version: int,
    faults: Sequence[Diagnostic],
    understood: Sequence[UnderstoodEvent] = (),
) -> bytes:
    """The page with the server's additions before the end of its body."""
    added = f'<script src="{SCRIPT_PATH}" data-version="{version}"></script>'
    if understood:
        added = f'{margin_html(understood)}<script src="{MARGIN_PATH}"></script>{added}'
    if faults:
        added = _faults(faults) + added
    if faults or understood:
        added = f'<link rel="stylesheet" href="{STYLE_PATH}">{added}'
    place = page.rfind(b"</body>")
    place = len(page) if place < 0 else place
    return page[:place] + added.encode() + page[place:]


def empty_page(words: str) -> bytes:
    """A page for where the site has none."""
    return _EMPTY.format(words=escape(words)).encode()


def _faults(faults: Sequence[Diagnostic]) -> str:
    count = "1 error" if len(faults) == 1 else f"{len(faults)} errors"
    told = "\n".join(one_as_text(each) for each in faults[:_MOST])
    return (
        f'<details id="dateline-faults" role="alert" open><summary>{count}: this is the site as it was before</summary>'
        f"<pre>{escape(told)}</pre></details>"
    )
