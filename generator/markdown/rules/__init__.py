"""One syntax a file: how it is read from the source, and how it is written as HTML and slots."""
