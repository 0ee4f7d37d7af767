"""One page kind a file: a constant KIND, and a template of the same name in templates/. `shared/` holds no kinds."""
