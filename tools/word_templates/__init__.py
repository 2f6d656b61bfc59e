"""Builds the shipped Word templates from blocks named as in the HTML templates, one short file per document type."""
