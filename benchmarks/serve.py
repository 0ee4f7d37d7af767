#!/usr/bin/env python3
"""From the saved file to new bytes served: `dateline serve` against `hugo server` on the same corpus, in one run.

    python benchmarks/serve.py [--sizes 1000,10000] [--runs 5] [--work DIR] [--write]

Each server is started once; then one brief's body, another's title, and an event's date are edited in turn, and the
edited page is asked for until it has the new words. Between two edits lies a pause of two seconds.
"""

import argparse
import contextlib
import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from measure import surroundings, write_section
from run import REPOSITORY, Peer, command_line, corpus_of, export_site, peer_named

EDITS = ("body", "title", "date")
PATIENCE = 600.0
LOOK = 0.01
"""Seconds between two looks, so that asking costs the server nothing that counts."""
PAUSE = 2.0
"""Seconds from a page that is seen to the next save: nobody writes on without reading."""


def main() -> None:
    """Measures what the command line asks for, and prints or writes the table."""
    options = command_line(__doc__, runs=5).parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    lines = [
        "Milliseconds, median; `hugo server` with its in-memory rendering, as it is by default.",
        "",
        "| | dateline serve | hugo server |",
        "|---|---|---|",
    ]
    for size in options.sizes:
        found = {name: _measure(name, size, options) for name in ("dateline", "hugo")}
        for edit in EDITS:
            cells = [f"{1000 * median(found[name][edit]):.0f}" for name in found]
            lines.append(f"| {edit} edited, {size:,} briefs | {' | '.join(cells)} |")
    text = "\n".join(lines)
    print(text)
    if options.write:
        write_section("serve", text)


def _measure(name: str, size: int, options: argparse.Namespace) -> dict[str, list[float]]:
    folder = options.work / f"serve-{name}-{size}"
    peer = peer_named(name, options.work)
    export_site(peer, corpus_of(options.work, size), folder)
    found: dict[str, list[float]] = {edit: [] for edit in EDITS}
    with _served(peer, folder) as address:
        for number in range(options.runs + 1):
            for place, edit in enumerate(EDITS):
                took = _saved(peer, folder, address, edit, place, number)
                # The first save of each kind finds a server that has not done it before.
                if number:
                    found[edit].append(took)
    return found


@contextlib.contextmanager
def _served(peer: Peer, folder: Path) -> Iterator[str]:
    port = _free_port()
    if peer.name == "hugo":
        command = [peer.command[0], "server", "--port", str(port), "--disableLiveReload"]
        base = f"http://127.0.0.1:{port}/"
    else:
        command = [sys.executable, "-m", "generator", "serve", "--port", str(port), "--today", "2030-01-01"]
        base = ""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings({"PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if match := re.search(r"http://\S+:\d+/\S*", line):
                base = match[0] if not base else base[:-1] + urlsplit(match[0]).path
                break
        yield base
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _saved(peer: Peer, folder: Path, address: str, edit: str, place: int, number: int) -> float:
    """Saves a brief and asks for its page until it is the new one: seconds."""
    briefs = sorted((folder / peer.content).glob("*.md"))
    path = briefs[(place + 1) * len(briefs) // 5]
    text = path.read_text("utf-8")
    if edit == "body":
        new = f"{text}\nSentence sign{number}.\n"
        sign = f"sign{number}"
    elif edit == "title":
        sign = f"Headline sign{number}"
        new = re.sub(r"^title: .*$", f"title: {sign}", text, count=1, flags=re.MULTILINE)
    else:
        head, events, tail = text.partition("events:")
        tail = re.sub(r"(- date: \"?)\d{4}-\d\d-\d\d", rf"\g<1>{1971 + number}-01-02", tail, count=1)
        new, sign = head + events + tail, str(1971 + number)
    page = f"{address}briefs/{path.stem}/"
    time.sleep(PAUSE)
    path.write_text(new, encoding="utf-8")
    begun = time.perf_counter()
    while sign not in _page(page):
        if time.perf_counter() - begun > PATIENCE:
            raise SystemExit(f"{peer.name} never showed {sign} on {page}")
        time.sleep(LOOK)
    return time.perf_counter() - begun


def _page(address: str) -> str:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().read().decode("utf-8", "replace")
    except http.client.HTTPException:
        # Hugo may send a file that it is writing.
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
