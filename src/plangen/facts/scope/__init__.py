"""The workspace of a run and the scope of one fact sheet: what it is about, and for whom."""
