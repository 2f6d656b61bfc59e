"""Turn raw grids into tables with known columns, and read each column's values together."""
