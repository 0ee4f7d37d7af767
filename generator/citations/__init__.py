"""Sources and briefs as something to cite, in BibTeX, RIS and CSL: the same on a page and in a file."""
