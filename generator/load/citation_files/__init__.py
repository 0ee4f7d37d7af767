"""Sources as reference managers write them: BibTeX, CSL-JSON and RIS become our source records."""
