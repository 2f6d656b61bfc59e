"""The Word template of a certificate."""
