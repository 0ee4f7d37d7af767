"""What several exports need: facts of the site, names that last, dates for machines, references to cite."""
