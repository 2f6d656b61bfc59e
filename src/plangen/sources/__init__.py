"""Read a spreadsheet file into raw grids, with marks for what cells can't show: errors and uncalculated formulas."""
