"""A step of a scale in a table cell: who is on it, and whether it is in a gap or the one that is required."""

from dataclasses import dataclass

MANAGER, SELF = "●", "○"


@dataclass(frozen=True, slots=True)
class Level:
    """`marks` are those of the people on this step, `note` what is printed after them: 3.5, if someone is above it.

    A step in a gap is shaded; the required one has a thick rule at its right.
    """

    marks: str
    note: str = ""
    is_gap: bool = False
    is_required: bool = False

    def __str__(self) -> str:
        return f"{self.marks} {self.note}".strip()
