"""Closed deals and targets in, Measures of results out."""
