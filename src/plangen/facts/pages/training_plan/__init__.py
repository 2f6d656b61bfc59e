"""The pages of the training plan."""
