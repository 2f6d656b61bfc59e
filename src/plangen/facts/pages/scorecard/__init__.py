"""A Scope in, the sections that only the scorecard has out."""
