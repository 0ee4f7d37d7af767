"""Planned outputs become bytes on disk; the last good site is safe at every moment."""
