"""The Word template of the business plan."""
