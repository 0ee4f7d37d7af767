"""What the project says of itself: doors that open, floors that are there, links that lead on, verbs that exist."""

import re
from pathlib import Path

import pytest
from conftest import REPOSITORY
from test_house import FLOORS

from generator.cli.main import VERBS

PACKAGE = REPOSITORY / "generator"
BOOKS = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), PACKAGE / "README.md")
)


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def anchors(text: str) -> set[str]:
    """The ids that GitHub gives the headings of a file, and those that it writes itself."""
    found = set(re.findall(r'<a id="([^"]+)"', text))
    for heading in re.findall(r"^#{1,6} (.+)$", text, flags=re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.replace("`", "").casefold())
        found.add(words.strip().replace(" ", "-"))
    return found


@pytest.mark.parametrize("name", BOOKS)
def test_every_link_between_documents_leads_somewhere(name: str) -> None:
    """A reader on GitHub follows a link to the file, and to the heading, that it names."""
    text = re.sub(r"^(`{3,}).*?^\1", "", text_of(name), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"(`+)[^\n]+?\1", "", text)
    dead = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        target = (REPOSITORY / name).parent / path if path else REPOSITORY / name
        if "://" in link:
            continue
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            dead.append(link)
    assert dead == []


def test_every_door_opens() -> None:
    """Whoever looks for the room of a change is never sent to one that was moved or renamed."""
    doors = re.findall(r"`([a-z_/<>.]+)`", text_of("generator/README.md"))
    assert len(doors) > 12
    shut = []
    for door in doors:
        pattern = re.sub(r"<\w+>", "*", door)
        if not any((place / pattern).exists() or any(place.glob(pattern)) for place in (PACKAGE, REPOSITORY)):
            shut.append(door)
    assert shut == []


def test_the_floor_plan_has_every_room_on_its_floor() -> None:
    """The plan that a newcomer reads first is the one that the imports are held to."""
    plan = text_of("docs/architecture.md").partition("```\ngenerator/")[2].partition("```")[0]
    drawn = {room: int(floor) for floor, room in re.findall(r"(\d+) ([a-z]+)(?:/|\.py)", plan)}
    rooms = {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"}
    rooms -= {"__init__", "__main__", "__pycache__", "theme"}
    assert drawn == {room: FLOORS[room] for room in rooms}


def test_the_readme_names_every_verb() -> None:
    """The table of commands is the whole of them, and none of it is a wish."""
    table = text_of("README.md").partition("## The commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `dateline ([a-z]+)", table, flags=re.MULTILINE)) == set(VERBS)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    """Nobody searches for a file that a document only dreams of."""
    named = re.findall(r"`((?:generator|docs|tests|templates|content)/[\w/.-]+\.\w+)`", text_of(name))
    invented = {"generator/pages/glossary.py", "templates/glossary.html", "generator/exports/opml.py"}
    assert [path for path in named if path not in invented and not Path(REPOSITORY / path).exists()] == []
