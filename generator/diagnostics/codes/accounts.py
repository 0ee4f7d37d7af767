"""Events over the whole site: joined, dated, counted; what only all briefs together can tell."""

from generator.diagnostics.explained import Explained, Room, body, whole

_LANDING = "id: landing\ntitle: Jets land in Baghdad\ndate: 2014-06-28\n"
_DRAFT = (
    "---\ntitle: Deliveries\ndate: 2014-08-13\nstatus: draft\nsource: https://example.com/jets\n---\n"
    "[Jets land]{when=2014-06-28 id=landing}.\n"
)
_TOLD_TWICE = (
    "---\ntitle: Moscow sees opportunity\ndate: 2014-08-12\nsource: https://example.org/jets\n---\n"
    "[Jets land]{of=landing}, [fighters land]{of=arrival}.\n"
)

ROOM = Room(
    "Events over the whole site",
    "One event may be told by many briefs. docs/counting.md says how they are joined, dated and counted.",
    (
        Explained(
            "event-unknown",
            "An event that there is not",
            "`of=`, or a field of an event's record, names an id that nothing defines.",
            "Mend the id, or define the event with id= where it is told first.",
            body("[Five jets landed]{of=landng} [@alm].\n", ("content/events/landing.yaml", _LANDING)),
        ),
        Explained(
            "event-entry-missing",
            "An event whose date stands nowhere",
            "`[words]{#id}` takes everything else from `events:` in the front matter, which has no such entry.",
            "Add the entry; or write when=… here, or of=… for an event that is defined elsewhere.",
            body("[Jets land in Baghdad]{#landing} [@alm].\n"),
        ),
        Explained(
            "event-uncited",
            "Which source says so?",
            "The brief has several sources, and no citation follows the event in its paragraph.",
            "Write [@key] behind it.",
            body(
                "[Jets land in Baghdad]{when=2014-06-28}.\n",
                front_matter=(
                    "sources:\n  - id: alm\n    url: https://example.org/jets\n"
                    "  - id: bbc\n    url: https://example.com/jets\n"
                ),
            ),
        ),
        Explained(
            "event-anchor",
            "A date counted from nothing",
            "The date is counted from an event that there is not.",
            "Mend the id, or define that event with id=.",
            body('[More jets follow]{when="within a week after landing"} [@alm].\n'),
        ),
        Explained(
            "event-anchor-unpublished",
            "A date counted from what is not published",
            "Readers would learn of an event that is still held back.",
            "Write the date itself until then.",
            body(
                '[More jets follow]{when="within a week after landing"} [@alm].\n',
                ("content/briefs/deliveries.md", _DRAFT),
            ),
        ),
        Explained(
            "event-circle",
            "Events in a circle",
            "Each of these events is dated from the next, is part of it or comes after it, and the last leads to the "
            "first.",
            "Give one of them a date of its own; or take one out of `part_of` or `follows`.",
            body(
                '[Jets land]{when="a day after talks" id=landing}; [they talk]{when="a day after landing" id=talks} '
                "[@alm].\n"
            ),
        ),
        Explained(
            "event-dates",
            "An event with two dates",
            "`when` is another name of `date`. Both stand in one record and differ; `date` counts.",
            "Keep one of them, as `date`.",
            whole(
                "content/events/landing.yaml",
                "id: landing\ntitle: Jets land\ndate: 2014-06-28\nwhen: 2014-06-29\n",
            ),
        ),
        Explained(
            "event-duration",
            "No length of time",
            "`within` and `by` are written as ISO 8601 has it.",
            "Write P7D, P2W or P1M.",
            whole(
                "content/events/talks.yaml",
                "id: talks\ntitle: Talks\nrelative_to:\n  event: landing\n  after: true\n  within: a week\n",
                ("content/events/landing.yaml", _LANDING),
            ),
        ),
        Explained(
            "event-relative",
            "Before or after?",
            "A distance from another event is given, and not on which side of it.",
            "Write `after: true` or `before: true`.",
            whole(
                "content/events/talks.yaml",
                "id: talks\ntitle: Talks\nrelative_to:\n  event: landing\n  within: P7D\n",
                ("content/events/landing.yaml", _LANDING),
            ),
        ),
        Explained(
            "event-same-as",
            "The same as something that there is not",
            "`same_as` names an id that nothing has, and that is nearly the id of another event.",
            "Mend the id.",
            whole(
                "content/events/arrival.yaml",
                "id: arrival\ntitle: Jets arrive\ndate: 2014-06-28\nsame_as: [landng]\n",
                ("content/events/landing.yaml", _LANDING),
            ),
        ),
        Explained(
            "event-self",
            "An event that refers to itself",
            "It is part of, follows or is told apart from an id that is its own.",
            "Leave it out.",
            whole("content/events/landing.yaml", f"{_LANDING}part_of: landing\n"),
        ),
        Explained(
            "event-near",
            "Two events that may be one",
            "Their dates overlap, they share an actor or a place, and their titles are alike. Nothing is "
            "joined by itself; only `dateline check` says so.",
            "Write of= to add a report to the other, or `different_from:` to say that they are two.",
            whole(
                "content/events/all.yaml",
                "- id: landing\n  title: Jets land in Baghdad airport\n  date: 2014-06-28\n  places: [baghdad]\n"
                "- id: arrival\n  title: Fighters land in Baghdad airport\n  date: 2014-06-28\n  places: [baghdad]\n",
                ("content/briefs/jets.md", _TOLD_TWICE),
            ),
        ),
        Explained(
            "figure",
            "A number that cannot be read",
            "A figure is a measure, a number or a range, and a unit: `delivered 5; value >1bn USD`.",
            "Write it in that form.",
            body('[Jets land]{when=2014-06-28 figure="five delivered"} [@alm].\n'),
        ),
        Explained(
            "figure-measure",
            "A measure that is not known",
            "It would be compared with no other: “deliverd 5” and “delivered 10” would not be seen to differ.",
            "Mend the word, or add it under `measures:` in the settings.",
            body('[Jets land]{when=2014-06-28 figure="deliverd 5"} [@alm].\n'),
        ),
    ),
)
