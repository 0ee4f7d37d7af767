"""Events and quotations as they are marked in the text: `[words]{when=…}`."""

from generator.diagnostics.explained import Explained, Room, body

ROOM = Room(
    "Events in the text",
    "An event is marked where it is told: its words in brackets, and directly behind them braces that say "
    "when. What looks like an event and is none is an error, never printed as text. docs/grammar.md shows "
    "all of it.",
    (
        Explained(
            "event-space",
            "A space before the braces",
            "The braces stand directly behind the bracket. Parted from it they would be printed.",
            "Take out what stands between.",
            body("[Jets land in Baghdad] {when=2014-06-28}.\n"),
            safe=True,
        ),
        Explained(
            "event-colon",
            "A colon where none belongs",
            "A colon parts the words from their braces, or a name from its value, where the braces follow "
            "at once and the value follows =.",
            "Take the colon out, or write = for it.",
            body("[Jets land in Baghdad]{when: 2014-06-28}.\n"),
            safe=True,
        ),
        Explained(
            "event-equals",
            "The = is missing, or doubled",
            "What stands in the braces is a name, = and a value.",
            "Write name=value.",
            body("[Jets land in Baghdad]{2014-06-28}.\n"),
            safe=True,
        ),
        Explained(
            "event-comma",
            "Commas between attributes",
            "Attributes are parted by spaces.",
            "Write a space for each comma.",
            body("[Jets land in Baghdad]{when=2014-06-28, kind=transfer}.\n"),
            safe=True,
        ),
        Explained(
            "event-spaces",
            "Spaces beside = or #, or none between attributes",
            "No space stands beside = or behind #; one stands between two attributes.",
            "Write them like {when=2014-06-28 kind=transfer}.",
            body("[Jets land in Baghdad]{when = 2014-06-28}.\n"),
            safe=True,
        ),
        Explained(
            "event-parenthesis",
            "Parentheses for braces",
            "In parentheses behind a bracket stands the address of a link.",
            "Write braces.",
            body("[Jets land in Baghdad](when=2014-06-28).\n"),
            safe=True,
        ),
        Explained(
            "event-brackets",
            "Other brackets than these",
            "Words stand in [ ], attributes in { }. A link or a name that is to be an event needs brackets "
            "of its own.",
            "Write the right ones; the corrected line is offered.",
            body("[Jets land in Baghdad][when=2014-06-28].\n"),
        ),
        Explained(
            "event-bracket",
            "A bracket is missing round the words",
            "Braces follow, but the words before them are not in brackets that belong together. A bracket that is left "
            "open before marked words is a warning: it is printed as it is typed.",
            "Put [ before the first word and ] behind the last, in the same paragraph.",
            body("[Jets land in Baghdad{when=2014-06-28}.\n"),
        ),
        Explained(
            "event-brace",
            "Braces too many, or without words",
            "Attributes stand in one pair of braces, directly behind words in brackets.",
            "Take out the one too many, or put brackets round the words. To print a brace write \\{.",
            body("[Jets land in Baghdad]{{when=2014-06-28}}.\n"),
            safe=True,
        ),
        Explained(
            "event-unclosed",
            "The braces are not closed",
            "The closing brace is missing before the end of the paragraph.",
            "Write } behind the last value.",
            body("[Jets land in Baghdad]{when=2014-06-28 and more of them were on their way.\n"),
        ),
        Explained(
            "event-quote",
            "Quotation marks that do not fit",
            "A value in quotation marks ends at the next mark of the same pair; names have none.",
            "Close it, or put another pair round the whole value.",
            body('[Jets land in Baghdad]{when="28 June 2014 kind=transfer}.\n'),
        ),
        Explained(
            "event-value",
            "A value with spaces needs quotation marks",
            "Without them a value ends at the first space.",
            "Put quotation marks round it.",
            body("[Jets land in Baghdad]{when=28 June 2014}.\n"),
        ),
        Explained(
            "event-empty",
            "A name without a value, or nothing in the braces",
            "Nothing is said.",
            "Write the value, or leave the name out.",
            body("[Jets land in Baghdad]{when=2014-06-28 kind=}.\n"),
        ),
        Explained(
            "event-attribute",
            "An attribute that there is not",
            "An event has when, id, of, title, kind, status, places, actors, figure, basis, part_of and "
            "tags; a quotation has by. Each stands once.",
            "Mend the name; the nearest is offered.",
            body("[Jets land in Baghdad]{whne=2014-06-28}.\n"),
        ),
        Explained(
            "event-when",
            "Nothing says when",
            "An event has a date, or `unknown` where nobody says.",
            "Write when=…; for a quotation write by=….",
            body("[Jets land in Baghdad]{kind=transfer}.\n"),
        ),
        Explained(
            "event-words",
            "No words in the brackets",
            "The words that tell the event are its title, and there are none.",
            "Write them between the brackets.",
            body("Jets land in Baghdad []{when=2014-06-28}.\n"),
        ),
        Explained(
            "event-kind",
            "A kind that there is not",
            "Kinds are a closed list, so that events can be found by them.",
            "Take one of them, or leave it out.",
            body("[Jets land in Baghdad]{when=2014-06-28 kind=tranfer}.\n"),
        ),
        Explained(
            "event-status",
            "A status that there is not, or two that differ",
            "An event was planned, happened or was cancelled. Who denies or doubts it is said in the "
            "citation. Where it is told twice, the status where it is defined counts.",
            "Take one of the three; mend one of two that differ.",
            body("[Jets land in Baghdad]{when=2014-06-28 status=denied}.\n"),
        ),
        Explained(
            "event-basis",
            "A basis that there is not",
            "A date is stated, or rests on a caption, a dateline, an address, an inference or a computation.",
            "Take one of these words.",
            body("[Jets land in Baghdad]{when=2014-06-28 basis=photo}.\n"),
        ),
        Explained(
            "event-id",
            "An id in another form",
            "Ids become addresses: lower-case words joined by hyphens.",
            "Write the id that is offered, also where it is referred to.",
            body("[Jets land in Baghdad]{when=2014-06-28 id=First_Jets}.\n"),
        ),
        Explained(
            "event-id-and-of",
            "Both id and of",
            "`id` defines an event, `of` adds a report to one that is defined elsewhere.",
            "Keep one of the two.",
            body(
                "[Jets land]{when=2014-06-28 id=landing}; [they land again]{when=2014-06-28 id=second of=landing}.\n"
            ),
        ),
        Explained(
            "event-id-twice",
            "An event is defined twice",
            "Its id stands in two places, or two ids are one on systems that do not tell capitals apart.",
            "Write of= in one of them to add a report, or give it another id.",
            body("[Jets land]{when=2014-06-28 id=landing}; [jets land]{when=2014-06-29 id=landing}.\n"),
        ),
        Explained(
            "event-by",
            "Who said it stands in the citation",
            "`by` makes a quotation. Who says that an event happened is said of the source.",
            "Write [@source, by …] behind the event, or leave `when` out for a quotation.",
            body('[Jets land in Baghdad]{when=2014-06-28 by="Sergei Shoigu"}.\n'),
        ),
        Explained(
            "event-citation",
            "A citation inside the braces",
            "It stands behind them.",
            "Write [words]{when=…} [@key].",
            body("[Jets land in Baghdad]{when=2014-06-28 [@alm]}.\n"),
            safe=True,
        ),
        Explained(
            "event-plain",
            "Marks in a value that is plain text",
            "A title, or the name of a speaker, is printed as it is typed: it holds no events, citations or"
            " names.",
            "Write them in the words between the brackets.",
            body('[Jets land in Baghdad]{when=2014-06-28 title="[[Moscow]] sends jets"}.\n'),
        ),
        Explained(
            "event-picture",
            "A picture with attributes",
            "A picture tells no event.",
            "Mark words of the text.",
            body("![Jets on the ground]{when=2014-06-28}\n"),
        ),
        Explained(
            "event-depth",
            "Events too deep in one another",
            "More than twenty stand inside each other.",
            "Tell some in a sentence of their own.",
            body(f"{'[' * 22}Jets{']{when=2014}' * 22}\n"),
        ),
        Explained(
            "event-in-html",
            "A mark inside HTML",
            "Where HTML is let through, what stands in a tag or a block of it is printed as it stands.",
            "Write it outside of the tag, below a blank line.",
            body(
                "<div>\n[Jets land]{when=2014-06-28}\n</div>\n",
                ("dateline.yaml", "title: Briefs\nhtml: true\n"),
            ),
        ),
        Explained(
            "chronology-date",
            "An item without its date",
            "In a block ::: events each item begins with a date and a colon.",
            "Write it like `- 9 October 2012: Moscow makes the contracts public [@mt]`.",
            body("::: events\n- 28 June 2014 – jets land in Baghdad\n:::\n"),
            safe=True,
        ),
        Explained(
            "chronology-words",
            "An item without words",
            "Nothing stands behind the date.",
            "Say what happened.",
            body("::: events\n- 28 June 2014:\n:::\n"),
        ),
        Explained(
            "chronology-item",
            "Something else than items",
            "A chronology is one list, without lists in it and without text beside it.",
            "Take the indentation off, or move the text out of the block.",
            body("::: events\nThis is what happened.\n\n- 28 June 2014: jets land in Baghdad\n:::\n"),
        ),
    ),
)
