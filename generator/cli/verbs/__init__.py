"""One verb a file; each has `command`, and stands in the table of `cli/main.py`."""
