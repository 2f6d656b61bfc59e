"""The Word template of the monthly review."""
