"""The Word template of the check sheet before a contest."""
