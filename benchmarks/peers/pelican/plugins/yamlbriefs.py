"""Reader: YAML front matter (nested maps) for Markdown; Pelican itself has flat `Key: value`."""

import yaml
from markdown import Markdown
from pelican import signals
from pelican.readers import MarkdownReader
from pelican.utils import pelican_open

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlMarkdownReader(MarkdownReader):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cfg = dict(self.settings["MARKDOWN"])
        cfg["extensions"] = [e for e in cfg["extensions"] if not e.endswith(".meta")]
        self.md = Markdown(**cfg)

    def read(self, source_path):
        with pelican_open(source_path) as text:
            _, front, body = text.split("---\n", 2)
        meta = yaml.load(front, Loader)
        meta["tags"] = ",".join(meta["tags"])
        for k in ("title", "slug", "date", "tags"):
            meta[k] = self.process_metadata(k, str(meta[k]))
        self.md.reset()
        return self.md.convert(body), meta


def add_reader(readers):
    readers.reader_classes["md"] = YamlMarkdownReader


def register():
    signals.readers_init.connect(add_reader)
