"""The shipped Word templates, drawn: blocks with the names that the printed pages use, one short file a kind."""
