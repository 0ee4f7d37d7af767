"""Files: where they lie, how they are saved, how front matter begins and ends, what other programs' files hold."""

from generator.diagnostics.explained import Explained, Room, whole

_BRIEF = "content/briefs/jets.md"
_BODY = "title: Moscow sees opportunity\ndate: 2014-08-12\nsource: https://example.org/jets\n"

ROOM = Room(
    "Files",
    "A site is dateline.yaml and the folder content/. Which folder a file lies in says what it is; nothing "
    "outside of content/ is ever read.",
    (
        Explained(
            "file-unused",
            "A file that nothing reads",
            "Its folder or its ending is none of those that Dateline knows.",
            "Move or rename it, as the hint says; or take it out of content/.",
            whole("content/brief/jets.md", f"---\n{_BODY}---\nMoscow sells jets.\n"),
        ),
        Explained(
            "file-copy",
            "A copy beside the file itself",
            "Browsers, file managers and shared folders leave such copies when a file comes twice or two people saved "
            "it. Nothing says which of the two is right: both texts would be published, and ids stand twice.",
            "Keep what is right of the two in one, and delete the other. If it is no copy, give it a name of its own.",
            whole(
                "content/pages/about (1).md",
                "---\ntitle: About\n---\nWho we are.\n",
                ("content/pages/about.md", "---\ntitle: About\n---\nWho we were.\n"),
            ),
        ),
        Explained(
            "file-unreadable",
            "A file or folder that cannot be read",
            "The system refuses it, it is a link that leads nowhere, or a pipe or device and no file at all.",
            "Mend its rights, or remove it.",
            when="a file in content/ may not be read, or a link in it leads nowhere",
        ),
        Explained(
            "content-missing",
            "A site without its folder content/",
            "Most likely the checkout is not whole, or this is the wrong folder. Taken for a site with nothing in it, "
            "it would take every page down; so nothing is built, and the last good site stays.",
            "Fetch the folder, or go to the one that has it. An empty content/ is a site without briefs.",
            when="dateline.yaml stands in a folder without content/",
        ),
        Explained(
            "file-name",
            "A name that not every system can have",
            'Windows keeps names such as con and aux for itself and allows none of the signs < > : " | ? * in a name, '
            "nor a dot or a space at its end; Windows and macOS take two names for one that differ only in capitals or "
            "in how their letters are encoded; and a name that is not UTF-8 is another one on every system. Whoever "
            "cloned the site there would miss the file.",
            "Rename it as the hint says, and mend what leads to it. Names in an older encoding are turned into UTF-8 "
            "by `convmv`, or by packing and unpacking them with a program that asks for the encoding.",
            whole("content/media/aux.txt", "Notes on the jets.\n"),
        ),
        Explained(
            "file-outside",
            "A link that is not followed",
            "A symbolic link leads out of content/ or templates/, or to a folder. Following it could publish what is "
            "not meant to be, or go round in a circle.",
            "Put the file or the folder itself into content/ or templates/.",
            when="content/ or templates/ holds a symbolic link to a folder, or to a file outside of it",
        ),
        Explained(
            "file-size",
            "A file that is far too large",
            "No text is that long; it is rather a picture or a recording with the wrong ending.",
            "Split it, or move it to content/media/.",
            when="a file that would be read as text has more than 20 million bytes",
        ),
        Explained(
            "file-unsteady",
            "A file that changed while it was read",
            "Something else kept writing to it: an editor, a synchronising folder.",
            "Build again when it rests.",
            when="another program writes to a file again and again during the build",
        ),
        Explained(
            "encoding",
            "A file that is not UTF-8",
            "Dateline reads UTF-8, as nearly all editors write it. The byte that is named belongs to "
            "another encoding.",
            "Save the file again as UTF-8 (in most editors: Save with encoding).",
            whole(_BRIEF, f"---\n{_BODY}---\nThe caf\udce9 by the ministry.\n"),
        ),
        Explained(
            "encoding-nul",
            "A file that is no text",
            "It holds a NUL byte, which no text has.",
            "Remove the byte, or the file.",
            whole(_BRIEF, f"---\n{_BODY}---\nMoscow\0 sells jets.\n"),
        ),
        Explained(
            "file-format",
            "A file of another program under the name of one of ours",
            "A document, a picture, an archive or a web page does not become text when its ending is changed.",
            "Open it in its own program, copy the text and save that as plain text; export citations again.",
            whole(_BRIEF, "{\\rtf1\\ansi Moscow sells jets.}\n"),
        ),
        Explained(
            "merge-conflict",
            "Two versions of one text",
            "Somebody else changed the same lines, and git left both for you to choose. Nothing else of the file is "
            "looked at before that: half of it would be wrong.",
            "Keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>. Where a text is to "
            "show such lines, begin them with a space.",
            whole(
                _BRIEF,
                f"---\n{_BODY}---\n<<<<<<< HEAD\nMoscow sells jets.\n=======\nMoscow sells arms.\n>>>>>>> desk\n",
            ),
        ),
        Explained(
            "front-matter-missing",
            "No front matter",
            "Every brief begins with front matter: a line of three hyphens, fields, and another such line. "
            "Only the very first line of the file can open it.",
            "Begin the file with the lines that the hint shows; they are made from the file's heading, name"
            " and address.",
            whole(_BRIEF, "# Moscow sees opportunity\n\nMoscow sells jets.\n"),
        ),
        Explained(
            "front-matter-open",
            "Front matter without an end",
            "The line of three hyphens that closes it is missing.",
            "Put a line --- after its last field.",
            whole(_BRIEF, f"---\n{_BODY}\nMoscow sells jets.\n"),
        ),
        Explained(
            "front-matter-dashes",
            "Other dashes than three hyphens",
            "Word processors and phones make one long dash of hyphens while you type.",
            "Write three hyphens; undo the correction, or turn it off.",
            whole(_BRIEF, f"—\n{_BODY}—\nMoscow sells jets.\n"),
            safe=True,
        ),
        Explained(
            "front-matter-twice",
            "A second front matter",
            "Only the first two lines of hyphens hold fields. What stands between two more is text, and Markdown "
            "makes a heading of it.",
            "Move its lines up into the first one.",
            whole(_BRIEF, f"---\n{_BODY}---\n---\nlang: en\n---\nMoscow sells jets.\n"),
        ),
        Explained(
            "front-matter-shape",
            "Front matter that is no list of names and values",
            "Between the two lines of hyphens stand names, each with a colon and its value.",
            "Write one name and value on each line.",
            whole(_BRIEF, "---\nMoscow sees opportunity\n---\nMoscow sells jets.\n"),
        ),
        Explained(
            "record-shape",
            "A file of records that holds something else",
            "Files in content/events, sources, entities, outlets and content/tags.yaml hold records: one, a"
            " list of them, or a map by id.",
            "Write `- id: …` and the fields below it, or the ids as names.",
            whole("content/tags.yaml", "- Russia\n- Iraq\n"),
        ),
        Explained(
            "bibtex",
            "An entry of a .bib file that cannot be read",
            "Its braces or commas do not add up, or its key stands twice.",
            "Mend it, or export it again.",
            whole(
                "content/sources/library.bib",
                "@article{jets,\n  title = {Moscow sells jets},\n}\n@article{jets,\n  title = {Jets again},\n}\n",
            ),
        ),
        Explained(
            "csl-json",
            "A .json file of sources that cannot be read",
            "It is not JSON, holds no list of items, or has an item without an id.",
            "Export it again as CSL JSON.",
            whole("content/sources/library.json", '[{"title": "Moscow sells jets"}]\n'),
        ),
        Explained(
            "ris",
            "A .ris file that is not as it should be",
            "Each reference begins with a line TY and ends with a line ER.",
            "Export it again as RIS, or add the line that is missing.",
            whole("content/sources/library.ris", "TY  - NEWS\nTI  - Moscow sells jets\n"),
        ),
        Explained(
            "import-date",
            "A date of another program that cannot be read",
            "The entry is taken over with the year or month that can be read, else without a date. Names of months are "
            "read in the entry's language, and in any other in which they mean one month only.",
            "Mend the date in the reference manager, or override `published` in the brief.",
            whole(
                "content/sources/library.bib",
                "@article{jets,\n  title = {Moscow sells jets},\n  date = {some day in June},\n}\n",
            ),
        ),
        Explained(
            "import-field",
            "A text of another program that no source can have",
            "A file of citations is held to what you could type yourself: an address that no reader should follow, a "
            "day that is none and letters that nobody sees are not taken over. The rest of the entry is.",
            "Mend it in the reference manager, or override the field in the brief.",
            whole(
                "content/sources/library.json",
                '[{"id": "jets", "type": "article-newspaper", "title": "Moscow sells jets",\n'
                '  "container-title": "IBN", "URL": "ftp://example.org/jets"}]\n',
            ),
        ),
        Explained(
            "import-missing",
            "A library that reads such files is not installed",
            "BibTeX and RIS are read by libraries that are installed only where they are wanted.",
            "pip install 'dateline[import]'",
            when="content/sources/ holds a .bib or .ris file and the extra `import` is not installed",
        ),
    ),
)
