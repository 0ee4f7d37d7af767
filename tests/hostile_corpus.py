"""Several hundred hostile files: scripts in every field, addresses in all spellings, bombs, traps of names.

`SHOWN` can be published and must stay words; of `REFUSED` each is an error; `SURVIVED` may be either, but quickly.
"""

from collections.abc import Iterator
from itertools import product

MARK = "window.__ran=1"
"""What no page may ever do."""

RECORDS = (
    "x\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil\nEND:VEVENT\n\nER  - \n\nTY  - JOUR\nID  - evil\nTI  - evil\nER  - \n}}\n}\n"
    '@book{evil, title = {evil}}\n\\"};,"\n=1+1,"evil",\t]]></content></entry><entry><id>evil</id></entry>\n'
    "Disallow: /\nSitemap: https://evil.example/\n" + "ж😀" * 30
)
"""What ends a record in each of the formats that are exported and begins another, over several lines."""

SCRIPTS = (
    f"<script>{MARK}</script>",
    f"</script><script>{MARK}</script>",
    f"</title><script>{MARK}</script>",
    f"</textarea></style></noscript><script>{MARK}</script>",
    f"--><script>{MARK}</script><!--",
    f"]]><script>{MARK}</script><![CDATA[",
    f"<img src=x onerror={MARK}>",
    f'"><img src=x onerror={MARK}>',
    f"'><img src=x onerror={MARK}>",
    f'" onmouseover={MARK} autofocus onfocus={MARK} x="',
    f"' autofocus onfocus={MARK} x='",
    f"` onerror={MARK} `",
    f"<svg onload={MARK}><animate onbegin={MARK} attributeName=x dur=1s>",
    f"<svg><script>{MARK}</script></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={MARK}&gt;'>",
    f"<iframe srcdoc='<script>parent.{MARK[7:]}</script>'></iframe>",
    f"<details open ontoggle={MARK}>x</details>",
    "<style>@import 'https://evil.example/x.css';</style><link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><button autofocus>x</button></form>",
    "{{ cycler.__init__.__globals__.os.popen('touch pwned') }}{% include '/etc/passwd' %}{# x #}",
    "${7*7} #{7*7} <%= 7*7 %> {{7*7}} {{{7*7}}}",
    f"\\u003cscript\\u003e{MARK}\\u003c/script\\u003e &lt;script&gt;{MARK}&lt;/script&gt;",
    "=cmd|' /C calc'!A0 @SUM(1+1) +1+1",
    "BEGIN:VEVENT\\nUID:x\\nEND:VEVENT;X:y,z",
    "}, title = {x} } @book{x, note={\\input{/etc/passwd}} \\write18{touch pwned}",
    "a\u202eb\u2066c\u200bd\u00ade\ufefff\ufff9g\U000e0041h",
    "\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085\u2028\u2029".replace("\0", ""),
    RECORDS,
)

