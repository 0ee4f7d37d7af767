"""The folder is the catalogue: every module here has a constant ROOM with the codes of one matter, each explained.

A code that the program can tell and that stands here nowhere, or the reverse, fails tests/test_codes.py by name.
"""
