"""A Scope in, the sections that only the quarterly review has out."""
