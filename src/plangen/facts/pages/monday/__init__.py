"""Sections that only the documents of the Monday meeting have."""
