"""Tells what came of a run, in the format that was asked for. Words and counts only; decides nothing."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.build.options import BuildOutcome, LeftOut
from generator.cli.asked import Asked, repository_folder
from generator.cli.streams import say, tell, wants_colour
from generator.diagnostics.diagnostic import Diagnostic, ordered

_LISTED = 10
_DRAFTS_SHOWN = ", with drafts: every page is marked noindex"


def tell_outcome(asked: Asked, root: Path, outcome: BuildOutcome, *, wrong: bool) -> None:
    """A build: its faults, what was left out, and the closing line."""
    if asked.format == "json":
        say_json(outcome_data(outcome, root))
        return
    tell_faults(asked, root, outcome.diagnostics)
    if wrong:
        tell(f"{counted_faults(outcome.diagnostics)}: nothing was written\n")
        return
    if asked.quiet:
        return
    if asked.verbose:
        for step in outcome.steps:
            if step.action != "keep":
                say(f"{step.action:6} {step.path} ({step.reason})\n")
    say(left_out_text(outcome.skipped, everything=asked.verbose))
    say(closing_line(outcome) + (_DRAFTS_SHOWN if asked.drafts else "") + "\n")


def tell_failed(asked: Asked, diagnostics: Iterable[Diagnostic], root: Path | None = None) -> None:
    """Faults that end a run before anything was done."""
    if asked.format == "json":
        say_json(outcome_data(BuildOutcome(diagnostics=tuple(diagnostics)), root))
    else:
        tell_faults(asked, root, diagnostics)


def tell_written(
    asked: Asked,
    paths: Sequence[str],
    words: str,
    told: Iterable[Diagnostic] = (),
    root: Path | None = None,
) -> None:
    """Files of the author that were written: in words, for programs by their paths."""
    if asked.format == "json":
        outcome = BuildOutcome(files_written=len(paths), diagnostics=tuple(told))
        say_json({**outcome_data(outcome, root), "paths": list(paths)})
    else:
        say(words)


def tell_faults(asked: Asked, root: Path | None, diagnostics: Iterable[Diagnostic]) -> None:
    """Faults for people on stderr; for GitHub also as annotations on stdout."""
    told = ordered(diagnostics)
    if asked.quiet:
        told = [
            each for each in told if each.severity == "error" or (asked.strict and each.severity == "warning")
        ]
    if not told:
        return
    # Most builds have nothing to tell.
    from generator.diagnostics.excerpts import with_excerpts
    from generator.diagnostics.formats.text import as_text

    if root is not None:
        told = ordered(with_excerpts(told, root))
    if asked.format == "github":
        from generator.diagnostics.formats.github import as_annotations

        say(as_annotations(told, folder=repository_folder(root) if root is not None else ""))
    tell(as_text(told, colour=wants_colour(sys.stderr)))
    if not asked.quiet:
        tell("\n")


def closing_line(outcome: BuildOutcome) -> str:
    """`132 briefs, 48 tags, 210 events: 412 files (9 written, 0 removed) in 0.84 s`."""
    files = counted(outcome.files_written + outcome.files_unchanged, "file")
    done = f"{outcome.files_written} written, {outcome.files_removed} removed"
    return f"{counted_things(outcome)}: {files} ({done}) in {outcome.seconds:.2f} s"


def counted_things(outcome: BuildOutcome) -> str:
    """`132 briefs, 48 tags, 210 events`."""
    numbers = ((outcome.briefs, "brief"), (outcome.tags, "tag"), (outcome.events, "event"))
    return ", ".join(counted(number, noun) for number, noun in numbers)


def left_out_text(skipped: Sequence[LeftOut], *, everything: bool = False) -> str:
    """What is not published: a line of counts with the next day on which that changes, then each by its path."""
    if not skipped:
        return ""
    counts = Counter(each.reason for each in skipped)
    parts = []
    for reason in ("draft", "review", "scheduled", "embargoed"):
        if counts[reason]:
            until = sorted(each.until for each in skipped if each.reason == reason and each.until)
            parts.append(_counted_reason(counts[reason], reason, until))
    listed = sorted(skipped, key=lambda each: each.path)
    shown = listed if everything else listed[:_LISTED]
    lines = [f"{', '.join(parts)} left out"]
    lines += (f"  {each.path} ({_why(each)})" for each in shown)
    if len(listed) > len(shown):
        lines.append(f"  and {len(listed) - len(shown)} more (-v lists them all)")
    return "\n".join(lines) + "\n"


def counted_faults(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`; "" when there is neither."""
    counts = Counter(each.severity for each in dict.fromkeys(diagnostics))
    return ", ".join(
        counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]
    )


def counted(number: int, noun: str) -> str:
    """`1 brief`, `2 briefs`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def outcome_data(outcome: BuildOutcome, root: Path | None) -> dict[str, Any]:
    """The object of `--format json`: exactly these keys."""
    from generator.diagnostics.formats.json import as_data

    told = ordered(outcome.diagnostics)
    if told and root is not None:
        from generator.diagnostics.excerpts import with_excerpts

        told = ordered(with_excerpts(told, root))
    return {
        "briefs": outcome.briefs,
        "events": outcome.events,
        "tags": outcome.tags,
        "files_written": outcome.files_written,
        "files_unchanged": outcome.files_unchanged,
        "files_removed": outcome.files_removed,
        "seconds": round(outcome.seconds, 3),
        "skipped": [
            {"path": each.path, "reason": each.reason, "until": each.until or None}
            for each in sorted(outcome.skipped, key=lambda each: each.path)
        ],
        "diagnostics": as_data(told),
    }


def say_json(value: object) -> None:
    """One JSON value on stdout, in ASCII, so that no encoding on the way can harm it."""
    # Programs ask for it; people, who wait, do not.
    import json

    say(json.dumps(value, indent=2) + "\n")


def _counted_reason(number: int, reason: str, until: list[str]) -> str:
    words = {"draft": counted(number, "draft"), "review": f"{number} in review"}
    said = words.get(reason, f"{number} {reason}")
    if not until:
        return said
    return f"{said} ({until[0]})" if number == 1 else f"{said} (next {until[0]})"


def _why(left_out: LeftOut) -> str:
    reason = {"review": "in review"}.get(left_out.reason, left_out.reason)
    return f"{reason} until {left_out.until}" if left_out.until else reason
