"""Page kinds: one file each, with a constant `KIND` (PageKind) and a template of the same name."""
