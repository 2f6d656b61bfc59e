"""One column of cells in, its values out: numbers, dates, and text, with warnings."""
