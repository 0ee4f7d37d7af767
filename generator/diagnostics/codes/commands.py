"""What commands tell of themselves: init, new, tags merge, check --fix, explain."""

from generator.diagnostics.explained import Example, Explained, Room, whole

_BRIEF = "---\ntitle: Jets\ndate: 2014-08-12\ntags: [jets]\nsource: https://example.org/jets\n---\nMoscow sells jets.\n"

ROOM = Room(
    "Commands",
    "`dateline VERB --help` says what each takes.",
    (
        Explained(
            "code-unknown",
            "No such code",
            "`dateline explain` was asked for a code that Dateline never tells.",
            "Mend it; `dateline explain` lists all.",
            Example("content/briefs/jets.md", _BRIEF, command="dateline explain yaml-colom"),
        ),
        Explained(
            "fix-changed",
            "A file that changed while it was worked on",
            "Somebody saved or removed it while `dateline check --fix` or `dateline tags merge` worked. Their version "
            "stays.",
            "Run the same command again.",
            when="an editor saves a file between its being read and being written by one of these commands",
        ),
        Explained(
            "fix-link",
            "A link is not written through",
            "A symbolic link leads to the file, and what lies elsewhere is never changed.",
            "Change the file that it leads to.",
            when="`dateline check --fix` or `dateline tags merge` would change a file that is reached by a symbolic "
            "link",
        ),
        Explained(
            "fix-read-only",
            "A file that may only be read",
            "Somebody took the right to write it away, and that is respected.",
            "Allow writing, and run the same command again.",
            when="`dateline check --fix` or `dateline tags merge` would change a file whose rights do not allow it",
        ),
        Explained(
            "fix-stopped",
            "Files that were not written",
            "If one of the files that would change may not be written, none is. If the system fails while they take "
            "their places, the message says which are new; the others are as they were.",
            "Mend what is told beside it, and run the same command again: it does what is left.",
            when="`dateline check --fix` or `dateline tags merge` may not, or cannot, write all that it would change",
        ),
        Explained(
            "init-clash",
            "A new site where files are already",
            "Nothing that is there is overwritten.",
            "Move the file away, or make the site in another folder: dateline init DIR.",
            whole("dateline.yaml", "title: Briefs\n", command="dateline init"),
        ),
        Explained(
            "init-place",
            "A file where the new site's folder belongs",
            "A site is a folder.",
            "Choose another name.",
            whole("iraq", "notes\n", command="dateline init iraq"),
        ),
        Explained(
            "new-taken",
            "A brief of that name already",
            "Its file would have the same address.",
            "Give the new one another title.",
            Example("content/briefs/jets.md", _BRIEF, command="dateline new Jets"),
        ),
        Explained(
            "new-note",
            "What was taken for granted",
            "The outlet was guessed from the address, or the address is named in another brief already.",
            "Look, and change it if it is wrong.",
            Example(
                "content/briefs/jets.md",
                _BRIEF,
                command="dateline new Opportunity --url https://example.org/jets",
            ),
        ),
        Explained(
            "tag-merge",
            "Two tags that cannot be merged so",
            "They are one already; or the first is in the vocabulary and the second is not.",
            "Do what the hint says.",
            Example("content/briefs/jets.md", _BRIEF, command="dateline tags merge jets Jets"),
        ),
        Explained(
            "tag-merge-left",
            "A tag that a merge left",
            "A file or a list was not in order, or the tag is named within a text, where the right word is the "
            "writer's choice.",
            "Mend the place by hand.",
            Example(
                "content/briefs/jets.md",
                _BRIEF.replace("sells jets", "sells [[jets]]"),
                command="dateline tags merge jets aircraft",
            ),
        ),
        Explained(
            "tag-merge-entry",
            "What a merged tag said of itself",
            "The names of the tag that goes all lead to the one that stays; its definition, its wider and related tags "
            "do not. They are in content/tags.yaml as before, and show nowhere.",
            "Move what should stay to the entry of the tag that stays.",
            Example(
                "content/briefs/jets.md",
                _BRIEF,
                beside=(
                    (
                        "content/tags.yaml",
                        "jets:\n  note: Fighters.\naircraft:\n  label: Aircraft\n",
                    ),
                ),
                command="dateline tags merge jets aircraft",
            ),
        ),
        Explained(
            "tag-merge-address",
            "An old address that leads nowhere",
            "The tag that stays is not in the vocabulary, so nothing can lead on from the old one.",
            "Add it to content/tags.yaml with the old id under `aliases`.",
            Example("content/briefs/jets.md", _BRIEF, command="dateline tags merge jets aircraft"),
        ),
    ),
)
