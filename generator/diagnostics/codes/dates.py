"""Dates, wherever they are typed: in front matter, in records, behind an event."""

from generator.diagnostics.explained import Explained, Room, body, front

ROOM = Room(
    "Dates",
    "A date may be as exact or as vague as it is known: docs/dates.md has all the forms. What cannot be "
    "read is never guessed at.",
    (
        Explained(
            "date-form",
            "No date that can be read",
            "It has none of the forms there are.",
            "Write it like 27 July 2014, 2014-07, early August 2014 or 2014-07-27?; or write `unknown`.",
            body("[Jets land in Baghdad]{when=20140728}.\n"),
        ),
        Explained(
            "date-ambiguous",
            "A date that could be two",
            "Day and month stand in another order in different countries.",
            "Write the month as a word, or the year first.",
            body("[Jets land in Baghdad]{when=7/8/2014}.\n"),
        ),
        Explained(
            "date-no-such-day",
            "A day that the month does not have",
            "The calendar has no such day.",
            "Mend it. If only the month is known, leave the day out.",
            body("[Jets land in Baghdad]{when=2014-06-31}.\n"),
        ),
        Explained(
            "date-no-such-month",
            "No such month",
            "Months are 01 to 12; 21 to 41 stand for seasons, quarters and the like.",
            "Mend it; perhaps day and month changed places.",
            body("[Jets land in Baghdad]{when=2014-28-06}.\n"),
        ),
        Explained(
            "date-no-year",
            "A date without its year",
            "Which year is meant cannot be told.",
            "Write the year.",
            body('[Jets land in Baghdad]{when="28 June"}.\n'),
        ),
        Explained(
            "date-backwards",
            "It ends before it begins",
            "The first of the two dates is the later one.",
            "Change their places.",
            body("[Jets were sent]{when=2014-07-03/2014-06-28}.\n"),
        ),
        Explained(
            "date-weekday",
            "The day of the week is another",
            "The date that is written does not fall on the day of the week beside it.",
            "Look at the source again, and mend one of the two.",
            body('[Jets land in Baghdad]{when="Monday, 28 June 2014"}.\n'),
        ),
        Explained(
            "date-winter",
            "Which winter?",
            "A winter lies in two years; winter 2013 could be either.",
            "Write winter 2013/14.",
            body('[Jets were sent]{when="winter 2013"}.\n'),
        ),
        Explained(
            "date-bare-range",
            "One day in it, or all the time?",
            "A bare `a..b` is read as one day in that time. It may be meant as something that lasted.",
            "Write [a..b] for one day in it, `a to b` if it lasted.",
            body("[Jets were sent]{when=2014-06-28..2014-07-03}.\n"),
        ),
        Explained(
            "date-spelling",
            "Months and days have two digits",
            "It can mean only one day and is read as that, but it is no form that other programs read.",
            "Write the zeros.",
            body("[Jets land in Baghdad]{when=2014-6-28}.\n"),
            safe=True,
        ),
        Explained(
            "date-old-spelling",
            "The spelling of 2012",
            "Until 2019 open and unknown ends were written as words, and ?~ stood for %.",
            "Write today's spelling, which means the same.",
            body("[Jets are being sent]{when=2014-06/open}.\n"),
            safe=True,
        ),
        Explained(
            "date-relative",
            "A date counted from something else, where none can be",
            "Only the date of an event may be counted from another event or from the day of its source.",
            "Write the date itself.",
            front("source:\n  url: https://example.org/jets\n  published: within a week after landing\n"),
        ),
        Explained(
            "date-uncounted",
            "A day of the week that cannot be counted",
            "`Thursday` or `yesterday` is counted from the day on which the cited source was published, and"
            " that is not known.",
            "Give the source its day in `published:`, or write the date itself.",
            body("[Jets land in Baghdad]{when=Thursday} [@alm].\n"),
        ),
    ),
)
