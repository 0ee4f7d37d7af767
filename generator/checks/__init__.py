"""Checks of meaning: one rule a file, over the linked site."""
