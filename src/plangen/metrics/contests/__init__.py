"""Contests and the records that score in them in, standings, awards, and lift out."""
