"""What contests print on more than one page: rules, boxes, and lines for meetings."""
