"""Files become records: bytes, YAML and front matter are read here and nowhere else."""
