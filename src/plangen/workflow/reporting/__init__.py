"""Fact sheets in, what the run reports out."""
