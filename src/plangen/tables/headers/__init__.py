"""Rows of a grid in, the header row and the meaning of each header out."""
