"""Dateline: a folder of Markdown briefs in, a static site with tag indexes and timelines out."""

__version__ = "0.1.0"
