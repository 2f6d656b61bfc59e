"""The sections that only the top 15 account plan has."""
