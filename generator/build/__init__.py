"""Everything is brought together for one build: what is read, made, proved, published and remembered."""