# Everything that a text may stand in; X is where the text goes, in double quotes of YAML.
_FIELDS = """---
title: "X"
date: 2014-08-12
updated: 2014-08-20
summary: "X"
why: "X"
key_points: ["X"]
authors: [{name: "X", role: "X", url: "https://example.org/a"}]
series: "X"
issue: "X"
tags: ["X", plain]
people: ["X"]
orgs: ["X"]
places: ["X"]
licence: "X"
rights: "X"
sources:
  alm: {title: "X", authors: ["X"], outlet: "X", section: "X", url: "https://example.org/x", published: 2014-08,
    read: partial, read_note: "X", note: "X", pages: "X", number: "X",
    archived: [{url: "https://example.org/y", by: "X"}], versions: [{date: 2014, title: "X", note: "X"}]}
  via: {title: "X", outlet: Press, by: "\\"X\\""}
events:
  - {id: met-N, title: "X", date: 2014-07-24, date_text: "X", because: "X", summary: "X", note: "X",
    actors: [{entity: "X", role: "X"}], places: ["X"], reports: [{source: alm, says: "X"}, {source: via}]}
quotes: [{text: "X", by: "X", role_then: "X", said: "X", source: alm, locator: "X", translator: "X",
  original: {lang: ru, text: "X"}}]
image: {src: media/p.png, alt: "X", caption: "X", credit: "X", creator: "X", rights: "X", republish: owned}
changes: [{date: 2014-08-20, kind: correction, was: "X", now: "X", where: "X", note: "X", by: "X"}]
---
"""
_SMALL = "---\ntitle: Plain {n}\ndate: 2014-08-12\nsources:\n  a: {{title: A, url: 'https://example.org/{n}'}}\n---\n"
_CONTEXTS = (
    "X",
    "# X\n\n## X",
    "> X",
    "- X\n  - X",
    "| X | b |\n|---|---|\n| X | X |",
    "```X\nX\n```",
    "    X",
    "`X`",
    "*X* **X** ~~X~~",
    "[X](https://example.org/ 'X')",
    "![X](media/p.png)",
    "[X][r]\n\n[r]: https://example.org/ 'X'",
    "Note[^1].\n\n[^1]: X",
    "[[X]] and [[plain|X]]",
    "[X]{when=2014-07-24} [@a]",
    "[It came]{when=2014-07-24 title='X' places='X' actors='X'} [@a, as \"X\"]",
    "[X]{by='X'} [@a, p. X]",
    "[It came]{when=2014-07-24} [@a, via \"X\", by \"X\"]",
    "> [!NOTE]\n> X\n\n::: note\nX\n:::",
    "::: events\n- 9 October 2012: X [@a]\n:::",
    "<div>X</div>",
    "Term\n: X",
)  # fmt: skip

SPELLINGS = (
    "javascript:S", "JaVaScRiPt:S", "java\tscript:S", "java\nscript:S", "\x01javascript:S", " javascript:S",
    "javascript&colon;S", "&#106;avascript:S", "&#x6A;avascript:S", "&#0000106avascript:S", "javascript&#58;S",
    "javascript%3AS", "%6Aavascript:S", "javascript\\x3aS", "javascript:/*--></title>*/S", "javascript://%0aS",
    "vbscript:S", "livescript:S", "data:text/html,<script>S</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:image/svg+xml,<svg onload=S>", "feed:javascript:S", "view-source:x", "file:///etc/passwd", "blob:x",
    "about:blank", "filesystem:x", "jar:http://x!/", "ws://x.example", "ftp://x.example/", "tel:1", "intent:x",
    "//evil.example/", "\\\\evil.example\\x", "/\\evil.example", "http:evil.example", "https:///evil.example",
    "http://", "javascript\u200b:S", "ｊavascript:S", "javascript\u2028:S", "\ufeffjavascript:S", "?javascript:S",
)  # fmt: skip
"""Addresses that are none, in all spellings; S is where a script goes."""
_PLACES = (
    ("link", "[x](<A>)\n"),
    ("plain-link", "[x](A)\n"),
    ("picture", "![x](<A>)\n"),
    ("definition", "[x][r]\n\n[r]: <A>\n"),
    ("autolink", "<A>\n"),
    ("word", "A\n"),
)
_ADDRESS_FIELDS = (
    ("source", "source: 'A'"),
    ("url", "sources: [{id: a, title: T, url: 'A'}]"),
    ("archived", "sources: [{id: a, title: T, archived: [{url: 'A'}]}]"),
    ("author", "original: true\nauthors: [{name: N, url: 'A'}]"),
    ("image", "original: true\nimage: {url: 'A', alt: x, republish: none}"),
    ("image-source", "original: true\nimage: {src: media/p.png, alt: x, source_url: 'A', republish: owned}"),
    ("picture-file", "original: true\nimage: {src: 'A', alt: x, republish: owned}"),
    ("alias", "original: true\naliases: ['A']"),
)


