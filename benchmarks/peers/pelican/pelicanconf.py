import os

SITENAME = "Briefs"
SITEURL = ""  # root-relative links in pages
FEED_DOMAIN = "https://briefs.example"
AUTHOR = "Briefs"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["briefs"]
PAGE_PATHS = []
STATIC_PATHS = ["style.css"]
THEME = "theme"
THEME_STATIC_PATHS = []
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"index": 50, "tag": 50}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
ARTICLE_URL, ARTICLE_SAVE_AS = "briefs/{slug}/", "briefs/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags"]
FEED_ALL_ATOM, FEED_MAX_ITEMS = "feed.xml", 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = True
FORMATTED_FIELDS = []  # summaries are plain text: no Markdown run for each
TYPOGRIFY = False
MARKDOWN = {
    "extensions": ["markdown.extensions.tables", "markdown.extensions.footnotes"],
    "extension_configs": {},
    "output_format": "html5",
}
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["yamlbriefs", "timeline", "sitemap"]
SITEMAP = {"format": "xml"}
LOG_FILTER = []
if os.environ.get("CACHE"):  # "" none, "reader" or "generator"
    CACHE_CONTENT = LOAD_CONTENT_CACHE = True
    CONTENT_CACHING_LAYER = os.environ["CACHE"]
    CACHE_PATH = os.environ.get("CACHE_PATH", "cache")
    CHECK_MODIFIED_METHOD = "mtime"
    GZIP_CACHE = os.environ.get("GZIP", "") == "1"  # default is True; off is faster
