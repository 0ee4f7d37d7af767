#!/usr/bin/env python3
"""Turn a corpus (see corpus.py) into a ready-to-build site for one peer.

    python export.py PEER corpus.jsonl OUTDIR      PEER: dateline hugo eleventy pelican jekyll nikola plain

The site skeleton (config, templates, small plugins) is copied from peers/PEER/; this
file only writes the content, one Markdown file a brief, with YAML front matter.
`plain` writes content only (for the floor measurements).  Standard library only.
"""

import json
import os
import re
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SAFE = re.compile(r"[A-Za-zÀ-ž0-9_/][^:#\n\"'{}\[\],&*?|<>=!%@`\\]*(?<! )\Z")
WORDLIKE = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"}


def scalar(s):
    """A YAML scalar: plain where that is safe and not a number or keyword, else quoted."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", s):
        return s
    if (
        SAFE.match(s)
        and s.lower() not in WORDLIKE
        and not re.match(r"[\d.+-]", s)
        or s.startswith("https://")
        and " " not in s
    ):
        return s
    return json.dumps(s, ensure_ascii=False)


def to_yaml(d, ind=""):
    out = []
    for k, v in d.items():
        if isinstance(v, dict):
            out.append(f"{ind}{k}:\n{to_yaml(v, ind + '  ')}")
        elif isinstance(v, list) and v and isinstance(v[0], dict):
            out.append(f"{ind}{k}:\n")
            for item in v:
                block = to_yaml(item, ind + "    ")
                out.append(f"{ind}  - {block.lstrip()}")
        elif isinstance(v, list):
            out.append(f"{ind}{k}: [{', '.join(scalar(x) for x in v)}]\n")
        else:
            out.append(f"{ind}{k}: {scalar(v)}\n")
    return "".join(out)


def front(b, *, slug=False, **extra):
    d = {"title": b["title"], "date": b["date"]}
    if slug:
        d["slug"] = b["slug"]
    d |= {
        "summary": b["summary"],
        "tags": b["tags"],
        "source": b["source"],
        "entities": b["entities"],
        "events": b["events"],
        **extra,
    }
    return f"---\n{to_yaml(d)}---\n"


def hugo(b):
    # Hugo's native way to yearly pages is a taxonomy: the years must be repeated as a key
    years = list(dict.fromkeys(e["date"][:4] for e in b["events"]))
    head = front(b)[:-4] + "timeline: [" + ", ".join(f'"{y}"' for y in years) + "]\n---\n"
    return f"content/briefs/{b['slug']}.md", head + b["body"]


def eleventy(b):
    return f"content/briefs/{b['slug']}.md", front(b) + b["body"]


def pelican(b):
    return f"content/briefs/{b['slug']}.md", front(b, slug=True) + b["body"]


def jekyll(b):
    return f"_posts/{b['date']}-{b['slug']}.md", front(b) + b["body"]


def nikola(b):
    return f"posts/{b['slug']}.md", front(b, slug=True) + b["body"]


def dateline(b):
    body = re.sub(r"\]\(/briefs/([^)/]+)/\)", r"](brief:\1)", b["body"])
    d = {
        "title": b["title"],
        "date": b["date"],
        "summary": b["summary"],
        "tags": b["tags"],
        "sources": [
            {
                "id": "s1",
                "role": "primary",
                "title": b["source"]["title"],
                "outlet": b["source"]["outlet"],
                "authors": [b["source"]["author"]],
                "url": b["source"]["url"],
                "published": b["source"]["published"],
            }
        ],
        "people": b["entities"]["people"],
        "places": b["entities"]["places"],
        "orgs": b["entities"]["organisations"],
        "events": [{"date": e["date"], "title": e["title"], "summary": e["text"]} for e in b["events"]],
    }
    return f"content/briefs/{b['slug']}.md", f"---\n{to_yaml(d)}---\n{body}"


def plain(b):
    return f"content/briefs/{b['slug']}.md", front(b, slug=True) + b["body"]


PEERS = {f.__name__: f for f in (dateline, hugo, eleventy, pelican, jekyll, nikola, plain)}
STYLE_AT = {
    "dateline": None,
    "hugo": "static",
    "eleventy": ".",
    "pelican": "content",
    "jekyll": ".",
    "nikola": "files",
    "plain": ".",
}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    peer, corpus, out = sys.argv[1:]
    shutil.rmtree(out, ignore_errors=True)
    src = os.path.join(HERE, "peers", peer)
    shutil.copytree(src, out) if os.path.isdir(src) else os.makedirs(out)
    if (at := STYLE_AT[peer]) is not None:
        os.makedirs(os.path.join(out, at), exist_ok=True)
        shutil.copy(os.path.join(HERE, "peers", "style.css"), os.path.join(out, at))
    if peer == "eleventy":
        # eleventy and markdown-it-footnote, installed by npm in the folder NODE_HOME (default: here)
        os.symlink(
            os.path.join(os.environ.get("NODE_HOME", HERE), "node_modules"), os.path.join(out, "node_modules")
        )
    made = set()
    with open(corpus, encoding="utf-8") as f:
        for line in f:
            path, text = PEERS[peer](json.loads(line))
            path = os.path.join(out, path)
            if (d := os.path.dirname(path)) not in made:
                os.makedirs(d, exist_ok=True)
                made.add(d)
            with open(path, "w", encoding="utf-8") as g:
                g.write(text)


if __name__ == "__main__":
    main()
