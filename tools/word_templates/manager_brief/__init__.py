"""The Word template of the manager's brief."""
