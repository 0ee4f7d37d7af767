"""Markdown bodies become HTML with open slots, and the events, citations and links written in them."""
