"""Fields: names, shapes and forms of what stands in front matter, records and settings."""

from generator.diagnostics.explained import Explained, Room, front, whole

ROOM = Room(
    "Fields",
    "Every field has a type: docs/fields.md lists them all with an example of each. A fault in one field "
    "costs that field only; the rest of the file is read.",
    (
        Explained(
            "field-unknown",
            "A name that no field has",
            "The value is kept nowhere. Names that come near a field's are offered; near `status`, "
            "`embargo`, `expires` and `unpublished` they are an error of their own.",
            "Mend the name. Notes of your own belong under `unpublished:`.",
            front("titel: Moscow sees opportunity\ntitle: Moscow\n"),
        ),
        Explained(
            "field-missing",
            "A field that must be there",
            "Without it the record cannot be shown or found.",
            "Write the field; the hint has an example.",
            front("title:\n"),
        ),
        Explained(
            "field-empty",
            "An empty entry in a list",
            "A hyphen or a comma without anything behind it.",
            "Delete it, or fill it in.",
            front("tags:\n  - Russia\n  -\n"),
        ),
        Explained(
            "field-choice",
            "A value that is none of those there are",
            "The field takes one of a few words.",
            "Take one of them; the nearest is offered.",
            front("status: publish\n"),
        ),
        Explained(
            "field-value",
            "No number, or neither true nor false",
            "True is written `true`, `yes` or `on`; false `false`, `no` or `off`; a number in digits.",
            "Write the value in that form.",
            front("timeline: perhaps\n"),
        ),
        Explained(
            "field-range",
            "A number that is too small or too great",
            "The field takes numbers within bounds, which the hint names; docs/fields.md says what each means.",
            "Write one of them, or leave the field out.",
            front("events:\n  - {id: landed, title: Jets landed, date: 2014-06-28, significance: 5}\n"),
        ),
        Explained(
            "field-shape",
            "A value of another shape",
            "A list stands where one text belongs, a text where a record belongs, and the like.",
            "Write it like the example in docs/fields.md.",
            front("title: [Moscow, Baghdad]\n"),
        ),
        Explained(
            "field-colon",
            "A text that a colon turns into a name and a value",
            "In a list of texts, `- He said: no` is a name and its value to YAML.",
            "Put the text in quotes.",
            front("key_points:\n  - The ministry said: five jets\n"),
            safe=True,
        ),
        Explained(
            "field-list",
            "Several in one text",
            "A list stands in brackets, or with a hyphen before each item. Commas part tags and ids all the same; "
            "names of people stay one. They are only taken for several where each is a whole one (Ann Smith, Bob "
            "Jones) or a semicolon parts them: “Smith, Ann” and “Acme, Inc.” are one.",
            "Put brackets round it. What is one name, commas and all, stands in quotes within them.",
            front("tags: Russia, Iraq\n"),
        ),
        Explained(
            "field-long",
            "A text that will be cut",
            "Lists, search engines and feeds cut a text of that length, or it crowds the page.",
            "Say it shorter.",
            front(f"summary: {'Moscow sees opportunity in Iraq. ' * 10}\n"),
        ),
        Explained(
            "field-many",
            "More tags than are read",
            "Every tag has pages of its own, which show the others beside it: the site would grow with the square of "
            "their number.",
            "Keep those that a reader would look for.",
            front(f"tags: [{', '.join(f'a{number}' for number in range(201))}]\n"),
        ),
        Explained(
            "id-form",
            "An id in another form",
            "Ids become addresses: lower-case words joined by hyphens, at most eighty letters. The key of a"
            " source may have other signs, but no spaces.",
            "Write the id that is offered, also where it is referred to.",
            front("id: Moscow Jets\n"),
        ),
        Explained(
            "id-empty",
            "No address can be made",
            "An id needs a letter or a digit. It comes from the file's name where none is given.",
            "Name the file with letters, or give it an `id:`.",
            whole(
                "content/briefs/!!!.md",
                "---\ntitle: Moscow sees opportunity\ndate: 2014-08-12\nsource: https://example.org/jets\n---\nJets.\n",
            ),
        ),
        Explained(
            "url-form",
            "No web address",
            "An address begins with https://, http:// or mailto: and has no spaces or invisible letters in it.",
            "Copy it again from the browser's address line.",
            front("image:\n  url: www.example.org/jet.jpg\n  alt: A jet\n"),
        ),
        Explained(
            "point-form",
            "No point on a map",
            "Latitude and longitude are degrees with a decimal point, latitude first, south and west with a minus. "
            "Only places and organisations have one.",
            "Copy it again from a map.",
            whole(
                "content/entities/baghdad.yaml",
                "id: baghdad\ntype: place\nname: Baghdad\npoint: in the middle of Iraq\n",
            ),
        ),
        Explained(
            "focal-form",
            "No point of a picture",
            "Two numbers from 0 to 100 say how far from the left and how far from the top it lies.",
            "Write it like 50 30.",
            front("image:\n  url: https://example.org/jet.jpg\n  alt: A jet\n  focal: the jet\n"),
        ),
        Explained(
            "doi-form",
            "No DOI",
            "A digital object identifier begins with 10. and a number, and a slash follows. With https://doi.org/ or "
            "doi: before it, it is read without them.",
            "Copy it again from the first page of the article.",
            front("source: {doi: jets-2014, url: https://example.org/jets}\n"),
        ),
        Explained(
            "isbn-form",
            "No ISBN",
            "It has 13 digits (10 before 2007), with or without hyphens, and the last follows from the others. Where "
            "only that does not fit, this is a warning: some books are printed so.",
            "Compare it with the book.",
            front("source: {isbn: 978-0-13-235088-5, url: https://example.org/jets}\n"),
        ),
        Explained(
            "address-form",
            "No address inside the site",
            "Old addresses are written from the site's root, without its name and without ? or #.",
            "Write it like /2014/moscow.html.",
            front("aliases: [2014/moscow.html]\n"),
        ),
        Explained(
            "path-form",
            "No file below content/",
            "Files are named from content/ on, with / between folders; none outside of it can be used.",
            "Write it like media/hangar.jpg.",
            front("image:\n  src: ../hangar.jpg\n  alt: A jet\n"),
        ),
        Explained(
            "day-form",
            "No day",
            "The date of a brief is one day of the calendar, year first. (Dates of events and sources may "
            "be less exact: docs/dates.md.)",
            "Write it like 2014-08-12. What can only mean one day is offered in that form.",
            front("date: 12 August 2014\n"),
            safe=True,
        ),
        Explained(
            "instant-form",
            "No day with a time and a zone",
            "When an embargo ends must be said to the minute, and in which zone of the world.",
            "Write it like 2014-08-13T06:00:00+03:00.",
            front("embargo: 2014-08-13\n"),
        ),
        Explained(
            "language-form",
            "No code of a language",
            "Languages are named by their short codes, with hyphens: en, ar-IQ, zh-Hant.",
            "Write the code.",
            front("lang: en_GB\n"),
            safe=True,
        ),
        Explained(
            "gate-typo",
            "A name so near to one that keeps a text back",
            "`status`, `embargo`, `expires` and `unpublished` decide what is published. A slip in one of "
            "them would put the text online, so it is an error and not a warning.",
            "Mend the name; or choose one that is further away.",
            front("satus: draft\n"),
        ),
        Explained(
            "gate-place",
            "A name that keeps nothing back where it stands",
            "Inside another field `status`, `embargo` and the like say nothing about the brief.",
            "Move the line to the left margin.",
            front("source:\n  url: https://example.org/jets\n  embargo: 2014-08-13T06:00:00+03:00\n"),
        ),
        Explained(
            "gate-foreign",
            "Another program's way to keep a text back",
            "`draft: true`, `published: false`, `publishDate` and `expiryDate` are read as what they mean, "
            "so that moving a text here publishes nothing by mistake.",
            "Write Dateline's own field.",
            front("draft: true\n"),
            safe=True,
        ),
        Explained(
            "gate-value",
            "Another program's field that cannot be read",
            "Whether it keeps the text back cannot be told, so nothing is published.",
            "Write `status: draft`, or delete the line.",
            front("draft: soon\n"),
        ),
        Explained(
            "gate-conflict",
            "Two fields that disagree on publishing",
            "One says that the text is held back, the other that it is not.",
            "Delete one of the two.",
            front("status: published\ndraft: true\n"),
        ),
    ),
)
