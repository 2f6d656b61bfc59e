"""Read finished documents back: words in reading order, tables, charts, margins, and fonts."""
