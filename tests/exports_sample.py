"""A small site with everything that makes exports hard, linked as a build links it; and its exports, rendered."""

import json
import tempfile
from functools import cache
from pathlib import Path

from generator.build.known_files import read_known
from generator.crew import Crew
from generator.exports.declared import exports
from generator.memory.fingerprints import Digests
from generator.model.link import link_site
from generator.model.site import Site
from generator.outputs.output import Planned
from generator.render.frame import make_frame
from generator.render.render import render_page
from generator.render.theme import template_folders
from generator.render.workshop import open_workshop

BASE = "https://example.org/briefings/"
HOSTILE = "]]> <script>alert(1)</script> & 'x' ; DROP, a;b\\n \u202eabc"
FORMULA = '=HYPERLINK("x") went, off; then\\n on'
SETTINGS = """
title: "Arms & <allies>"
description: What happened when
author: The desk
publisher: Example Institute
licence: CC-BY-4.0
"""
MOSCOW = """---
title: Moscow sees opportunity in Iraq instability
date: 2014-08-12
updated: 2014-08-20
summary: Russia is using arms sales to weaken US influence.
key_points: ["Contracts above $1bn [@alm]"]
why: "It is [more](#what-happened) than a deal with [[Russia]]."
sources:
  alm:
    title: "Moscow sees 100% opportunity & more_"
    authors: [Paul Saunders, "Mensch, Kim"]
    outlet: Al-Monitor
    type: analysis
    url: https://www.al-monitor.com/a?b=1&c={2}
    published: August 2014
    accessed: 2014-08-12
    lang: en
    access: paywalled
  ibn:
    title: Вести
    outlet: IBN
    type: news
    url: https://ibn.example/1
    published: "[2014-07-24,2014-07-25]"
    lang: ru
tags: [Russia, arms sales]
---
## What happened

[Shoigu received the minister in Moscow]{when=2014-07-24 id=shoigu kind=meeting} [@alm; @ibn, when 2014-07-25].
The [sale of jets]{when=2014-06 id=sale} [@alm] was known[^1], [more may come]{when=unknown id=more status=planned}
[@alm], [a visit was called off]{when=2014-07-28 id=visit status=cancelled places=Baghdad} [@alm], as
[another](hostile.md) and ![a hangar](media/hangar.png) show, and [a list](/).

[^1]: To *some*.
"""
HOSTILE_BRIEF = f"""---
title: {json.dumps(HOSTILE)}
date: 2014-09-01
source: https://example.com/hostile
tags: [Russia]
---
Text with ]]> and \x07 a <b>tag</b> & more.
[{FORMULA}]{{when=2014-08-30 id=formula}} [@source] and the [minister spoke]{{of=shoigu}} [@source].
"""
ARABIC = """---
title: روسيا تبيع الطائرات للعراق وتدرب الطيارين في قاعدة قرب بغداد
date: 2014-10-02
lang: ar
source: https://example.com/ar
tags: [العراق]
---
[وصلت الطائرات الروسية الأولى إلى بغداد قبل أن يبدأ تدريب الطيارين عليها]{when=2014-09-30 id=arrival} [@source].
"""
DATES = {
    "day": "2014-07-27",
    "month": "2014-06",
    "year": "2014",
    "some-day": "[2014-07-27..2014-08-03]",
    "either": "[2014-06-28,2014-06-29]",
    "both": "{2014-07-24,2014-07-26}",
    "lasted": "2014-07-28/2014-08-01",
    "mixed": "2014-07/2014-08-01",
    "ongoing": "2014-06/..",
    "end-unknown": "2014-06/",
    "start-unknown": "/2014",
    "about": "2014-08-10~",
    "perhaps": "2014-07-27?",
    "by": "[..2014-08-12]",
    "after": "[2014-08-12..]",
    "twenties": "2014-07-2X",
    "some-24th": "2014-XX-24",
    "decade": "201X",
    "winter": "2014-24",
    "quarter": "2014-33",
    "timed": "2014-07-24T09:00:00Z",
    "ides": "-0043-03-15",
    "far": "Y12000",
    "feast": "XXXX-07-24",
    "never": "unknown",
}
"""An event of each kind of date, by its id."""
CHRONICLE = """---
title: A date of each kind
date: 2014-08-13
updated: 2014-08-14
source: {id: source, url: "https://example.com/dates", outlet: The Times}
tags: [chronicle]
---
""" + "\n".join(f'[Once {name}]{{when="{when}" id={name}}} [@source].' for name, when in DATES.items())
DRAFT = """---
title: Secretum
date: 2014-11-02
status: draft
source: https://example.com/secret
---
[Secret words]{when=2014-11-01 id=secretum} [@source].
"""
WITHDRAWN = """---
title: Taken back
date: 2014-12-01
status: withdrawn
source: https://example.com/wrong
tags: [Russia]
changes: [{date: 2014-12-05, kind: retraction, note: It was wrong.}]
---
[Nullum happened]{when=2014-11-30 id=nullum} [@source].
"""
EXPIRED = """---
title: Seen long enough
date: 2014-12-02
expires: 2015-01-01
source: https://example.com/old
tags: [Russia]
---
Old words.
"""
VOCABULARY = """
arms-sales: {label: {en: arms sales, ru: продажа оружия}, alt: [weapons sales], hidden: [arm sales],
  aliases: [arms], broader: trade}
trade: {label: Trade}
russia: {label: Russia, facet: place, note: The state}
"""
OWN_EVENTS = """
treaty: {title: "A treaty; nobody's brief tells it, yet", date: 2015-01-01, tags: [Russia]}
"""
FILES = {
    "dateline.yaml": SETTINGS,
    "content/briefs/moscow.md": MOSCOW,
    "content/briefs/hostile.md": HOSTILE_BRIEF,
    "content/briefs/arabic.md": ARABIC,
    "content/briefs/chronicle.md": CHRONICLE,
    "content/briefs/draft.md": DRAFT,
    "content/briefs/withdrawn.md": WITHDRAWN,
    "content/briefs/expired.md": EXPIRED,
    "content/tags.yaml": VOCABULARY,
    "content/events/own.yaml": OWN_EVENTS,
    "content/media/hangar.png": "",
}


