"""A template and facts in, the bytes of a document out: one file a format, and how each draws elements."""
