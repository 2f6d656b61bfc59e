"""The Word template of a team's business plans."""
