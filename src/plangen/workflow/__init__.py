"""One story a file, from what the user wishes to what has come of it, told as objects and never printed."""
