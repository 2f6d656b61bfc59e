"""The folders of templates in, document kinds and the packets they make out."""
