"""The codes of checks of meaning: what is right in form and may be wrong all the same."""

from generator.diagnostics.explained import Explained, Room, body, front, whole

_SOURCED = (
    "sources:\n  - {id: alm, outlet: Al-Monitor, url: https://example.org/jets, published: 2014-08-11}\n"
)
_JETS = "{url: https://example.org/jets, outlet: Example,"
ROOM = Room(
    "Checks of meaning",
    "What is right in form and may be wrong all the same. docs/checks.md lists them all; `checks:` in the settings "
    "says how gravely each is taken: `checks: {quote-long: error, source-outlet: off}`.",
    (
        Explained(
            "source-outlet",
            "A source without its outlet",
            "A source is described at length, and not who published it. An address alone is no such description; nor "
            "is an outlet missing where content/outlets/ has one with that host.",
            "Write `outlet:`, or add the outlet with its `url:` to content/outlets/.",
            front("source:\n  url: https://example.org/jets\n  title: Moscow sees opportunity\n"),
        ),
        Explained(
            "source-repeated",
            "One article, two briefs",
            "Both summarise the same article and nothing else, and neither names the other. Scheme, www, mobile hosts, "
            "AMP, tracking, fragment and last slash make no other address.",
            "Link one to the other, put it under `related:` or `supersedes:`, or make the two one.",
            front(
                "title: Jets for Iraq\nsource: https://www.example.org/jets?utm_source=feed\n",
                (
                    "content/briefs/deliveries.md",
                    "---\ntitle: Deliveries\ndate: 2014-08-12\nsource: https://example.org/jets\n---\nIt came.\n",
                ),
            ),
        ),
        Explained(
            "source-differs",
            "One article, described in two ways",
            "Two briefs cite one address or DOI, and give the article another title, date or outlet each. It is one "
            "source of the site, and its page says what the oldest brief says. A month does not gainsay a day in it, "
            "and titles in briefs of two languages may differ.",
            "Mend the one that is wrong; or describe the article once, in content/sources/, and name it by its id.",
            front(
                f"source: {_JETS} published: 2014-08-10}}\nrelated: [deliveries]\n",
                (
                    "content/briefs/deliveries.md",
                    f"---\ntitle: Sales\ndate: 2014-08-11\nsource: {_JETS} published: 2014-08-09}}\n---\nIt came.\n",
                ),
            ),
        ),
        Explained(
            "source-twice",
            "One article, two records",
            "Two records in content/sources/ have one address or DOI, and a published brief cites one of them. They "
            "are two sources: cited side by side they corroborate each other, and where a brief gives the address "
            "alone it gets the record whose id comes first.",
            "Keep one of them, with what is right of both, and cite that one.",
            front(
                "sources: [{id: alm2014}]\n",
                (
                    "content/sources/zotero.bib",
                    "@misc{alm2014, title={Jets}, url={https://example.org/jets}}\n",
                ),
                (
                    "content/sources/own.yaml",
                    "jets: {url: https://example.org/jets, title: Jets for Iraq, outlet: Example}\n",
                ),
            ),
        ),
        Explained(
            "quote-long",
            "A long quotation",
            "It has more words than `quotes: {max_words: 50}` of the settings lets one quotation have.",
            "Quote the part that matters and say the rest in your own words; or set the limit that your house has.",
            front(
                "quotes:\n  - text: We shall go on helping our friends\n    by: Sergei Shoigu\n",
                ("dateline.yaml", "title: Briefs on arms\nquotes: {max_words: 5}\n"),
            ),
        ),
        Explained(
            "quote-total",
            "Much quoted of one source",
            "All quotations of one source together have more words than `quotes: {max_total_words: 150}` of the "
            "settings lets one brief quote. What stands in front matter and in the text counts once.",
            "Say more of it in your own words; or set the limit that your house has.",
            front(
                "quotes:\n  - text: We shall help them\n    by: Sergei Shoigu\n"
                "  - text: They are our friends\n    by: Sergei Shoigu\n",
                ("dateline.yaml", "title: Briefs on arms\nquotes: {max_total_words: 5}\n"),
            ),
        ),
        Explained(
            "lead-quote",
            "The first paragraph is a quotation",
            "It is a quotation and little else, or repeats one without quotation marks. A brief says the point in its "
            "writer's own words.",
            "Say the point first, and quote below.",
            body(
                '[“We support your efforts in fighting terrorism and shall go on”]{by="Sergei Shoigu"} he said.\n'
            ),
        ),
        Explained(
            "picture-alt",
            "Words for those who cannot see a picture, and do not say what it shows",
            "They repeat the caption, which is read out as well; or they are the note that an agency sends along.",
            "Say in your own words what is to be seen.",
            body("![Meeting in Moscow.](media/jet.jpg 'Meeting in Moscow')\n", ("content/media/jet.jpg", "")),
        ),
        Explained(
            "entity-field",
            "A place under people, a person under places",
            "The record in content/entities/ says that it is something else. States may stand under `orgs:`, and "
            "organisations under `places:`.",
            "Write it under the other field, or mend `type:` of the record.",
            front(
                "people: [Baghdad]\n",
                ("content/entities/baghdad.yaml", "id: baghdad\ntype: place\nname: Baghdad\n"),
            ),
        ),
        Explained(
            "event-untitled",
            "An event without a title",
            "It stands in front matter or in a file of events, has no title, and no text marks the words that tell it:"
            " its pages show its id.",
            "Give it a `title:`, or mark the words: `[words]{#id}`.",
            front("events:\n  - id: landing\n    date: 2014-06-28\n"),
        ),
        Explained(
            "event-after-brief",
            "An event dated after the brief",
            "It is said to have happened, on a day after the brief was written and last changed. The first day that "
            "the date allows counts; what is planned or a forecast, and dates in doubt, are left alone.",
            "Mend the date; or write status=planned.",
            body("[The jets landed in Baghdad]{when=2015-06-28}.\n"),
        ),
        Explained(
            "event-after-report",
            "An event dated after its report",
            "Every source that is cited for it had appeared more than a day before. One that came later, or of which "
            "nobody knows when it came, is enough for nothing to be said.",
            "Mend one of the two dates; or write status=planned.",
            body(
                "[The jets landed in Baghdad]{when=2014-08-21} [@alm].\n",
                front_matter=_SOURCED + "updated: 2014-08-30\n",
            ),
        ),
        Explained(
            "judgement-mixed",
            "How likely and how sure, in one sentence",
            "“High confidence that it is unlikely” is read in two ways, so the standard of analysts (ICD 203) keeps "
            "likelihood and confidence in sentences of their own. Only English texts are looked at, and no quotations.",
            "Make two sentences of it.",
            body("We judge with high confidence that more jets are likely to come.\n"),
        ),
        Explained(
            "heading-skip",
            "A heading that skips a level",
            "Those who go from heading to heading look for the one between. The headline is the first level.",
            "Write one # fewer.",
            body("## What happened\n\nA delivery.\n\n#### When\n\nIn June.\n"),
        ),
        Explained(
            "tag-twice",
            "One tag twice",
            "Two spellings are one tag, and so are a tag and another of its names.",
            "Take one of them out.",
            front("tags: [arms sales, Iraq, Arms-Sales]\n"),
        ),
        Explained(
            "embargo-published",
            "An embargo on what is published",
            "Readers have seen the brief already: it has a log of changes or a day of its last update, or the site as "
            "it was built last has its page. An embargo would take the page down and keep nothing secret.",
            "Take the embargo out. To take the page down for good write `status: withdrawn`.",
            front("embargo: 2030-01-01T06:00:00+03:00\nupdated: 2014-08-20\n"),
        ),
        Explained(
            "picture-active",
            "A drawing that does more than it shows",
            "An SVG drawing may hold scripts and load from other sites. In a page browsers do not let it; opened by "
            "its own address it does, in the name of the site.",
            "Export it as plain SVG. Where it is your own work and meant so, write `checks: {picture-active: off}`.",
            when="a published SVG drawing holds a script, a foreign object, or a part from another site",
        ),
        Explained(
            "picture-format",
            "A picture that browsers do not show",
            "It is HEIC, TIFF or another format of cameras and print; or a file has the name of a picture and is "
            "empty, a web page, or something else.",
            "Save it as JPEG or PNG.",
            body("![A jet](media/jet.heic)\n", ("content/media/jet.heic", "")),
        ),
        Explained(
            "picture-private",
            "A picture that tells more than it shows",
            "Cameras and telephones write into a picture where it was taken, their serial number and their owner's "
            "name, and pictures are published byte for byte. Whoever saves the picture reads it; the message does not "
            "repeat it.",
            "Take it out with a program for it (exiftool, or the export of an image editor). Where readers may know "
            "it, write `checks: {picture-private: off}`.",
            when="a published JPEG, PNG, WebP or AVIF picture has a place, a serial number or an owner in its metadata",
        ),
        Explained(
            "schedule-missing",
            "Nothing builds on the day",
            "Something is scheduled or embargoed, and no workflow in .github/workflows/ runs by the clock: it would "
            "come out with the next push. GitHub's clock is UTC's, may be late and stops after 60 days without push.",
            'Write `schedule: [{ cron: "17 5 * * *" }]` under `on:` of the workflow that publishes.',
            whole(
                ".github/workflows/publish.yml",
                "on: { push: { branches: [main] } }\njobs:\n  build:\n    steps:\n      - run: dateline build\n",
                (
                    "content/briefs/jets.md",
                    "---\ntitle: Jets\ndate: 2914-08-12\nsource: https://example.org/jets\n---\nThey came.\n",
                ),
                command="dateline check --today 2014-09-01",
            ),
        ),
        Explained(
            "repository-public",
            "Held-back texts in a public repository",
            "The site's repository lies on a host that shows repositories to everybody. If this one is public, "
            "all can read its drafts, scheduled and embargoed briefs and `unpublished:` notes, of today and of before.",
            "See docs/embargo.md for two repositories, a private one with the texts and a public one with the site. "
            "Where it does not matter, write `checks: {repository-public: off}`.",
            when="the repository has a remote at such a host, and holds such texts; nothing on the web is asked",
        ),
    ),
)
