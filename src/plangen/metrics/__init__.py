"""Records in, Measures out: pure functions that say their formula, unit, source and what is missing."""
