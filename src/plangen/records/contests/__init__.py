"""The tables of sales contests in, contests with their scoring and entries out."""
