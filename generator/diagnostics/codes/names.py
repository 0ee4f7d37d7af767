"""Names and ids: of briefs, sources, tags, people, outlets, pages and files, and what refers to them."""

from generator.diagnostics.explained import Explained, Room, body, front, whole

_OTHER = "---\ntitle: Deliveries\ndate: 2014-08-13\nsource: https://example.com/jets\n---\nJets land.\n"

ROOM = Room(
    "Names",
    "Ids are permanent: addresses, feeds and other people's links rest on them. What refers to something "
    "that there is not is told with the nearest name.",
    (
        Explained(
            "brief-unknown",
            "No brief of that id",
            "A field or a command names a brief that there is not. A brief's id is its file's name without "
            ".md, or its `id:`.",
            "Mend the id; `dateline list` shows all.",
            front("related: [deliveris]\n", ("content/briefs/deliveries.md", _OTHER)),
        ),
        Explained(
            "brief-id-twice",
            "Two briefs with one id",
            "They would have one address.",
            "Rename one of the files, or give it an `id:`.",
            front("id: deliveries\n", ("content/briefs/deliveries.md", _OTHER)),
        ),
        Explained(
            "page-id-twice",
            "Two plain pages with one id",
            "They would have one address.",
            "Rename one of the files, or give it an `id:`.",
            whole(
                "content/pages/about.md",
                "---\ntitle: About us\n---\nWho we are.\n",
                ("content/pages/desk.md", "---\ntitle: About\nid: about\n---\nThe desk.\n"),
            ),
        ),
        Explained(
            "page-id-taken",
            "A page where the site has one of its own",
            "Addresses like /tags/ and /timeline/ belong to Dateline.",
            "Give the page another `id:`, or rename its file.",
            whole("content/pages/tags.md", "---\ntitle: Our tags\n---\nWhat they mean.\n"),
        ),
        Explained(
            "source-missing",
            "A brief without a source",
            "A brief says what it summarises.",
            "Write `source: https://…`; or `original: true` where it is your own analysis.",
            whole(
                "content/briefs/jets.md",
                "---\ntitle: Moscow sees opportunity\ndate: 2014-08-12\n---\nMoscow sells jets.\n",
            ),
        ),
        Explained(
            "source-unknown",
            "No source of that key",
            "A citation or a field names a source that is neither in the brief nor in content/sources/.",
            "Mend the key, or add the source.",
            body("Jets landed [@aml].\n"),
        ),
        Explained(
            "source-id-twice",
            "Two sources with one key",
            "Which of them is cited could not be told.",
            "Give one of them another id.",
            front(
                "sources:\n  - id: alm\n    url: https://example.org/a\n  - id: alm\n    url: https://example.org/b\n"
            ),
        ),
        Explained(
            "source-circle",
            "A source that has it from itself",
            "`via` leads from a source back to it, at once or over others. No such source counts as an origin.",
            "Name whom one of them has it from, or leave `via` out.",
            front(
                "sources:\n  - id: alm\n    url: https://example.org/a\n    via: bbc\n"
                "  - id: bbc\n    url: https://example.org/b\n    via: alm\n"
            ),
        ),
        Explained(
            "who-unknown",
            "Nobody of that name, but almost",
            "Behind via or by stands a name that nothing has, and that is nearly the name of something. It "
            "is taken for words.",
            "Mend the name, or put words in quotation marks.",
            body(
                "[Jets land]{when=2014-06-28} [@alm, via reutres].\n",
                ("content/outlets/reuters.yaml", "id: reuters\nname: Reuters\n"),
            ),
        ),
        Explained(
            "who-either",
            "A name that is both a source's and an outlet's",
            "Behind via or by it could mean either; the source is taken.",
            "Put the name in quotation marks for the outlet, or give the source another id.",
            body(
                "[Jets land]{when=2014-06-28} [@bbc, via alm].\n",
                ("content/outlets/alm.yaml", "id: alm\nname: Al-Monitor\n"),
                front_matter=(
                    "sources:\n  - id: alm\n    url: https://example.org/jets\n"
                    "  - id: bbc\n    url: https://example.com/jets\n"
                ),
            ),
        ),
        Explained(
            "name-unknown",
            "Nothing of that name, but almost",
            "A name in double brackets is nearly that of a person, place, brief or tag.",
            "Mend the name.",
            body(
                "The minister [[Sergei Shoygu]] said so.\n",
                ("content/entities/shoigu.yaml", "id: sergei-shoigu\ntype: person\nname: Sergei Shoigu\n"),
            ),
        ),
        Explained(
            "entity-unknown",
            "Part of something that has no record",
            "A record says that it is part of a place or organisation that content/entities/ does not have.",
            "Mend the id, or add the record.",
            whole(
                "content/entities/baghdad.yaml", "id: baghdad\ntype: place\nname: Baghdad\npart_of: irak\n"
            ),
        ),
        Explained(
            "entity-circle",
            "Part of itself",
            "A place or organisation is part of another, which is part of the first, or of itself.",
            "Name the larger one, and take `part_of` out of that.",
            whole(
                "content/entities/places.yaml",
                "- id: baghdad\n  type: place\n  name: Baghdad\n  part_of: iraq\n"
                "- id: iraq\n  type: place\n  name: Iraq\n  part_of: baghdad\n",
            ),
        ),
        Explained(
            "entity-id-twice",
            "Two people, places or organisations with one id",
            "They would have one address.",
            "Give one of them another id.",
            whole(
                "content/entities/people.yaml",
                "- id: shoigu\n  type: person\n  name: Sergei Shoigu\n- id: shoigu\n  type: person\n  name: Another\n",
            ),
        ),
        Explained(
            "entity-name-twice",
            "Two records with one name",
            "A text that names it could mean either; the first is taken.",
            "Drop the name from one of them, or make the two one.",
            whole(
                "content/entities/people.yaml",
                "- id: shoigu\n  type: person\n  name: Sergei Shoigu\n"
                "- id: minister\n  type: person\n  name: Sergei Shoigu\n",
            ),
        ),
        Explained(
            "outlet-unknown",
            "An outlet that is almost one with a record",
            "A source names an outlet without a record, whose name is nearly that of one with a record. Its sources "
            "would not stand on that outlet's page. What two sources name alike is taken as meant.",
            "Mend the name; or add the outlet to content/outlets/.",
            front(
                "source: {url: https://example.org/jets, outlet: Al-Moniter}\n",
                (
                    "content/outlets/all.yaml",
                    "al-monitor: {name: Al-Monitor, url: https://al-monitor.example}\n",
                ),
            ),
        ),
        Explained(
            "outlet-id-twice",
            "Two outlets with one id",
            "They would have one address.",
            "Give one of them another id.",
            whole("content/outlets/all.yaml", "- id: afp\n  name: AFP\n- id: afp\n  name: Agence\n"),
        ),
        Explained(
            "outlet-host-twice",
            "Two outlets with one host",
            "A source at an address of that host, and without `outlet:`, could be from either; the first is taken.",
            "Drop the host from one of them. A front page below the root, like bbc.com/arabic, claims no host.",
            whole(
                "content/outlets/all.yaml",
                "- id: afp\n  name: AFP\n  hosts: [afp.example]\n"
                "- id: agence\n  name: Agence\n  hosts: [afp.example]\n",
            ),
        ),
        Explained(
            "outlet-name-twice",
            "Two outlets with one name",
            "A source that names it could mean either; the first is taken.",
            "Drop the name from one of them, or make the two one.",
            whole("content/outlets/all.yaml", "- id: afp\n  name: AFP\n- id: agence\n  name: afp\n"),
        ),
        Explained(
            "tag-undefined",
            "A tag outside the vocabulary",
            "content/tags.yaml does not have it, under any of its names. It becomes a tag of its own. "
            "(`tags: {strict: error}` in the settings forbids that, `off` says nothing.)",
            "Mend the name, or add it to content/tags.yaml.",
            front("tags: [Irak]\n", ("content/tags.yaml", "iraq:\n  label: Iraq\n")),
        ),
        Explained(
            "tag-unknown",
            "A tag that refers to none",
            "An entry of the vocabulary names another as broader, related or in its place, and there is "
            "none; or a command names none.",
            "Mend the id, or add the tag.",
            whole("content/tags.yaml", "jets:\n  label: Jets\n  broader: arms\n"),
        ),
        Explained(
            "tag-circle",
            "Tags in a circle",
            "Each is broader than the next, or replaces it, and the last leads to the first.",
            "Drop one of them.",
            whole(
                "content/tags.yaml",
                "jets:\n  label: Jets\n  broader: arms\narms:\n  label: Arms\n  broader: jets\n",
            ),
        ),
        Explained(
            "tag-empty",
            "A tag without a letter",
            "No address can be made of it.",
            "Take it out, or write a name.",
            front('tags: ["?!"]\n'),
        ),
        Explained(
            "tag-id-twice",
            "Two tags with one id",
            "They would have one address.",
            "Make them one entry.",
            whole("content/tags.yaml", "- id: jets\n  label: Jets\n- id: jets\n  label: Aircraft\n"),
        ),
        Explained(
            "tag-name-twice",
            "Two tags with one name",
            "A brief that has it could mean either. Capitals, spaces and hyphens do not tell tags apart.",
            "Drop the name from one of them.",
            whole("content/tags.yaml", "jets:\n  label: Fighter jets\naircraft:\n  label: fighter-jets\n"),
        ),
        Explained(
            "alias-taken",
            "An old address that is a page's own",
            "A page stands there now.",
            "Take it out of `aliases`.",
            front("aliases: [/briefs/deliveries/]\n", ("content/briefs/deliveries.md", _OTHER)),
        ),
        Explained(
            "alias-twice",
            "An old address that leads to two places",
            "Two briefs, pages or tags claim it.",
            "Let it stand in one.",
            front(
                "aliases: [/old/jets.html]\n",
                (
                    "content/briefs/deliveries.md",
                    _OTHER.replace("title:", "aliases: [/old/jets.html]\ntitle:"),
                ),
            ),
        ),
        Explained(
            "link-brief",
            "A link to a brief or page that there is not",
            "No file or id is called so.",
            "Mend the name; the nearest is offered.",
            body("See [the deliveries](deliveris.md).\n", ("content/briefs/deliveries.md", _OTHER)),
        ),
        Explained(
            "link-media",
            "A link to a file that there is not",
            "content/ has no such picture or download.",
            "Put it into content/media/, or mend its name.",
            body("See [the report](media/reprot.pdf).\n", ("content/media/report.pdf", "")),
        ),
        Explained(
            "link-address",
            "A link to an address that the site has not",
            "An address from the root of the site leads to none of its pages.",
            "Link to a brief by its file or id, so that the link is kept right.",
            body("See [the timeline](/timelines/).\n"),
        ),
        Explained(
            "link-old",
            "A link to an old address",
            "A page stands there that leads on, made by `aliases:` or `same_as:`. Readers arrive by a detour.",
            "Link to the address that is named; a brief by its file or id, so that the link is kept right.",
            body(
                "See [the arms sales](/tags/weapons-sales/).\n",
                ("content/tags.yaml", "arms-sales: {label: Arms sales, aliases: [weapons-sales]}\n"),
                front_matter="tags: [arms sales]\n",
            ),
        ),
        Explained(
            "link-fragment",
            "A link to a place that the text has not",
            "No heading, event or note there has that name.",
            "Mend it; or link to the page itself.",
            body("See [below](#deliveris).\n\n## Deliveries\n"),
        ),
        Explained(
            "link-unpublished",
            "A link to what is not published yet",
            "It would lead readers nowhere, and tell them that something is coming.",
            "Publish the other brief first, or take the link out until then.",
            body(
                "See [the deliveries](deliveries.md).\n",
                ("content/briefs/deliveries.md", _OTHER.replace("title:", "status: draft\ntitle:")),
            ),
        ),
        Explained(
            "image-missing",
            "A picture that there is not",
            "The brief's `image:` names a file that content/ does not have.",
            "Put it into content/media/, or mend its name.",
            front("image:\n  src: media/jte.jpg\n  alt: A jet\n", ("content/media/jet.jpg", "")),
        ),
    ),
)
