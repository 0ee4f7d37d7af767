"""/timeline/ and /timeline/YEAR/ from the posts' `events` metadata."""

import os
from collections import defaultdict

from nikola.plugin_categories import Task


class Timeline(Task):
    name = "timeline"

    def gen_tasks(self):
        self.site.scan_posts()
        yield self.group_task()
        years = defaultdict(list)
        for p in self.site.timeline:
            for e in p.meta("events"):
                d = str(e["date"])
                years[d[:4]].append((d, e["title"], e["text"], p.permalink(), p.title()))
        out = self.site.config["OUTPUT_FOLDER"]
        index = []
        for y, rows in sorted(years.items()):
            rows.sort(key=lambda r: r[0])
            index.append((y, len(rows)))
            yield self.task(
                os.path.join(out, "timeline", y, "index.html"),
                "year.tmpl",
                {"year": y, "rows": rows, "title": f"Timeline: {y}", "permalink": f"/timeline/{y}/"},
            )
        yield self.task(
            os.path.join(out, "timeline", "index.html"),
            "timeline.tmpl",
            {"years": index, "title": "Timeline", "permalink": "/timeline/"},
        )

    def task(self, dest, template, context):
        context.update(lang="en", pagekind=["timeline"], description="")
        task = self.site.generic_renderer("en", dest, template, {}, context=context)
        task["basename"] = self.name
        return task
