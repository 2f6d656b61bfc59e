"""A Scope in, the sections that only one document type has out."""
