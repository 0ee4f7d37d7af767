"""Citations: `[@key, part; @key]`."""

from generator.diagnostics.explained import Explained, Room, body

ROOM = Room(
    "Citations",
    "A citation names a source by its key, and says behind commas where in it, or what that source says "
    "otherwise: [@key, p. 3, via whom; @other, denies]. docs/grammar.md has every part.",
    (
        Explained(
            "citation-unclosed",
            "The citation is not closed",
            "The closing bracket is missing before the end of the paragraph.",
            "Write ] behind its last part.",
            body("Jets landed [@alm.\n"),
        ),
        Explained(
            "citation-comma",
            "Comma and semicolon have changed places, or are missing",
            "Two sources are parted by a semicolon, what is said of one by commas.",
            "Write [@one, p. 3; @other].",
            body("Jets landed [@alm p. 3].\n"),
            safe=True,
        ),
        Explained(
            "citation-empty",
            "A comma or semicolon that parts nothing",
            "A part or a source is missing beside it.",
            "Leave it out.",
            body("Jets landed [@alm, , p. 3].\n"),
            safe=True,
        ),
        Explained(
            "citation-key",
            "A source without @ or without its key",
            "Each source in a citation begins with @ and its key.",
            "Write [@key].",
            body("Jets landed [@alm; janes].\n"),
        ),
        Explained(
            "citation-part",
            "A part that there is not",
            "A part is a place in the source, via, by, when, undated, figure, as, caption, headline, denies"
            " or doubts; each stands once.",
            "Mend the word; the nearest is offered.",
            body("Jets landed [@alm, denied].\n"),
        ),
        Explained(
            "citation-who",
            "Somebody is missing",
            "Behind via and by stands who: a source, an outlet, a person, or words in quotation marks.",
            "Name them.",
            body("Jets landed [@alm, via].\n"),
        ),
        Explained(
            "citation-quote",
            "A quotation mark without its partner",
            "Words of the source stand in one pair of marks.",
            "Close it where the words end.",
            body('Jets landed [@alm, as "five of them].\n'),
        ),
        Explained(
            "citation-plain",
            "Marks in words that are plain text",
            "Quoted words and names are printed as they are typed.",
            "Take the brackets and braces out.",
            body('Jets landed [@alm, as "five [[Sukhoi]] jets"].\n'),
        ),
        Explained(
            "citation-space",
            "Something before the @",
            "A citation begins with [@ and the key at once.",
            "Take out what stands between; words go before the bracket.",
            body("Jets landed [see @alm].\n"),
            safe=True,
        ),
        Explained(
            "citation-bracket",
            "Other brackets, or half of them",
            "A citation stands in one pair of square brackets.",
            "Write [@key].",
            body("Jets landed {@alm}.\n"),
        ),
        Explained(
            "citation-beside",
            "Two citations beside each other",
            "An event takes the first citation behind it; the second would be no report of it.",
            "Write both sources in one pair of brackets.",
            body(
                "[Jets land in Baghdad]{when=2014-06-28} [@alm] [@bbc].\n",
                front_matter=(
                    "sources:\n  - id: alm\n    url: https://example.org/jets\n"
                    "  - id: bbc\n    url: https://example.com/jets\n"
                ),
            ),
        ),
        Explained(
            "citation-link",
            "A citation as the words of a link",
            "A parenthesis directly behind it would make it one.",
            "Leave a space before the parenthesis.",
            body("Jets landed [@alm](https://example.org/jets).\n"),
        ),
        Explained(
            "citation-event",
            "A citation as the words of an event",
            "Braces directly behind it would make it one.",
            "Put brackets round the words: [words]{when=…} [@key].",
            body("Jets landed [@alm]{when=2014-06-28}.\n"),
        ),
        Explained(
            "citation-definition",
            "A paragraph that would vanish",
            "Brackets and a colon at the start of a paragraph define a link in Markdown, and are on no page.",
            "Put the citation behind the words.",
            body("[@alm]: jets landed in Baghdad.\n"),
        ),
    ),
)
