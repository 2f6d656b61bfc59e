"""The Word template of the quarterly review."""
