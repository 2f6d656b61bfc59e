"""Raw grids in, tables with known columns out, and the values of a column read as a whole."""
