"""The checking engine: marked YAML and a record class in, a record and diagnostics out."""
