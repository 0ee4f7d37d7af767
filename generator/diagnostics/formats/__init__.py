"""One file for each shape in which diagnostics are shown; each gives text and prints nothing."""
