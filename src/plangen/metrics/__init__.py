"""Turns records into Measures: pure functions whose docstrings give the formula, unit, source, and when it is n/a."""
