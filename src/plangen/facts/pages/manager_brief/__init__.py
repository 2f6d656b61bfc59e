"""A manager's team in, the sections that only the manager's brief has out."""