def brief(title: str, text: str = "Words.", **fields: str) -> str:
    """A brief as it is typed; `fields` go into its front matter as they are."""
    head = {"title": json.dumps(title), "date": "2014-08-12", "source": "https://example.com/a", **fields}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in head.items() if value) + f"---\n{text}\n"


def linked(root: Path, files: dict[str, str] | None = None, base_url: str = BASE) -> Site:
    """The site of these files."""
    for name, text in (FILES if files is None else {"dateline.yaml": SETTINGS, **files}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    documents, told = read_known(root, Crew(1))
    assert documents is not None, told
    site, _, more = link_site(documents, today="2026-01-01", now="2026-01-01T00:00:00Z", base_url=base_url)
    wrong = [
        f"{each.path}: {each.message} ({each.hint})" for each in (*told, *more) if each.severity == "error"
    ]
    assert wrong == []
    return site


def planned(site: Site) -> dict[str, Planned]:
    """Every planned file of every export, by address."""
    digests = Digests()
    found: dict[str, Planned] = {}
    for export in exports():
        for each in export.files(site):
            assert each.address not in found
            digests.of(each.parts)
            found[each.address] = each
    return found


def rendered(site: Site, one: Planned) -> bytes:
    """The bytes of one file."""
    made = one.make(*one.parts)
    if one.template:
        workshop = open_workshop(template_folders(), make_frame(site, ""))
        made = render_page(workshop, one.template, one.address, made)
    return made if isinstance(made, bytes) else made.encode()


def exported(site: Site) -> dict[str, bytes]:
    """Every export of the site, by address."""
    return {address: rendered(site, one) for address, one in planned(site).items()}


def made(root: Path, files: dict[str, str] | None = None, base_url: str = BASE) -> dict[str, bytes]:
    """Every export of the site of these files, by address."""
    return exported(linked(root, files, base_url))


@cache
def sample_site(base_url: str = BASE) -> Site:
    """The site of FILES, linked once."""
    with tempfile.TemporaryDirectory() as root:
        return linked(Path(root), base_url=base_url)


@cache
def sample(base_url: str = BASE) -> dict[str, bytes]:
    """Its exports."""
    return exported(sample_site(base_url))
