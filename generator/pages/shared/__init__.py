"""What several page kinds share: facts of the site, grouping by time, metadata for machines. No page kind itself."""
