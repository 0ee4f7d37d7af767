"""The catalogue of codes: none that can be told is missing, none is left over, every example tells what it says."""

import ast
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from conftest import REPOSITORY

from generator.build.consequences import without_consequences
from generator.build.known_files import read_known
from generator.checks.declared import CheckedSite, run_checks
from generator.cli.explained_text import codes_text, explained_text
from generator.cli.main import call
from generator.crew import Crew
from generator.diagnostics.catalogue import catalogue, documented_at, nearest_code, rooms
from generator.diagnostics.diagnostic import Diagnostic, ordered
from generator.diagnostics.examples import example_files
from generator.diagnostics.excerpts import with_excerpts
from generator.diagnostics.explained import Example, Explained
from generator.diagnostics.formats.text import one_as_text
from generator.diagnostics.reference import codes_reference
from generator.model.link import link_site

PACKAGE = REPOSITORY / "generator"
PAGES = REPOSITORY / "docs" / "codes"
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# What makes a diagnostic, and which of its arguments is the code.
TELLERS = {
    **dict.fromkeys(("Diagnostic", "Fault", "_Fault", "fault", "TextFault", "DateFault", "Slip", "Trap"), 0),
    **dict.fromkeys(("_tell", "report_line", "_read_civil"), 1),
    "tell": 0,
}
ROOMS_THAT_TELL_NOTHING = {"diagnostics", "records", "pages", "exports", "drawing", "citations", "outputs"}
# Words that begin like a code and are none: the kinds of slots, groups of outputs, fields of other formats.
NO_CODES = {
    *("event-date", "event-start", "event-end", "quote-start", "quote-end"),
    *("tag-timeline", "tag-timelines", "tag-feeds"),
    *("date-parts", "day-of"),
}
EXPLAINED = list(catalogue().values())


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its path, but those of rooms that tell nothing."""
    paths = (path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*.py")))
    return {
        path.as_posix(): ast.parse((PACKAGE / path).read_text("utf-8"))
        for path in paths
        if path.parts[0] not in ROOMS_THAT_TELL_NOTHING and "__pycache__" not in path.parts
    }


@cache
def calls() -> list[tuple[str, str, ast.Call, str]]:
    """(module, function around it or "", call, what is called) for every call of the program."""
    found = []

    def visit(module: str, node: ast.AST, around: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                name = getattr(child.func, "id", getattr(child.func, "attr", ""))
                found.append((module, around, child, name))
            visit(module, child, child.name if isinstance(child, ast.FunctionDef) else around)

    for module, tree in modules().items():
        visit(module, tree, "")
    return found


def argument(call_: ast.Call, index: int, name: str) -> ast.expr | None:
    by_name = next((each.value for each in call_.keywords if each.arg == name), None)
    if any(isinstance(each, ast.Starred) for each in call_.args):
        return next((each for each in call_.args if isinstance(each, ast.Name) and each.id == name), by_name)
    return by_name or (call_.args[index] if len(call_.args) > index else None)


def texts(node: ast.expr | None, around: str) -> Iterator[str]:
    """The codes that an expression can be: a text, a choice of two, or a text made with a parameter."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body, around)
        yield from texts(node.orelse, around)
    elif isinstance(node, ast.JoinedStr):
        made = [""]
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                values = parameter(around, getattr(part.value, "id", ""))
                made = [before + value for before in made for value in values]
            elif isinstance(part, ast.Constant):
                made = [before + str(part.value) for before in made]
        yield from made


def parameter(function: str, name: str, passed: frozenset[str] = frozenset()) -> set[str]:
    """The texts that a function is ever given for one of its parameters, through others that pass it on."""
    found: set[str] = set()
    index = next((each.index(name) for each in parameters().get(function, ()) if name in each), -1)
    for _, around, call_, called in calls() if index >= 0 else ():
        if called == function:
            given = argument(call_, index, name)
            if isinstance(given, ast.Name) and around not in passed:
                found |= parameter(around, given.id, passed | {function})
            else:
                found |= set(texts(given, around)) if not isinstance(given, ast.JoinedStr) else set()
    return found


@cache
def parameters() -> dict[str, list[tuple[str, ...]]]:
    """The names of every function's parameters, by its name, which functions of two modules may share."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(tuple(each.arg for each in node.args.args))
    return found


@cache
def told_codes() -> dict[str, str]:
    """Every code in the source, with a place where it stands."""
    found: dict[str, str] = {}
    for module, around, call_, name in calls():
        if name in TELLERS:
            for text in texts(argument(call_, TELLERS[name], "code"), around):
                if CODE.fullmatch(text):
                    found.setdefault(text, f"{module}:{call_.lineno}")
    begin = {code.partition("-")[0] for code in (*found, *catalogue())}
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
                text = node.value
                if CODE.fullmatch(text) and text.partition("-")[0] in begin and text not in NO_CODES:
                    found.setdefault(text, f"{module}:{node.lineno}")
    return found


def write_example(example: Example, root: Path) -> None:
    for path, data in example_files(example).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def told_by_check(root: Path) -> list[Diagnostic]:
    """All that checking tells, without the pages, which no example of a text needs."""
    documents, told = read_known(root, Crew(1))
    if documents is not None:
        site, known, faults = link_site(documents, today="2014-09-01", now="2014-09-01T00:00:00+00:00")
        told = (*told, *faults, *run_checks(CheckedSite(site, documents, known), proposals=True))
        told = without_consequences(told, documents.unread, root)
    return list(with_excerpts(ordered(told), root))


def told_by_command(command: str) -> str:
    """What a command says of faults, run here and not in a process of its own."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        call(shlex.split(command)[1:])
    return said.getvalue()


