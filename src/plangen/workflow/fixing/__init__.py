"""Problems in, help for the people who fix them out: fix lists and annotated copies."""
