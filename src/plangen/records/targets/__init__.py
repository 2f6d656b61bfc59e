"""Target tables in, targets of any metric out."""
