"""The templates folder in, document types and packets out."""
