"""/timeline/ and /timeline/YEAR/ from the articles' `events` metadata."""

from collections import defaultdict

from pelican import signals
from pelican.generators import Generator


class TimelineGenerator(Generator):
    def generate_output(self, writer):
        years = defaultdict(list)
        for a in self.context["articles"]:
            for e in a.events:
                date = str(e["date"])
                years[date[:4]].append((date, e, a))
        years = dict(sorted(years.items()))
        for y, rows in years.items():
            rows.sort(key=lambda r: r[0])
            writer.write_file(
                f"timeline/{y}/index.html",
                self.get_template("year"),
                self.context,
                relative_urls=False,
                url=f"timeline/{y}/",
                year=y,
                rows=rows,
            )
        writer.write_file(
            "timeline/index.html",
            self.get_template("timeline"),
            self.context,
            relative_urls=False,
            url="timeline/",
            years=years,
        )


def register():
    signals.get_generators.connect(lambda _: TimelineGenerator, weak=False)
