"""A Scope in, the sections that several document types have out."""
