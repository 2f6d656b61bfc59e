"""Deal tables in, opportunities with their stages, products, and currencies out."""
