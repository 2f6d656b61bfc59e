"""The Word template of the team scorecard."""
