"""The sections of a scorecard; each is computed in its own module."""

from dataclasses import dataclass

from plangen.elements.chart import Chart, TrendColumns
from plangen.elements.field import Field
from plangen.elements.figure import Figure, Mark
from plangen.facts.blocks.tiles import Tile
from plangen.facts.pages.quarterly_review.pipeline import Decision


@dataclass(frozen=True, slots=True)
class WordTile:
    """A label, a few words, and a line below; `figures` are the numbers in them, `metric` names what they show."""

    label: str
    text: str
    sub: str = ""
    figures: tuple[Figure, ...] = ()
    metric: str = ""


@dataclass(frozen=True, slots=True)
class ScoreTiles:
    """`main` are four tiles as in a review; `second` are up to three smaller ones in words, in a row below."""

    main: tuple[Tile, ...]
    second: tuple[WordTile, ...]


@dataclass(frozen=True, slots=True)
class ScoreCharts:
    """Up to four charts, two in a row: cumulative, ahead, by stage, by period; None for one without data."""

    cumulative: Chart | None
    ahead: Chart | None
    stages: Chart | None
    periods: Chart | None

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts with data, in order."""
        slots = (self.cumulative, self.ahead, self.stages, self.periods)
        return tuple(chart for chart in slots if chart is not None)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One metric of the table; None prints an empty cell.

    `name` is the one to use with `plangen explain`. `n` is the sample: “18”, or “18 of 52” for a rate, with “, small
    sample” if it is one. `history` are the prior values in the trend.
    """

    name: str
    label: str
    actual: Figure
    target: Figure | None = None
    difference: Figure | None = None
    mark: Mark = Mark.NONE
    prior: Figure | None = None
    trend: TrendColumns | None = None
    n: str = ""
    history: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The rows of one group; `name` is printed above them: Results, Pipeline, Process, or Activity."""

    name: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The table of a scorecard, up to fifteen rows in groups.

    The target and difference columns are printed with `has_target`, the marks with `has_mark`, and the other two with
    a header.
    """

    heading: str
    groups: tuple[ScoreGroup, ...]
    has_target: bool = False
    has_mark: bool = False
    prior_head: str = ""
    trend_head: str = ""


@dataclass(frozen=True, slots=True)
class ScoreDecisions:
    """The open deals that need a decision, as in a review: up to ten, by value; the texts are those of Pipeline."""

    decisions: tuple[Decision, ...]
    heavy: str = ""
    more: str = ""
    empty: str = ""
    has_value: bool = True
    has_age: bool = True
    has_close: bool = True


@dataclass(frozen=True, slots=True)
class StageRow:
    """The open deals in one stage; `value` is None if none of them has an amount."""

    stage: str
    deals: Figure
    value: Figure | None = None
    age: Figure | None = None


@dataclass(frozen=True, slots=True)
class StageTable:
    """Open deals by stage, in stage order; a column without any value isn't printed."""

    rows: tuple[StageRow, ...]
    has_value: bool = True
    has_age: bool = True
    more: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """The one write-in line of a scorecard: what the person will change and by when, with a reserved id."""

    number: str
    action: Field
    by: Field


@dataclass(frozen=True, slots=True)
class Definition:
    """What a printed metric means, in plain sentences."""

    term: str
    text: str
