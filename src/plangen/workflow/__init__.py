"""The user's request in, the result as objects out: one file per command, and nothing is printed here."""
