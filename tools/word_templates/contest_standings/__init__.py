"""The Word template of the standings of a contest."""
