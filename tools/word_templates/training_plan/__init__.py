"""The Word template of the training plan."""
