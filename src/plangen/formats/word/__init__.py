"""A template and facts in, the bytes of a Word file out."""
