"""A small site with everything that makes exports hard, linked as a build links it; and its exports, rendered."""

import json
from pathlib import Path

from generator.build.fingerprints import Digests
from generator.exports.declared import exports
from generator.model.link import link_site
from generator.model.site import Site
from generator.outputs.output import Planned
from generator.parse.site import read_site
from generator.render.environment import make_environment
from generator.render.frame import make_frame
from generator.render.render import render_page
from generator.render.theme import template_folders

BASE = "https://example.org/briefings/"
HOSTILE = "]]> <script>alert(1)</script> & 'x' ; DROP, a;b\\n \u202eabc"
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
sources:
  alm:
    title: "Moscow sees 100% opportunity & more_"
    authors: [Paul Saunders, "Mensch, Kim"]
    outlet: Al-Monitor
    type: analysis
    url: https://www.al-monitor.com/a?b=1&c={2}
    published: 2014-08
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
[Shoigu received the minister in Moscow]{when=2014-07-24 id=shoigu kind=meeting} [@alm; @ibn, when 2014-07-25].
The [sale of jets]{when=2014-06 id=sale} [@alm] was known, [deliveries had begun]{when="by 2014-08-12" id=begun} [@ibn],
[more may come]{when=unknown id=more status=planned} [@alm], [fighting went on]{when="2014-06/.." id=war} [@alm].
[Jets arrived]{when=2014-07-27? id=jets} [@ibn]. [They trained]{when="2014-07-28/2014-08-01" id=train} [@alm].
"""
HOSTILE_BRIEF = f"""---
title: {json.dumps(HOSTILE)}
date: 2014-09-01
source: https://example.com/hostile
tags: [Russia]
---
Text with ]]> and \x07 a <b>tag</b> & more.
[=HYPERLINK("x") went, off; then\\n on]{{when=2014-08-30 id=formula}} [@source]
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
DRAFT = """---
title: Secretum
date: 2014-11-02
status: draft
source: https://example.com/secret
---
[Secret words]{when=2014-11-01 id=secretum} [@source].
"""
FILES = {
    "dateline.yaml": SETTINGS,
    "content/briefs/moscow.md": MOSCOW,
    "content/briefs/hostile.md": HOSTILE_BRIEF,
    "content/briefs/arabic.md": ARABIC,
    "content/briefs/draft.md": DRAFT,
}


def linked(root: Path, files: dict[str, str] | None = None, base_url: str = BASE) -> Site:
    """The site of these files."""
    for name, text in (FILES if files is None else files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    documents, told = read_site(root)
    assert documents is not None, told
    site, more = link_site(documents, today="2026-01-01", now="2026-01-01T00:00:00Z", base_url=base_url)
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
        made = render_page(
            make_environment(template_folders()), make_frame(site, ""), one.template, one.address, made
        )
    return made if isinstance(made, bytes) else made.encode()


def made(root: Path, files: dict[str, str] | None = None, base_url: str = BASE) -> dict[str, bytes]:
    """Every export of the site of these files, by address."""
    site = linked(root, files, base_url)
    return {address: rendered(site, one) for address, one in planned(site).items()}
