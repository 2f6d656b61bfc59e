"""The Word template of the five-minute talk."""