def shown() -> dict[str, bytes]:
    """Files of a site that can be published: every script in every field, and in every place of Markdown."""
    files: dict[str, str] = {"content/media/p.png": "p", "content/media/p.svg": f"<svg onload='{MARK}'/>"}
    for n, script in enumerate(SCRIPTS):
        typed = _quoted(script)
        fields = (
            _FIELDS.replace("N", str(n)).replace('\\"X\\"', f'\\"{typed}\\"').replace('"X"', f'"{typed}"')
        )
        files[f"content/briefs/field-{n}.md"] = fields + "A plain text [@alm]; [@via].\n"
        body = "\n\n".join(context.replace("X", script.replace("\n", " ")) for context in _CONTEXTS)
        files[f"content/briefs/all-{n}.md"] = _SMALL.format(n=n) + body
        files[f"content/entities/e{n}.yaml"] = (
            f'e{n}: {{type: person, name: "E{n} {typed}", native: "{typed}", aliases: ["{typed} {n}"], '
            f'note: "{typed}", roles: [{{title: "{typed}", from: 2012}}]}}\n'
        )
        files[f"content/outlets/o{n}.yaml"] = (
            f'o{n}: {{name: "O{n} {typed}", owner: "{typed}", funding: "{typed}", country: "{typed}",'
            f' note: "{typed}"}}\n'
        )
    for (n, script), (m, context) in product(enumerate(SCRIPTS[:16]), enumerate(_CONTEXTS)):
        files[f"content/briefs/place-{n}-{m}.md"] = _SMALL.format(n=f"{n}-{m}") + context.replace("X", script)
    labels = "".join(
        f't{n}: {{label: "T{n} {_quoted(each)}", note: "{_quoted(each)}"}}\n'
        for n, each in enumerate(SCRIPTS)
    )
    files["content/tags.yaml"] = labels + "plain: {}\n"
    files["dateline.yaml"] = (
        f'title: "{_quoted(SCRIPTS[1])}"\ndescription: "{_quoted(SCRIPTS[7])}"\npublisher: "{_quoted(SCRIPTS[8])}"\n'
        "base_url: https://example.org/x/\nauthor: Desk\n"
    )
    return {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}


def addresses() -> dict[str, bytes]:
    """A brief for each forbidden address in each place where one may be typed."""
    files = {}
    for n, spelling in enumerate(SPELLINGS):
        address = spelling.replace("S", MARK)
        for name, place in _PLACES:
            files[f"content/briefs/{name}-{n}.md"] = _SMALL.format(n=f"{name}-{n}") + place.replace(
                "A", address
            )
        for name, field in _ADDRESS_FIELDS:
            typed = field.replace("'A'", f'"{_quoted(address)}"')
            text = f"---\ntitle: Plain {name} {n}\ndate: 2014-08-12\n{typed}\n---\nText.\n"
            files[f"content/briefs/{name}-{n}.md"] = text
    return {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}


def refused() -> Iterator[tuple[str, bytes]]:
    """Files that are no text, no YAML or a bomb: each is an error at its own path."""
    front = b"---\ntitle: x\ndate: 2014-08-12\noriginal: true\n"
    yield "nul", front + b"---\na\0b\n"
    yield "latin-1", front + b"---\ncaf\xe9\n"
    yield "cut-letter", front + b"---\n\xe2\x82\n"
    yield "half-letter", front + b"---\n\xed\xa0\x80\n"
    yield "overlong", front + b"---\n\xc0\xbcscript\n"
    yield "utf-16", "---\ntitle: x\n---\n".encode("utf-16")
    yield "utf-32", "---\ntitle: x\n---\n".encode("utf-32")
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    yield "zip", b"PK\x03\x04" + bytes(200)
    yield "empty", b""
    yield "fence", b"---\n"
    yield (
        "alias-bomb",
        front + b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(99)) + b"---\n",
    )
    yield "merge", front + b"<<: {a: 1}\n---\n"
    yield "tag", front + b"a: !!python/object/apply:os.system ['touch pwned']\n---\n"
    yield "deep-list", front + b"a: " + b"[" * 100_000 + b"\n---\n"
    yield "deep-map", front + b"a: " + b"{a: " * 50_000 + b"\n---\n"
    yield "deep-dashes", front + b"a:\n" + b"- " * 50_000 + b"\n---\n"
    yield "directive", b"%YAML 9.9\n" + front + b"---\n"


