BLOG_AUTHOR = "Briefs"
BLOG_TITLE = "Briefs"
SITE_URL = "https://briefs.example/"
BLOG_EMAIL = "briefs@briefs.example"
BLOG_DESCRIPTION = "Research briefings"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
NAVIGATION_LINKS = {"en": ()}
THEME = "briefs"
POSTS = (("posts/*.md", "briefs", "post.tmpl"),)
PAGES = ()
TIMEZONE = "UTC"
COMPILERS = {"markdown": (".md",), "html": (".html",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.tables", "markdown.extensions.footnotes"]
PRETTY_URLS = STRIP_INDEXES = True
TAG_PATH, TAGS_INDEX_PATH, TAG_PAGES_ARE_INDEXES = "tags", "tags/index.html", True
INDEX_DISPLAY_POST_COUNT = 50
INDEXES_STATIC = False
INDEXES_PRETTY_PAGE_URL = ["page", "{number}", "{index_file}"]
INDEXES_TITLE = "Latest briefs"
GENERATE_RSS = GENERATE_ATOM = False  # on, they would write one feed for every tag too
COPY_SOURCES = SHOW_SOURCELINK = False
ENABLE_AUTHOR_PAGES = False
FUTURE_IS_NOW = True
GALLERY_FOLDERS, LISTINGS_FOLDERS, IMAGE_FOLDERS = {}, {}, {}
COMMENT_SYSTEM = ""
USE_BUNDLES = False
DISABLED_PLUGINS = [
    "render_galleries",
    "render_listings",
    "scale_images",
    "create_bundles",
    "robots",
    "classify_archive",
    "classify_categories",
    "classify_authors",
    "classify_page_index",
    "copy_assets",
    "redirect",
    "gzip",
]
import os

OUTPUT_FOLDER = os.environ.get("OUT", "output")
CACHE_FOLDER = os.environ.get("CACHE_FOLDER", "cache")
