"""A Book in, problems found across its tables out."""