def told_of(each: Explained, root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is told of an example: only its own code, for the page that explains it."""
    assert each.example is not None
    root.mkdir()
    write_example(each.example, root)
    if each.code != "content-missing":
        (root / "content").mkdir(exist_ok=True)
    if each.example.command == "dateline check":
        return "\n".join(one_as_text(told) for told in told_by_check(root) if told.code == each.code)
    monkeypatch.chdir(root)
    said = told_by_command(each.example.command)
    own = [part for part in re.split(r"\n(?=\S)", said) if f"[{each.code}]" in part.split("\n")[0]]
    return "\n".join(part.strip() + "\n" for part in own)


def test_every_code_that_can_be_told_is_explained() -> None:
    """Whoever looks a message up finds it: a new code needs an entry in generator/diagnostics/codes/."""
    missing = {code: place for code, place in told_codes().items() if code not in catalogue()}
    assert missing == {}, (
        "explain these in generator/diagnostics/codes/ (or, if one is no code, see NO_CODES)"
    )


def test_no_explanation_is_left_over() -> None:
    """The catalogue does not promise messages that nobody will ever see."""
    assert [code for code in catalogue() if code not in told_codes()] == []


def test_codes_are_told_apart_and_belong_to_one_room() -> None:
    """A code has one explanation and one page."""
    codes = [each.code for room in rooms().values() for each in room.codes]
    assert len(codes) == len(set(codes))
    assert all(CODE.fullmatch(code) for code in codes)


@pytest.mark.parametrize("each", [each for each in EXPLAINED if each.example], ids=lambda each: each.code)
def test_the_example_tells_its_code(each: Explained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page shows is what happens, and nothing else is wrong with it that would distract."""
    assert each.example is not None
    if each.example.command != "dateline check":
        assert f"[{each.code}]" in told_of(each, tmp_path / "site", monkeypatch)
        return
    write_example(each.example, tmp_path)
    told = told_by_check(tmp_path)
    assert each.code in [other.code for other in told]
    if each.safe:
        assert all(other.fixed_line for other in told if other.code == each.code)


@pytest.mark.parametrize("each", EXPLAINED, ids=lambda each: each.code)
def test_an_explanation_says_all_there_is_to_say(each: Explained) -> None:
    """A page without an example says when its code is told; sentences end, titles do not."""
    assert bool(each.example) != bool(each.when)
    assert each.title[-1] not in ".:"
    assert each.title[0].isupper()
    for words in (each.meaning, each.mend):
        assert words[-1] in ".:…!?)" or words.endswith(("`", "'"))
        assert "  " not in words


def test_pages_of_the_codes_are_what_the_program_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renew: bool
) -> None:
    """docs/codes/ shows today's messages: `pytest tests/test_codes.py --renew` writes them anew."""
    told = {each.code: told_of(each, tmp_path / each.code, monkeypatch) for each in EXPLAINED if each.example}
    pages = codes_reference(told)
    if renew:
        PAGES.mkdir(exist_ok=True)
        for name, text in pages.items():
            (PAGES / name).write_text(text, encoding="utf-8", newline="\n")
    assert {path.name for path in PAGES.glob("*")} == set(pages)
    for name, text in pages.items():
        assert (PAGES / name).read_text("utf-8") == text, f"docs/codes/{name}: renew it"


def test_explain_says_meaning_example_and_mend() -> None:
    """At the terminal a writer reads the same as on the page."""
    said = explained_text(catalogue()["yaml-colon"])
    assert said.startswith("yaml-colon: a colon and a space inside a text\n")
    assert "    title: Heat waves: a review\n" in said
    assert "`dateline check --fix` writes the corrected line." in said
    assert documented_at("yaml-colon") == "docs/codes/yaml.md#yaml-colon"
    assert "<tab>" in explained_text(catalogue()["yaml-tab"])
    assert "Told when" in explained_text(catalogue()["system"])


def test_the_list_has_every_code_under_its_room() -> None:
    """Whoever does not know the code finds it by its matter."""
    said = codes_text()
    assert all(f" {code} " in said for code in catalogue())
    assert all(room.title in said for room in rooms().values())


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("yaml-colon", 0, "A second one in the line"),
        ("error[yaml-colon]", 0, "A second one in the line"),
        ("[YAML-Colon]", 0, "A second one in the line"),
        ("yaml-colom", 1, "did you mean `yaml-colon`?"),
        ("yamlcolon", 1, "did you mean `yaml-colon`?"),
        ("citation", 1, "citation-unclosed"),
        ("nonsense-of-mine", 1, "`dateline explain` lists all codes"),
    ],
)
def test_explain_takes_what_is_pasted(
    typed: str, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A code may be pasted with its brackets; a misspelt one is answered with the nearest."""
    assert call(["explain", typed]) == code
    said = capsys.readouterr()
    assert words in said.out + said.err


def test_explain_answers_programs_with_json(capsys: pytest.CaptureFixture[str]) -> None:
    """An editor can show the explanation where the message stands."""
    assert call(["explain", "yaml-colon", "--format", "json"]) == 0
    data = msgspec.json.decode(capsys.readouterr().out)
    assert data["safe"] is True
    assert data["documentation"] == "docs/codes/yaml.md#yaml-colon"
    assert call(["explain", "--format", "json"]) == 0
    assert len(msgspec.json.decode(capsys.readouterr().out)) == len(catalogue())


def test_the_nearest_code_is_over_the_real_set() -> None:
    """A code with one slip in it leads back to that code."""
    for code in ("yaml-colon", "front-matter-open", "link-unpublished"):
        assert nearest_code(code[:-1] + "q") == code
