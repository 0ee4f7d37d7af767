#!/usr/bin/env python3
"""Measures what events cost: dates read, files parsed, reports merged, timelines drawn; 25,000 events by default.

    python benchmarks/events.py [--events 25000] [--runs 3] [--write]

Each run is a process of its own. `--write` puts the table into the section "Events" of docs/performance.md.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from measure import write_section

REPOSITORY = Path(__file__).parent.parent
IN_A_BRIEF = 10
YEARS = 20
FIRST = date(1996, 1, 1)
OUTLETS = 200
PLAIN, WORDS = "2014-07-27", "between 27 July and 3 August 2014"
STEPS = {
    "date": f"a plain date (`{PLAIN}`) read",
    "words": f"a date in words (“{WORDS}”) read",
    "parse": "parse: text of briefs to events with places",
    "merge": "merge: reports joined, dates read, origins counted, conflicts found, the whole site linked",
    "draw": "draw: the timeline, each of its years and months",
}


def main() -> None:
    """Runs what the command line asks for."""
    options = _options()
    if options.once:
        print(json.dumps(_measure(options.events)))
        return
    command = [sys.executable, __file__, "--once", "--events", str(options.events)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": "0"}
    runs = [
        json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
        for _ in range(options.runs)
    ]
    text = _table(options.events, runs)
    print(text)
    if options.write:
        write_section("events", text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=25_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def briefs(events: int) -> Iterator[tuple[str, bytes]]:
    """Briefs of ten events each, every kind of date among them; and one more report of an event elsewhere."""
    for number in range(events // IN_A_BRIEF):
        first = number * IN_A_BRIEF
        days = [FIRST + timedelta(days=(first + each) * 365 * YEARS // events) for each in range(IN_A_BRIEF)]
        day = days[-1]
        sources = "".join(
            f"  - {{id: s{each}, url: 'https://o{(first + each) % OUTLETS}.example/{first + each}',"
            f" title: Headline {first + each}, outlet: Outlet {(first + each) % OUTLETS},"
            f" published: {day + timedelta(days=3)}}}\n"
            for each in range(4)
        )
        front = f"---\ntitle: Brief {number}\ndate: {day + timedelta(days=4)}\nsources:\n{sources}"
        text = " ".join(_sentence(first + each, told) for each, told in enumerate(days))
        again = (
            f"[It was told again]{{of=e{first * 7 % events} when={day}}} [@s0, via @s1]." if number else ""
        )
        path = f"content/briefs/{day.year}/b{number}.md"
        yield path, f"{front}tags: [tag {number % 40}]\n---\nA summary.\n\n{text}\n\n{again}\n".encode()


def _sentence(number: int, day: date) -> str:
    later = day + timedelta(days=5)
    forms = (
        *(f"{day}", f"{day}", f"{day}", f"{day}?", f"{day:%Y-%m}", f"{day:%d %B %Y}"),
        *(f"{day} to {later}", f"[{day}..{later}]", f"since {day:%B %Y}", f"before {later}"),
        *(f"{day:%Y}~", "Thursday", f"early {day:%B %Y}"),
    )
    when = forms[number % len(forms)]
    if number % 20 == 19:
        when = f"within a week after e{number - 1}"
    claim = f'[@s{number % 4}, by "Speaker {number % 300}"; @s{(number + 1) % 4}]'
    marks = f'when="{when}" id=e{number} figure="value {number}"'
    return f"[Thing {number} happened at place {number % 500}]{{{marks}}} {claim}."


def _measure(events: int) -> dict[str, Any]:
    """Microseconds an event, and megabytes at the peak, of each step."""
    from generator.edtf.friendly import read_date
    from generator.model.link import link_site
    from generator.parse.brief import ParseRules, parse_brief
    from generator.parse.documents import Documents
    from generator.records.site import Settings
    from generator.schema.positions import Positions

    found: dict[str, Any] = {}

    def step(name: str, count: int, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        result = work()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found[name] = ((time.process_time() - begun) / count * 1e6, peak)
        return result

    for name, text in (("date", PLAIN), ("words", WORDS)):
        read_date(text)
        step(name, 20_000, lambda text=text: [read_date(text) for _ in range(20_000)])
    files = list(briefs(events))
    parsed = step("parse", events, lambda: [parse_brief(path, data, ParseRules()) for path, data in files])
    told = [each for _, faults in parsed for each in faults]
    assert not told, told[0]
    documents = Documents(
        settings=Settings(title="Events"),
        settings_positions=Positions(),
        settings_path="dateline.yaml",
        briefs=tuple(document for document, _ in parsed),
        pages=(),
        shared=(),
        media=(),
    )
    site, _, told = step(
        "merge", events, lambda: link_site(documents, today="2030-01-01", now="2030-01-01T00:00:00Z")
    )
    assert len(site.events) == events, (len(site.events), told[:3])
    cards = [site.event_cards[event.id] for event in site.events]
    found["marks"] = step("draw", events, lambda: _draw(cards))
    found["reports"] = sum(len(event.reports) for event in site.events)
    found["disputed"] = sum(event.disputed for event in site.events)
    return found


def _draw(cards: list[Any]) -> int:
    """The whole, each year and each month with its own axis, as pages have them; how many marks were drawn."""
    from generator.drawing.draw import draw
    from generator.edtf.days import day_number, from_day_number, month_length

    groups: dict[tuple[int, ...], list[Any]] = {}
    for card in cards:
        bounds = (card.date.lower, card.date.upper)
        year, month, _ = from_day_number(next(bound for bound in bounds if bound is not None))
        for key in ((), (year,), (year, month)):
            groups.setdefault(key, []).append(card)
    marks = 0
    for key, group in groups.items():
        window = None
        if key:
            first, last = key[1:] * 2 or (1, 12)
            window = (day_number(key[0], first, 1), day_number(key[0], last, month_length(key[0], last)))
        drawing = draw(group, lambda card: f"#e-{card.id}", window=window)
        marks += len(drawing.marks) if drawing else 0
    return marks


def _table(events: int, runs: list[dict[str, Any]]) -> str:
    first = runs[0]
    told = (
        f"{events:,} events with {first['reports']:,} reports in {events // IN_A_BRIEF:,} briefs over {YEARS} years,"
        f" {first['disputed']:,} of them disputed; {first['marks']:,} marks drawn. Processor time, median of"
        f" {len(runs)} runs, one process each, Python {platform.python_version()}, {platform.machine()}."
    )
    lines = [
        told,
        "",
        "| step | µs for each | in all | peak memory so far |",
        "|---|---|---|---|",
    ]
    for name, meaning in STEPS.items():
        micros = median(run[name][0] for run in runs)
        peak = median(run[name][1] for run in runs)
        whole = f"{micros * events / 1e6:.2f} s" if name in ("parse", "merge", "draw") else "–"
        lines.append(f"| {meaning} | {micros:.1f} | {whole} | {peak:.0f} MB |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
