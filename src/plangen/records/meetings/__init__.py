"""The tables kept around meetings in, their records out."""
