"""Tables in, a Book of records out, with every problem found."""
