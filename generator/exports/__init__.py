"""Files for other programs: one format a file, with a constant EXPORT. `shared/` holds no formats."""
