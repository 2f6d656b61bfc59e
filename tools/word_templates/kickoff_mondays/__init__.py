"""The Word template of the twelve Mondays."""
