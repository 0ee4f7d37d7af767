"""The JSON Schemas for editors: what is right passes, what is wrong is marked, and the guide says what is so."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import REPOSITORY

from generator.cli.editor_schemas import KINDS, schema_name, schema_of
from generator.cli.main import call
from generator.load.walk import find_files
from generator.parse.citation_file import is_citation_file
from generator.schema.declared import declared

GUIDE = REPOSITORY / "docs/editors.md"
KIND_OF_FILE = {"brief": "brief", "page": "page", "settings": "settings"}


class EditorYaml(yaml.SafeLoader):
    """YAML as editors read it (1.2, core schema): no days, and only true and false are neither text nor number."""


EditorYaml.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorYaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def read(path: Path) -> Any:
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = text.split("---\n", 2)[1]
    return yaml.load(text, EditorYaml)


def demo_files() -> list[tuple[str, str]]:
    """(path, kind of schema) of every file of the demo that an author writes in YAML."""
    files = [
        (file.path, KIND_OF_FILE.get(file.kind, file.kind))
        for file in find_files(REPOSITORY)[0]
        if file.kind != "media" and not is_citation_file(file.path)
    ]
    return [*files, ("dateline.yaml", "settings")]


def faults(kind: str, value: Any) -> list[str]:
    """What an editor would mark, each with its place."""
    validator = jsonschema.Draft7Validator(schema_of(kind))
    return [
        f"{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in validator.iter_errors(value)
    ]


def test_the_demo_has_files_of_every_kind() -> None:
    """What follows tries each schema on real files."""
    assert {kind for _, kind in demo_files()} == set(KINDS)


@pytest.mark.parametrize(("path", "kind"), demo_files(), ids=[path for path, _ in demo_files()])
def test_no_editor_marks_anything_in_the_demo(path: str, kind: str) -> None:
    """A schema that is stricter than the program would teach writers to ignore their editor."""
    assert faults(kind, read(REPOSITORY / path)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_describes_every_field(kind: str) -> None:
    """The editor shows what each field is for, in the words of docs/fields.md."""
    schema = schema_of(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    fields = declared(KINDS[kind].record_class).fields
    name = KINDS[kind].record_class.__name__
    properties = schema["definitions"][name]["properties"] if KINDS[kind].many else schema["properties"]
    assert {key: each["description"] for key, each in properties.items()} == {
        key: field.field.help for key, field in fields.items()
    }


@pytest.mark.parametrize(
    ("kind", "value", "place"),
    [
        ("brief", {"title": "T", "date": "2014-08-12", "sumary": "S"}, "sumary"),
        ("brief", {"title": "T", "date": "2014-08-12", "status": "publish"}, "status"),
        ("brief", {"date": "2014-08-12"}, "title"),
        ("brief", {"title": "T", "date": "2014", "sources": [{"id": "x", "access": "fre"}]}, "access"),
        ("settings", {"title": "T", "checks": {"quote-lomg": "off"}}, "quote-lomg"),
        ("settings", {"title": "T", "checks": {"quote-long": "of"}}, "quote-long"),
        ("settings", {"title": "T", "outputs": ["brief"]}, "outputs"),
        ("tags", {"x": {"label": "X", "braoder": "y"}}, "braoder"),
        ("events", [{"id": "x", "title": "X", "kind": "meting"}], "kind"),
    ],
)
def test_an_editor_marks_what_is_wrong(kind: str, value: Any, place: str) -> None:
    """A slip is seen while it is typed."""
    assert any(place in each for each in faults(kind, value))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("settings", {"title": "T", "checks": {"quote-long": "off", "source-outlet": False}}),
        ("settings", {"title": 2014, "author": "Kim", "html": "yes"}),
        ("brief", {"title": "T", "date": "2014-08-12", "source": "https://x.example", "tags": "Iraq"}),
        (
            "brief",
            {
                "title": "T",
                "date": "2014-08-12",
                "sources": {"x": {"published": 2014}},
                "unpublished": {"a": 1},
            },
        ),
        ("entities", {"x": {"name": {"en": "X", "ar": "س"}, "type": "person"}}),
        ("tags", {"x": None}),
    ],
)
def test_an_editor_takes_every_way_to_write_it(kind: str, value: Any) -> None:
    """Short forms and YAML's numbers are no faults: the program reads them too."""
    assert faults(kind, value) == []


def test_the_guide_names_the_files_and_patterns_that_there_are() -> None:
    """Whoever pastes from docs/editors.md gets schemas that exist, for files that are read."""
    guide = GUIDE.read_text("utf-8")
    names = set(re.findall(r"\.schemas/([\w.]+\.json)", guide))
    assert names == {schema_name(kind) for kind in KINDS}
    for block in re.findall(r"```json\n(.*?)```", guide, re.DOTALL):
        json.loads(block)
    pairs = re.findall(r'"\./\.schemas/(\w+)\.schema\.json"\]?(?::| =) "([^"]+)"', guide)
    assert len(pairs) >= 24
    assert all(pattern in KINDS[kind].files for kind, pattern in pairs)


def test_what_check_prints_is_what_the_guide_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """VS Code's problem matcher finds file, line, column, severity and code in every line that tells a fault."""
    guide = GUIDE.read_text("utf-8")
    pattern = next(
        each for each in re.findall(r"```json\n(.*?)```", guide, re.DOTALL) if "problemMatcher" in each
    )
    matcher = json.loads(pattern)["tasks"][0]["problemMatcher"]["pattern"]
    (tmp_path / "content/briefs").mkdir(parents=True)
    (tmp_path / "dateline.yaml").write_text("title: T\npublishr: X\n", "utf-8")
    (tmp_path / "content/briefs/a.md").write_text("---\ntitle: A\ndate: 2014\n---\nText [@x].\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert call(["check"]) == 1
    matches = [
        match for line in capsys.readouterr().err.splitlines() if (match := re.match(matcher["regexp"], line))
    ]
    found = {
        (match[matcher["file"]], match[matcher["severity"]], match[matcher["code"]]) for match in matches
    }
    assert ("dateline.yaml", "warning", "field-unknown") in found
    assert ("content/briefs/a.md", "error", "day-form") in found


def test_schemas_are_written_where_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`dateline schema --output .schemas` is all that an editor needs."""
    monkeypatch.chdir(tmp_path)
    assert call(["schema", "--output", ".schemas"]) == 0
    assert {path.name for path in (tmp_path / ".schemas").iterdir()} == {schema_name(kind) for kind in KINDS}
    assert json.loads((tmp_path / ".schemas/brief.schema.json").read_text("utf-8")) == schema_of("brief")
