"""Everything is brought together for one build: what is read, made, proved and published, under a lock."""
