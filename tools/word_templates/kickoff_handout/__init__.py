"""The Word template of the kickoff handout."""
