"""A chart in, the geometry that both formats draw out."""
