"""What is open: when it closes, how that covers what is to be won, and which deals need a decision."""

from dataclasses import dataclass

from plangen.elements.chart import Chart
from plangen.elements.field import Field
from plangen.elements.figure import Figure


@dataclass(frozen=True, slots=True)
class Decision:
    """An open deal that trips a rule. `trips` names the rules in words; `choice` is advance, revive or close."""

    deal: str
    account: str
    value: Figure
    age: Figure
    close: str
    trips: str
    choice: Field


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A figure of coverage with its label and what to compare it with."""

    label: str
    figure: Figure
    note: str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`sentence` is the verdict on the pipeline, `heavy` is said above the list when more than a third trips.

    `more` says how many decisions were cut off, `concentration` what share of the open value is one deal; empty texts
    are left out, `empty` is said when no deal needs a decision.
    """

    sentence: str
    chart: Chart | None
    coverage: tuple[CoverageLine, ...]
    heavy: str
    decisions: tuple[Decision, ...]
    more: str
    empty: str
    concentration: str
