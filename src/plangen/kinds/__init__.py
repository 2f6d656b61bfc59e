"""Template folders in, document types and packets out."""
