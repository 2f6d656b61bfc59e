"""The Word template of the close-out of a contest."""
