"""The Word template of the account plan."""
