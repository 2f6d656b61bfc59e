"""A Book, a subject, a period and an edition in, one FactSheet out: all that a template may say."""
