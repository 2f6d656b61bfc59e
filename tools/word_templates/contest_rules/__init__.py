"""The Word template of the rules of a contest."""
