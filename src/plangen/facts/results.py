"""Results against plan and against earlier periods."""

from dataclasses import dataclass

from plangen.elements.figure import Figure, Mark


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One figure; None prints an empty cell."""

    label: str
    actual: Figure
    plan: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    previous: Figure | None = None
    year_before: Figure | None = None
    average: Figure | None = None
    median: Figure | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The results table. An empty head means that the whole column falls out.

    With `has_plan` the columns are plan, actual, difference, mark, `previous_head`, `year_before_head`; without, they
    are actual, `previous_head`, `average_head`, `median_head`.
    """

    heading: str
    has_plan: bool
    rows: tuple[ResultRow, ...]
    previous_head: str = ""
    year_before_head: str = ""
    average_head: str = ""
    median_head: str = ""
