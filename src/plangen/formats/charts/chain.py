"""The widths in millimeters of a chain's columns other than its boxes, which divide the rest."""

LEAD_WIDTH = 26.0
SIGN_WIDTH = 5.0


def box_width(width: float, boxes: int, *, has_lead: bool) -> float:
    """The width of each box in a chain of this width."""
    lead = LEAD_WIDTH if has_lead else 0
    return (width - lead - SIGN_WIDTH * (boxes - 1)) / boxes
