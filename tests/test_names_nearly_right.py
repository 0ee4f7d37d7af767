"""A name with one slip in it leads back to the one that was meant, whatever it names, among those this site has."""

import sys
from pathlib import Path

import pytest
from model_sample import Files, brief, link, named, sources

from generator.cli.main import call

KNOWN: Files = {
    "tags.yaml": "arms-sales: {label: Arms sales, broader: defence}\ndefence: {label: Defence}\n",
    "entities/a.yaml": "sergei-shoigu: {type: person, name: Sergei Shoigu}\nmoscow: {type: place, name: Moscow}\n",
    "outlets/a.yaml": "al-monitor: {name: Al-Monitor, url: https://al-monitor.example}\n",
    "events/a.yaml": "first-jets: {title: Jets came, date: 2014-06-28}\n",
    "sources/a.yaml": "vedomosti-2014: {outlet: Vedomosti, title: Jets, url: https://v.example/1}\n",
    "media/hangar.jpg": "",
    "pages/method.md": "---\ntitle: Method\n---\nText.\n",
    "deliveries": brief("## What came\n\nText.", "source: https://d.example/1", "date: 2014-08-01"),
}


def told(files: Files) -> str:
    """Messages and hints of everything told."""
    linked = link({**KNOWN, **files})
    found = (*linked.told, *linked.checked(proposals=True))
    return "\n".join(f"{each.code}: {each.message}; {each.hint}" for each in found)


def front(*lines: str) -> Files:
    return {"a": brief("Text.", *lines)}


def body(text: str, *lines: str) -> Files:
    return {"a": brief(text, *lines)}


