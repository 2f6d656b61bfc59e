"""The Word template of the Monday sheet of one person."""
