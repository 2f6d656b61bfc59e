"""The Word template of the Monday meeting."""
