"""Finished documents in, their text and structure out."""
