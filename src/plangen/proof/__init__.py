"""Finished documents in, what they say out: words in reading order, tables, charts, margins, and the fonts they use."""
