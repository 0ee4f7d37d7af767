"""One file's bytes become one document: record, places and rendered text. Pure, so that it can be cached."""
