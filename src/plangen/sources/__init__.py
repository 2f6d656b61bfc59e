"""A spreadsheet file in, raw grids out, with what a cell could not say (errors, uncalculated formulas) told."""
