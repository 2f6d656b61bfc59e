"""A team in, the sections that only the team scorecard has out."""
