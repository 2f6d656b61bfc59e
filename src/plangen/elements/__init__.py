"""What a page is made of: figures, charts, blanks for the pen, and the look they share."""
