"""A header row and the rows below it in, the data rows out, and a reason for every other row."""
