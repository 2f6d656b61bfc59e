"""A Book, a subject, a period, and an edition in, one FactSheet out: everything a template may print."""
