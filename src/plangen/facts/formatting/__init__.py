"""Values in, printed text out."""