SLIPS: dict[str, tuple[Files, str]] = {
    "a key": (front("sumary: S"), "summary"),
    "a key of a source": (front("source: {url: https://x.example, outlett: X}"), "outlet"),
    "a key of an event": (front("events: [{id: x, title: X, date: 2014, knd: visit}]"), "kind"),
    "a key of an image": (front("image: {url: https://x.example/a.jpg, alt: A, captoin: C}"), "caption"),
    "a key of the settings": ({"dateline.yaml": "title: T\npublishr: P\n"}, "publisher"),
    "a key within the settings": ({"dateline.yaml": "title: T\npolicies: {methd: method}\n"}, "method"),
    "a key of a tag": ({"tags.yaml": "x: {label: X, braoder: y}\ny: {label: Y}\n"}, "broader"),
    "a key of an entity": ({"entities/b.yaml": "x: {type: person, nam: X}\n"}, "name"),
    "a key of an outlet": ({"outlets/b.yaml": "x: {name: X, contry: IQ}\n"}, "country"),
    "a gate": (front("embargoe: 2030-01-01T00:00:00Z"), "embargo"),
    "a group of outputs": ({"dateline.yaml": "title: T\noutputs: [brief, tag-feds]\n"}, "tag-feeds"),
    "a level of a check": ({"dateline.yaml": "title: T\nchecks: {quote-long: eror}\n"}, "error"),
    "a check": ({"dateline.yaml": "title: T\nchecks: {quotelong: error}\n"}, "quote-long"),
    "a time zone": ({"dateline.yaml": "title: T\ntimezone: Asia/Bagdad\n"}, "Asia/Baghdad"),
    "a page of the settings": ({"dateline.yaml": "title: T\nnavigation: [metod]\n"}, "method"),
    "a page of the policies": ({"dateline.yaml": "title: T\npolicies: {about: methods}\n"}, "method"),
    "a choice": (front("status: publish"), "published"),
    "a tag": (front("tags: [Arm sales]"), "Arms sales"),
    "a tag of an event": (body("[A]{when=2014 tags=defense}."), "Defence"),
    "a broader tag": (
        {"tags.yaml": "x: {label: X, broader: arms-sale}\narms-sales: {label: Arms sales}\n"},
        "arms-sales",
    ),
    "a related tag": (
        {"tags.yaml": "x: {label: X, related: [arms-sale]}\narms-sales: {label: Arms sales}\n"},
        "arms-sales",
    ),
    "a replaced tag": (
        {"tags.yaml": "x: {label: X, replaced_by: arms-sale}\narms-sales: {label: Arms sales}\n"},
        "arms-sales",
    ),
    "a person linked": (body("[[Sergei Shoygu]] spoke."), "Sergei Shoigu"),
    "a person in a list": (front("people: [sergei-shoygu]"), "sergei-shoigu"),
    "a place in a list": (front("places: [moscw]"), "Moscow"),
    "an actor": (body("[A]{when=2014 actors=sergei-shoygu}."), "sergei-shoigu"),
    "a place of an event": (body("[A]{when=2014 places=moscov}."), "Moscow"),
    "a speaker": (body("[“We help”]{by=sergei-shoygu}."), "sergei-shoigu"),
    "a speaker in front matter": (front("quotes: [{text: We help, by: sergei-shoygu}]"), "sergei-shoigu"),
    "a larger entity": ({"entities/b.yaml": "x: {type: place, name: X, part_of: moscw}\n"}, "Moscow"),
    "an outlet": (front("source: {url: https://x.example, outlet: al-moniter}"), "Al-Monitor"),
    "an outlet's name": (front("source: {url: https://x.example, outlet: Al Moniter}"), "Al-Monitor"),
    "whom it has it from": (body("[A]{when=2014} [@rt, via al-moniter].", sources("rt")), "Al-Monitor"),
    "who said it": (body("[A]{when=2014} [@rt, by sergei-shoygu].", sources("rt")), "sergei-shoigu"),
    "whom a source has it from": (front("source: {url: https://x.example, via: al-moniter}"), "Al-Monitor"),
    "whom a shared source has it from": (
        {"sources/b.yaml": "x: {outlet: X, title: X, url: https://x.example, via: al-moniter}\n"},
        "Al-Monitor",
    ),
    "a source that has it from its neighbour": (
        front("sources: [{id: rt-2014, url: https://x.example}, {url: https://y.example, via: rt-2041}]"),
        "rt-2014",
    ),
    "who said what a report tells": (
        front(
            "events: [{id: x, title: X, date: 2014, reports: [{source: vedomosti-2014, by: sergei-shoygu}]}]"
        ),
        "sergei-shoigu",
    ),
    "where somebody had an office": (
        {"entities/b.yaml": "x: {type: person, name: X, roles: [{title: Head, org: moscw}]}\n"},
        "Moscow",
    ),
    "a picture by its name alone": (front("image: {src: hangar.jpg, alt: A}"), "media/hangar.jpg"),
    "a picture from the folder of the site": (
        front("image: {src: content/media/hangar.jpg, alt: A}"),
        "media/hangar.jpg",
    ),
    "a picture in another folder": (
        front("image: {src: images/hangar.jpg, alt: A}"),
        "media/hangar.jpg",
    ),
    "a picture from the root": (front("image: {src: /media/hangar.jpg, alt: A}"), "write media/hangar.jpg"),
    "a picture from the brief": (
        front("image: {src: ../media/hangar.jpg, alt: A}"),
        "write media/hangar.jpg",
    ),
    "a picture from here": (front("image: {src: ./media/hangar.jpg, alt: A}"), "write media/hangar.jpg"),
    "a picture on a disk": (
        front("image: {src: 'C:\\Kim\\site\\content\\media\\hangar.jpg', alt: A}"),
        "write media/hangar.jpg",
    ),
    "a source": (body("[A]{when=2014} [@rtt].", sources("rt", "bbc")), "rt"),
    "a shared source": (body("[A]{when=2014} [@vedomosti-2041].", sources("rt")), "vedomosti-2014"),
    "a source of a quotation": (
        front("quotes: [{text: W, by: X, source: vedomosti-2015}]"),
        "vedomosti-2014",
    ),
    "a source of a report": (
        front("events: [{id: x, title: X, date: 2014, reports: [{source: vedomosti-2015}]}]"),
        "vedomosti-2014",
    ),
    "an event": (body("[A]{of=first-jet}."), "first-jets"),
    "an event counted from": (body('[A]{when="within a day after first-jet"}.'), "first-jets"),
    "a larger event": (body("[A]{when=2014 part_of=first-jet}."), "first-jets"),
    "an event before": (front("events: [{id: x, title: X, date: 2014, follows: [first-jet]}]"), "first-jets"),
    "an event that is the same": (
        front("events: [{id: x, title: X, date: 2014, same_as: [first-jet]}]"),
        "first-jets",
    ),
    "an event that is another": (
        front("events: [{id: x, title: X, date: 2014, different_from: [first-jet]}]"),
        "first-jets",
    ),
    "a brief": (front("related: [deliverys]"), "deliveries"),
    "a brief in another language": (front("translations: {ar: deliverys}"), "deliveries"),
    "a brief that is replaced": (front("supersedes: [deliverys]"), "deliveries"),
    "a brief by its id": (body("[It](brief:deliverys)."), "deliveries"),
    "a brief by its file": (body("[It](deliverys.md)."), "deliveries.md"),
    "a brief by its file's name alone": (
        {"a": brief("[It](deliveries)."), "later/b": brief("[It](deliveries.md)."), "deliveries": brief()},
        "../deliveries.md",
    ),
    "a brief by the name of its page": (body("[It](2014/deliveries.html)."), "deliveries.md"),
    "a page by its file's name alone": (body("[It](method.md)."), "../pages/method.md"),
    "a picture by its file's name alone": (body("![Jets](hangar.jpg)"), "../media/hangar.jpg"),
    "a brief by its address": (body("[It](/briefs/deliverys/)."), "/briefs/deliveries/"),
    "a brief of a report": (
        {"events/b.yaml": "x: {title: X, date: 2014, reports: [{brief: deliverys}]}\n"},
        "deliveries",
    ),
    "a place in a brief": (body("## What came\n\n[There](#what-cam)."), "what-came"),
    "a place in another brief": (body("[There](deliveries.md#what-cam)."), "what-came"),
    "a picture": (body("![Jets](../media/hanger.jpg)"), "../media/hangar.jpg"),
    "a picture of front matter": (
        front("image: {src: media/hanger.jpg, alt: A, republish: owned}"),
        "media/hangar.jpg",
    ),
    "a folder": ({"brief/a.md": brief()}, "content/briefs"),
    "a file of tags": ({"tag.yaml": "x: {label: X}\n"}, "tags.yaml"),
    "an attribute": (body("[A]{wen=2014}."), "when"),
    "a kind": (body("[A]{when=2014 kind=meting}."), "meeting"),
    "a status": (body("[A]{when=2014 status=plannd}."), "planned"),
    "a basis": (body("[A]{when=2014 basis=captoin}."), "caption"),
    "a part of a citation": (body("[A]{when=2014} [@rt, denis].", sources("rt")), "denies"),
    "a measure": (body('[A]{when=2014 figure="deliverd 5"}.'), "delivered"),
    "a tag as it sounds": (
        {"tags.yaml": "iran: {label: Iran}\niraq: {label: Iraq}\n", **front("tags: [Irak]")},
        "Iraq",
    ),
    "a month": (body('[A]{when="28 Jume 2014"}.'), "“28 June 2014”"),
    "a block": (body("::: evnts\n- 2014: A\n:::"), "events"),
    "a kind of note": (body("> [!WARNIN]\n> Text."), "WARNING"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_the_nearest_name_is_offered(name: str) -> None:
    """Nobody has to look up how a thing is called that is almost called right."""
    files, meant = SLIPS[name]
    said = told(files)
    assert f"`{meant}`" in said or f"{meant}" in said.rpartition("did you mean")[2], said


FAR: dict[str, Files] = {
    "a name that is nothing like": body("[A]{of=quite-another-thing}."),
    "a tag that is nothing like": front("tags: [Weather]"),
    "another outlet": front("source: {url: https://x.example, outlet: The Economist}"),
    "another person": front("people: [vladimir-putin]"),
}


@pytest.mark.parametrize("name", FAR)
def test_no_name_is_offered_that_is_far_off(name: str) -> None:
    """A wrong suggestion costs more than none."""
    assert "did you mean" not in told(FAR[name])


COMMANDS = {
    "a verb": (("chek",), "check"),
    "an option": (("build", "--draft"), "--drafts"),
    "an option of one verb": (("check", "--fixx"), "--fix"),
    "a format": (("build", "--format", "jsn"), "json"),
    "a code": (("explain", "quote-lomg"), "quote-long"),
    "a kind of file": (("schema", "setings"), "settings"),
    "a brief to show": (("show", "deliverys"), "deliveries"),
    "a tag to merge": (("tags", "merge", "Arm sales", "Defence"), "Arms sales"),
    "a tag to merge into": (("tags", "merge", "Defence", "Arm sales"), "Arms sales"),
    "an option of the whole": (("--versoin",), "--version"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_offers_the_nearest(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip at the prompt is answered with what can be typed instead."""
    for path, text in named({**KNOWN, "a": brief("Text.", "tags: [Arms sales, Defence]")}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    typed, meant = COMMANDS[name]
    assert call(list(typed)) in (1, 2)
    assert meant in capsys.readouterr().err


TEMPLATES = {
    "a template that overrides none": ("breif.html", "x", "brief.html"),
    "a template to extend": ("brief.html", '{% extends "_fram.html" %}', "_frame.html"),
    "a name in a template": ("brief.html", "{{ page.brief.titel }}", "title"),
    "a filter": ("brief.html", "{{ page.title|uper }}", "upper"),
    "a word of the interface": ("brief.html", '{{ word("ways-onn") }}', "ways-on"),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_told_the_nearest(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever writes a template of their own need not read ours for a name."""
    file, text, meant = TEMPLATES[name]
    for path, content in named({**KNOWN, "a": brief()}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / file).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    call(["check", "--jobs", "1"])
    assert f"did you mean `{meant}`" in capsys.readouterr().err


def test_the_settings_under_another_name_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`dateline.yml` is no site yet, but nearly."""
    (tmp_path / "dateline.yml").write_text("title: T\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert call(["build"]) == 1
    assert "dateline.yml" in capsys.readouterr().err


def test_no_half_of_the_theme_is_left_among_the_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever walks all modules of the process (tests do) must not meet one that vanishes while it looks."""
    for path, text in named({"a": brief()}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert call(["check", "--jobs", "1"]) == 0, capsys.readouterr().err
    assert [name for name in sys.modules if name.startswith("_jinja2_module_templates")] == []
