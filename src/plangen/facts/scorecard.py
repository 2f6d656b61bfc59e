"""What a scorecard is made of; each section is worked out in a file of its own."""

from dataclasses import dataclass

from plangen.elements.chart import Chart, TrendColumns
from plangen.elements.field import Field
from plangen.elements.figure import Figure, Mark
from plangen.facts.pipeline import Decision
from plangen.facts.tiles import Tile


@dataclass(frozen=True, slots=True)
class WordTile:
    """A caption, a few words in place of one large figure, and a line below; `figures` are those that they say."""

    label: str
    text: str
    sub: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreTiles:
    """`main` are four tiles as on a review, `second` are at most three smaller ones in words, in one row below."""

    main: tuple[Tile, ...]
    second: tuple[WordTile, ...]


@dataclass(frozen=True, slots=True)
class ScorePictures:
    """At most four charts, two in a row: cumulative, ahead, by stage, by period; one that cannot be drawn is None.

    `charts` are those that can be drawn, in their order, so that a page may be filled without holes.
    """

    cumulative: Chart | None
    ahead: Chart | None
    stages: Chart | None
    periods: Chart | None

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts that can be drawn."""
        every = (self.cumulative, self.ahead, self.stages, self.periods)
        return tuple(chart for chart in every if chart is not None)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One figure of the table; None prints an empty cell.

    `n` says what the figure rests on: "18", for rates "18 of 52", with ", few" where nothing may be derived from it.
    `history` are the earlier figures that the trend is drawn of; `name` is what people ask `plangen explain` for.
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
    """The rows of one group; `name` stands above them in small capitals: Results, Pipeline, Process, Activity."""

    name: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The table of a scorecard, at most fifteen rows in groups.

    Without `has_target` the columns target, difference and mark fall out; without `has_mark` only the marks do. An
    empty `prior_head` or `trend_head` drops its column.
    """

    heading: str
    groups: tuple[ScoreGroup, ...]
    has_target: bool = False
    has_mark: bool = False
    prior_head: str = ""
    trend_head: str = ""


@dataclass(frozen=True, slots=True)
class ScoreDecisions:
    """The open deals that need a decision: ten at most, by value, as in a review; `empty` is said without any.

    `heavy` stands above the list when more than a third of what is open trips, `more` says how many were cut off.
    Without `has_value`, `has_age` or `has_close` that column falls out.
    """

    decisions: tuple[Decision, ...]
    heavy: str = ""
    more: str = ""
    empty: str = ""
    has_value: bool = True
    has_age: bool = True
    has_close: bool = True


@dataclass(frozen=True, slots=True)
class StageRow:
    """What is open in one stage; `value` is None where no deal in it carries an amount."""

    stage: str
    deals: Figure
    value: Figure | None = None
    age: Figure | None = None


@dataclass(frozen=True, slots=True)
class StageTable:
    """What is open by stage, in the order of the stages; a column that is empty in every row falls out."""

    rows: tuple[StageRow, ...]
    has_value: bool = True
    has_age: bool = True
    more: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """The one blank of a scorecard: what the person will change, under a reserved number, and by when."""

    number: str
    action: Field
    by: Field


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure that is printed means, in plain sentences."""

    term: str
    text: str