def survived(signs: int = 100_000) -> Iterator[tuple[str, bytes]]:
    """Briefs that cost as much as they are long, and no more."""
    front = b"---\ntitle: x\ndate: 2014-08-12\noriginal: true\n---\n"
    for name, sign in {
        "quote": b"> ",
        "list": b"- ",
        "number": b"1. ",
        "bracket": b"[",
        "parenthesis": b"(",
        "star": b"*",
        "under": b"_",
        "picture": b"![",
        "tick": b"` ",
        "tilde": b"~~",
        "wiki": b"[[",
        "event": b"[a]{when=",
        "brace": b"{",
        "cite": b"[@",
        "less": b"<",
        "comment": b"<!--",
        "entity": b"&",
        "pipe": b"|",
        "hash": b"#",
        "colon": b":",
        "note": b"[^1]",
        "fence": b"```\n",
        "div": b"::: note\n",
        "backslash": b"\\",
        "angle-link": b"[a](<",
        "link": b"[a](",
        "tab": b"\t",
        "autolink": b"<https://",
        "mail": b"a@b.",
        "heading": b"a\n=\n",
        "row": b"|a|b|\n|-|-|\n",
        "cr": b"\r",
        "term": b"a\n: b\n",
        "emphasis": b"*a **b ",
        "quote-list": b"> - ",
        "definition": b"[a]: b\n",
        "bidi": b"\xe2\x80\xae",
        "mark": "e\u0301".encode(),
    }.items():
        yield f"many-{name}", front + sign * (signs // len(sign)) + b"\n"
    yield "long-line", front + b"x" * 5_000_000 + b"\n"
    yield "long-words", front + b"word " * 1_000_000 + b"\n"
    yield (
        "long-title",
        b"---\ntitle: " + b"x" * 1_000_000 + b"\ndate: 2014-08-12\noriginal: true\n---\nText.\n",
    )
    yield (
        "many-tags",
        b"---\ntitle: x\ndate: 2014-08-12\noriginal: true\ntags: [" + b"a, " * 100_000 + b"]\n---\nText.\n",
    )
    yield (
        "many-keys",
        b"---\ntitle: x\ndate: 2014-08-12\noriginal: true\n"
        + b"".join(b"k%d: 1\n" % n for n in range(20_000))
        + b"---\n",
    )
    yield "zalgo", front + ("a" + "\u0301" * 100_000).encode() + b"\n"
    yield "bom", b"\xef\xbb\xbf" + front + b"Text.\n"


NAMES = (
    b"con", b"CON", b"prn", b"aux", b"nul", b"com1", b"lpt9", b"com\xc2\xb9", b"conin$", b"a.", b"a ", b" a", b"-rf",
    b"--output", b"..a", b"...", b"%2e%2e", b"a\\b", b"a:b", b"a*b", b"a?b", b"a|b", b"a<b>c", b'a"b', b"a'b", b"$(x)",
    b"`x`", b";x", b"&x", b"#x", b"a\nb", b"a\tb", b"a\x1bb", b"a\x7fb", "a\u202eb".encode(), "a\u200bb".encode(),
    "\ufeffa".encode(), "caf\u00e9".encode(), "cafe\u0301".encode(), b"CaSe", b"case", "stra\u00dfe".encode(),
    b"strasse", "\U0001f600".encode(), "\u0627\u0644".encode(), b"index", b"feed.xml", b"a" * 200, b"a\xffb",
    "\u2024\u2024".encode(), "\uff0e\uff0e".encode(), b"~a", b"a~1", b"desktop.ini", b"{{7*7}}", b"<script>",
)  # fmt: skip
"""Names of files that some system, shell or page takes for something else; without an ending."""


def _quoted(text: str) -> str:
    """The text in the escapes of YAML's double quotes."""
    return "".join(
        letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08x}" for letter in text
    )
