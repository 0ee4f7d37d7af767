"""The site as a whole: settings, templates, and what is written where."""

from generator.diagnostics.explained import Example, Explained, Room, whole

_BRIEF = (
    "---\ntitle: Moscow sells jets\ndate: 2014-08-12\nsource: https://example.org/jets\n---\nJets land.\n"
)

ROOM = Room(
    "The site and its folders",
    "A build writes nothing unless everything is right: the site of the last good build stays as it was. "
    "What is not Dateline's own is never overwritten or removed.",
    (
        Explained(
            "settings-missing",
            "No site here",
            "dateline.yaml makes a folder a site. It stands neither here nor in a folder above.",
            "Go to the site's folder, name it with --root, or make a new one with `dateline init`.",
            when="a command is given in a folder that belongs to no site",
        ),
        Explained(
            "settings-shape",
            "Settings that are no list of names and values",
            "dateline.yaml holds one name and value on each line.",
            "Write `title: …` on its first line.",
            whole("dateline.yaml", "My briefs\n"),
        ),
        Explained(
            "settings-timezone",
            "No such time zone",
            "The zone says which day is today, and so what is published.",
            "Write it like Europe/London or Asia/Baghdad; the nearest is offered.",
            whole("dateline.yaml", "title: Briefs\ntimezone: Asia/Bagdad\n"),
        ),
        Explained(
            "settings-page",
            "A page that there is not",
            "The navigation or the policies name a plain page that content/pages/ does not have.",
            "Add the page, or take it out of the settings.",
            whole(
                "dateline.yaml",
                "title: Briefs\nnavigation: [abuot]\n",
                ("content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n"),
            ),
        ),
        Explained(
            "template",
            "A template that cannot be used",
            "It asks for a name that it is not given, names a template that there is not, or breaks Jinja's"
            " rules. docs/templates.md lists what each is given.",
            "Mend the line that is named; the nearest name is offered.",
            whole(
                "templates/brief.html",
                "<h1>{{ brief.titel }}</h1>\n",
                ("content/briefs/jets.md", _BRIEF),
                command="dateline build",
            ),
        ),
        Explained(
            "template-name",
            "A template that replaces nothing",
            "A file in templates/ has nearly the name of one in the default theme, and nothing names it; or a block "
            "in it has a name that the template which it extends does not have, and is shown nowhere.",
            "Mend the name; docs/templates.md lists those of the theme.",
            whole("templates/breif.html", "<p>Mine</p>\n", command="dateline check --jobs 1"),
        ),
        Explained(
            "output-clash",
            "Two things at one address",
            "Two outputs would be one file, on every system or on those that do not tell capitals apart.",
            "Give one of them another id or name.",
            whole(
                "content/pages/feed.md",
                "---\ntitle: Our feed\n---\nHow to follow us.\n",
                ("content/pages/feed2.md", "---\ntitle: A page\naliases: [/feed.xml/]\n---\nMoved.\n"),
                ("content/briefs/jets.md", _BRIEF),
                command="dateline build",
            ),
        ),
        Explained(
            "output-path",
            "No name for a file of the site",
            "Some systems cannot have a file of that name: it ends in a dot, holds a colon, or the like.",
            "Rename it.",
            when="a file in content/media/ has a name that some system refuses",
        ),
        Explained(
            "output-place",
            "No place for the site",
            "The output folder holds what the site is made from, lies in it, or is no folder.",
            "Choose another with --output.",
            Example("content/briefs/jets.md", _BRIEF, command="dateline build --output content"),
        ),
        Explained(
            "output-foreign",
            "A file that Dateline did not write",
            "It stands where a page of the site belongs, and might be yours.",
            "Move it away, or write the site into another folder.",
            Example(
                "site/index.html",
                "<h1>My own page</h1>\n",
                beside=(("content/briefs/jets.md", _BRIEF),),
                command="dateline build",
            ),
        ),
        Explained(
            "output-link",
            "A link where the site is written",
            "Writing through it could change files elsewhere.",
            "Delete the link.",
            when="the output folder, or `.dateline`, holds a symbolic link where a file or folder belongs",
        ),
        Explained(
            "output-manifest",
            "The list of what was written is damaged",
            "Without it nothing of an older site can be removed, since it might be yours.",
            "Empty the output folder and build again.",
            Example(
                "site/.dateline-manifest",
                "nonsense\n",
                beside=(("content/briefs/jets.md", _BRIEF),),
                command="dateline build",
            ),
        ),
        Explained(
            "clean-manifest",
            "Nothing that is known to be Dateline's",
            "The output folder has no list of what was written, so nothing in it is removed.",
            "Remove by hand what you do not want.",
            Example("site/index.html", "<h1>My own page</h1>\n", command="dateline clean"),
        ),
        Explained(
            "leak",
            "Held-back text in the site",
            "Words of a draft, an embargoed or withdrawn brief, of unpublished notes, or the name of a file that "
            "nothing published uses, stand in an output. The build looks for them in all that it has written, and "
            "publishes nothing; `dateline check --leaks` looks in every byte of the output folder.",
            "Do not publish it. If a template of yours did not put them there, please report it.",
            when="a template prints what it should not, or Dateline has a fault",
        ),
        Explained(
            "cache-damaged",
            "The memory of earlier builds was damaged",
            "It was thrown away, and everything read anew. Nothing is lost.",
            "Nothing; `.dateline/` may be deleted at any time.",
            when="a file in `.dateline/` was cut off or changed",
        ),
        Explained(
            "build",
            "The site was not built",
            "`dateline serve` shows the last good site and has no other reason to tell.",
            "See what `dateline build` says.",
            when="a build for `dateline serve` ends without an error and without a site",
        ),
        Explained(
            "build-locked",
            "Another build is at work",
            "Two builds of one site would write over each other.",
            "Wait until it is done, or stop it.",
            when="two builds of one site run at once for longer than a build waits",
        ),
        Explained(
            "serve-port",
            "The port is taken",
            "Another program listens there.",
            "Choose another with --port, or leave it out.",
            when="`dateline serve --port N` finds the port N in use",
        ),
        Explained(
            "system",
            "The system refuses",
            "The disk is full, or may not be written or read.",
            "Do what the hint says, and build again.",
            when="the disk is full, a folder may not be written, a name is too long for it, and the like",
        ),
    ),
)
