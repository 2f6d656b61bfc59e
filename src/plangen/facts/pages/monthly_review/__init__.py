"""A Scope in, the sections that only the monthly review has out."""
