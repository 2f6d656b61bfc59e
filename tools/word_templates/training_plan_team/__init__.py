"""The Word template of the team's training calendar."""
