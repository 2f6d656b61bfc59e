"""What's worth a look before a document is handed out: the rows of its results next to the prior period."""

from dataclasses import dataclass

from plangen.elements.figure import Figure


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of a result table: `metric` is its name in the list of metrics, and `label` is printed.

    `previous` is the same metric in the prior period, whose name is `before`; None if it can't be compared.
    """

    metric: str
    label: str
    actual: Figure
    previous: Figure | None
    before: str
