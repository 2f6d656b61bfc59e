"""A template and facts in, the bytes of a tagged PDF out."""
