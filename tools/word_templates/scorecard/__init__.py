"""The Word template of the scorecard."""
