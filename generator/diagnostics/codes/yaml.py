"""YAML: what people type that it reads otherwise than they mean."""

from generator.diagnostics.explained import Explained, Room, front, whole

ROOM = Room(
    "YAML",
    "Front matter, dateline.yaml and the records in content/ are YAML. Every value is text until its field "
    "says otherwise, but a few signs mean something to YAML itself. Where one of them stands in a text, put"
    " the text in quotes.",
    (
        Explained(
            "yaml-colon",
            "A colon and a space inside a text",
            "A colon and a space part a name from its value. A second one in the line looks like another "
            "name, as in every headline that has a subtitle.",
            "Put the whole text in quotes.",
            front("title: Heat waves: a review\n"),
            safe=True,
        ),
        Explained(
            "yaml-comma",
            "A comma inside a text between braces",
            "Between braces a comma ends a value, and what follows it is taken for the next name.",
            "Put the text in quotes; or, where several values are meant, put them in brackets.",
            whole(
                "content/events/landing.yaml",
                "landing: {title: Jets land in Baghdad, date: June 28, 2014}\n",
            ),
        ),
        Explained(
            "yaml-nested-key",
            "A name and a colon at the start of a value",
            "The value looks like a name with a value of its own. It may be a text with a colon in it, or a"
            " field that belongs inside this one.",
            "Put a text in quotes. A field of its own stands on the next line, two spaces further in.",
            front("source: url: https://example.org/jets\n"),
        ),
        Explained(
            "yaml-lines",
            "A text over several lines needs quotes",
            "A sign in this text means something to YAML, and the text goes on in the lines below, so that "
            "quotes round this line alone would cut it.",
            "Put a quotation mark before its first word and one behind its last; or write `>` behind the "
            "colon and the text on the lines below, indented.",
            front("summary: Two offices spoke: one of them\n  cancelled the deal\n"),
        ),
        Explained(
            "yaml-character",
            "A text begins with a sign that YAML keeps for itself",
            "No text may begin with @, a backtick, %, a comma, & or * without quotes.",
            "Put the text in quotes.",
            front("title: @dateline writes of jets\n"),
            safe=True,
        ),
        Explained(
            "yaml-quote",
            "Quotation marks or an apostrophe inside a text",
            "A text that begins with a quotation mark ends at the next one. What stands behind it belongs "
            "to nothing.",
            "Put other quotes round the whole: '…' round a text with \" in it, and the reverse.",
            front('title: "We stand by you", says Shoigu\n'),
            safe=True,
        ),
        Explained(
            "yaml-bracket",
            "A text begins with a bracket",
            "A value that begins with a bracket is a list or a map. Here a text goes on behind the closing "
            "bracket.",
            "Put the text in quotes.",
            front("title: [Update] Moscow sees opportunity\n"),
            safe=True,
        ),
        Explained(
            "yaml-list-end",
            "Something stands behind the end of a list",
            "The list ends at its closing bracket, and words follow. They may belong to the list, or the "
            "whole may be a text.",
            "Move the bracket behind the last item, or put a text in quotes.",
            front("title: [Russia, Iraq] and the jets\n"),
        ),
        Explained(
            "yaml-trailing",
            "A comma or a bracket too many",
            "In YAML no comma stands behind a value, and each bracket is closed once.",
            "Delete what stands behind the value.",
            front('title: "Moscow sees opportunity",\n'),
            safe=True,
        ),
        Explained(
            "yaml-unclosed",
            "A quote or a bracket is not closed",
            "Everything behind it would belong to it, to the next quote or bracket or to the end.",
            "Close it where the text or the list ends. The line that is offered closes it at the end of its"
            " own line.",
            front("tags: [Russia, Iraq\n"),
        ),
        Explained(
            "yaml-hash",
            "A # inside a list",
            "Behind a blank or a bracket, # begins a comment that goes on to the end of the line; here it "
            "takes the end of the list with it. Tags are written without #.",
            "Put the item in quotes, or leave the # out.",
            front("tags: [#Russia, #Iraq]\n"),
            safe=True,
        ),
        Explained(
            "yaml-comment-cut",
            "A # cuts a text off",
            "A blank and # begin a comment: what follows is left out in silence. People write comments with"
            " a space behind the #; without one it was probably meant as text.",
            "Put the text in quotes. If it is a comment, put a space behind the #.",
            front("summary: A study of #hashtags in the war\n"),
        ),
        Explained(
            "yaml-tab",
            "A tab indents a line",
            "YAML knows only spaces before a line: a tab is as wide as each editor likes.",
            "Use two spaces for each step. Most editors can be told to put spaces for the Tab key.",
            front("source:\n\toutlet: Al-Monitor\n\turl: https://example.org/jets\n"),
            safe=True,
        ),
        Explained(
            "yaml-space",
            "A space is missing, or is none that YAML knows",
            "A name is followed by a colon and a plain space. A no-break space, as copied from web pages, "
            "looks the same and is a letter to YAML.",
            "Type the space again with the space bar.",
            front("title:\u00a0Moscow sees opportunity\n"),
            safe=True,
        ),
        Explained(
            "yaml-missing-colon",
            "The colon behind a name is missing",
            "A line begins with a name, a colon and a space. Here another sign or only a blank stands "
            "behind a word. If the line belongs to the text above, it must begin further in.",
            "Write the colon and the space, or indent the line.",
            front('lang = "en"\n'),
        ),
        Explained(
            "yaml-list-sign",
            "An item of a list begins with another sign",
            "Each item of a list stands on a line of its own and begins with a hyphen and a space. With "
            "other signs, or without the space, YAML takes the lines together for one text.",
            "Write a hyphen and a space before each item.",
            front("tags:\n  * Russia\n  * Iraq\n"),
            safe=True,
        ),
        Explained(
            "yaml-dash",
            "A hyphen and a space where no list can begin",
            "A hyphen and a space begin an item of a list. Behind a name, or below a text, no list can begin.",
            "Put a text in quotes. A list begins on the line below its name.",
            front("title: - Moscow sees opportunity\n"),
        ),
        Explained(
            "yaml-indent",
            "A line does not begin where its neighbours do",
            "Names that belong together begin in the same column.",
            "Begin the line in the column of those it belongs to.",
            front("title: Moscow sees opportunity\n date: 2014-08-12\n"),
        ),
        Explained(
            "yaml-block",
            "A text begins with | or >",
            "Behind a colon, | and > say that the text follows on the lines below. Here it follows on the "
            "same line.",
            "Begin the text on the next line, indented; or put it in quotes.",
            front("summary: > Moscow sells jets\n"),
        ),
        Explained(
            "yaml-escape",
            "A backslash in double quotes",
            "In double quotes a backslash begins a code: \\n is a line end. This one begins none.",
            "Write it twice, or use single quotes.",
            front('summary: "saved in C:\\server\\jets"\n'),
        ),
        Explained(
            "yaml-key",
            "A list or map where a name belongs, or no name at all",
            "What stands before a colon is a name. Braces left over from a template look like a map.",
            "Write a name; put a text with braces in quotes.",
            front("summary: {{ summary }}\n"),
        ),
        Explained(
            "yaml-duplicate-key",
            "A name stands twice",
            "Many programs take the last of the two in silence. Dateline takes neither for granted and "
            "names both lines.",
            "Keep one of the two.",
            front("tags: [Russia]\nlang: en\ntags: [Iraq]\n"),
        ),
        Explained(
            "yaml-anchor",
            "An anchor",
            "A & and a word name a value so that it can be repeated. Dateline does not read that: small "
            "texts could grow beyond measure.",
            "Put a text in quotes. Write values out wherever they are needed.",
            front("authors: &desk\n"),
        ),
        Explained(
            "yaml-alias",
            "An alias",
            "A * and a word repeat a value that was named with &. Dateline does not read that.",
            "Put a text in quotes. Write values out wherever they are needed.",
            front("authors: *desk\n"),
        ),
        Explained(
            "yaml-merge",
            "A merge key",
            "The name << would take in the values of another map. Dateline does not read that.",
            "Write the values out where they are needed.",
            front("source:\n  <<: x\n  url: https://example.org/jets\n"),
        ),
        Explained(
            "yaml-tag",
            "A type tag",
            "A ! and a word would give the value a type of its own. In Dateline the field says what a value"
            " is.",
            "Put a text in quotes; delete a tag.",
            front("title: !Urgent\n"),
        ),
        Explained(
            "yaml-documents",
            "A second document",
            "A line --- begins another document, which nobody would read.",
            "Put it into a file of its own, or delete the line.",
            whole("content/tags.yaml", "iraq:\n  label: Iraq\n---\nrussia:\n  label: Russia\n"),
        ),
        Explained(
            "yaml-control-character",
            "An invisible control character",
            "Letters that nobody sees come with text copied from a PDF or a terminal. YAML cannot hold them; three that"
            " some readers take for the end of a line are read as a space, with a warning.",
            "Delete it, or type a space.",
            front("summary: Moscow\x0c sells jets\n"),
            safe=True,
        ),
        Explained(
            "yaml-depth",
            "Lists and maps too deep in one another",
            "More than fifty of them stand inside each other, which nobody means to write.",
            "Write it flatter.",
            front(f"unpublished: {'[' * 51}{']' * 51}\n"),
        ),
        Explained(
            "yaml-syntax",
            "A line that cannot be read",
            "YAML stops here, and none of the usual reasons explains it.",
            "Put texts in quotes, one name and value on each line.",
            when="the parser stops at something that none of the other codes describes",
        ),
    ),
)
