"""Templates: strict, autoescaped, given only what is in their fingerprint."""
