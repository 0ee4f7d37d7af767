"""Beside each event of a brief what was understood of it: only in the writer's own server, never in a built file.

Without script it stands as a list at the end of the page; the script puts each line beside its sentence.
"""

from collections.abc import Sequence
from html import escape

from generator.model.understood import UnderstoodEvent, event_note

STYLE = """\
#dateline-understood { margin: 3rem auto 2rem; max-width: 60rem; padding: .75rem 1rem; border: 1px dashed #7a6a00;
  font: 13px/1.45 system-ui, sans-serif; direction: ltr; text-align: left; }
#dateline-understood summary { cursor: pointer; font-weight: 600; }
#dateline-understood ol { margin: .5rem 0 0; padding-left: 1.5rem; list-style: decimal; }
.dateline-note { display: block; margin: .25rem 0 .5rem; padding-left: .6rem; border-left: 2px dashed #7a6a00;
  font: 12px/1.4 system-ui, sans-serif; color: #6b5d00; direction: ltr; text-align: left; }
@media (prefers-color-scheme: dark) { .dateline-note { color: #d8c65a; border-color: #d8c65a; } }
@media print { #dateline-understood, .dateline-note { display: none; } }
"""

SCRIPT = """\
(function () {
  "use strict";
  document.querySelectorAll("#dateline-understood li[data-anchor]").forEach(function (line) {
    var sentence = document.getElementById(line.dataset.anchor);
    if (!sentence) { return; }
    var note = document.createElement("span");
    note.className = "dateline-note";
    note.textContent = line.textContent;
    var block = sentence.closest("p, li, td, dd") || sentence;
    block.appendChild(note);
  });
}());
"""


def margin_html(events: Sequence[UnderstoodEvent]) -> str:
    """The list of a page's events; "" where it tells none."""
    if not events:
        return ""
    count = "1 event" if len(events) == 1 else f"{len(events)} events"
    lines = "".join(_line(event) for event in events)
    return (
        f'<details id="dateline-understood"><summary>What was understood of {count}</summary>'
        f"<ol>{lines}</ol></details>"
    )


def _line(event: UnderstoodEvent) -> str:
    anchor = f' data-anchor="{escape(event.anchor)}"' if event.anchor else ""
    return f"<li{anchor}>{escape(event_note(event))} · line {event.line}</li>"
