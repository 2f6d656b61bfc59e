"""Turns sheets into a Book of records and a list of problems."""
