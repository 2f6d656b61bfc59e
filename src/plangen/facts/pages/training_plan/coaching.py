"""Field coaching: four cards to take along, and the manager's log of visits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.figures.training import plan_calendar, planned_visits, priorities
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.training_plan.contract import plan_initials
from plangen.facts.pages.training_plan.levels import SKILL_TEXT
from plangen.facts.pages.training_plan.notes import focus_named, named
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.plans.training import Phase, phase_on
from plangen.periods import monday_of
from plangen.records.addresses import RowAddress, row_address
from plangen.records.meetings.coaching import Coaching
from plangen.records.meetings.topics import shipped_topics
from plangen.records.reading.ratings import HIGHEST, LOWEST
from plangen.tables.values.folding import fold

CARDS, SKILLS = 4, 3
LONG_NAME = 26
SCALE = tuple((str(step), str(step)) for step in range(LOWEST, HIGHEST + 1))
FIELD_COACHING = "field coaching"
CARD_TEXT, ACT_TEXT = Limit("card_text"), Limit("act_text")
LOG_LIMIT, LOG_TEXT = Limit("log", 16), Limit("log_text")
ROW_HEIGHT, LOG_HEIGHT = 8.6, 9
LOG_ROOM, FEWEST_BLANK = 218, 3
"""The height of the log's rows on a page, in millimeters, which blank rows fill; at least so many are printed."""
LINE, SMALL_LINE, PADDING = 4.1, 3.9, 1.8
"""The height of a line of a text and of the objective, and what a row adds to them, in millimeters."""
TEXT, SMALL = 9, 8.5
"""Their sizes in points."""
CHANGE_WIDTH = 42
PHASES = (Phase.LEARN, Phase.APPLY, Phase.APPLY, Phase.PROVE)
"""The phase of each card without a date."""

CARD_SKILLS = TableSpec(
    "card_skills",
    (
        Column("skill", "scale", width=50, tone=Tone.STRONG, below="act"),
        Column("score", look=Look.RATING, width=36, is_kept=True),
    ),
)
LOG = TableSpec(
    "coaching_log",
    (
        Column("day", "date", width=16),
        Column("account", "account", width=36, tone=Tone.STRONG, below="objective"),
        Column("skill", "skill", width=28),
        Column("score", "score", Look.NUMBER, 12),
        Column("keep", "keep", width=40),
        Column("change", "change"),
    ),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its number, whose it is, blanks for the visit, the skills to watch, and who initials it."""

    number: str
    name: str
    day: Field
    account: Field
    objective: Field
    skills: Annotated[Table, CARD_SKILLS]
    keep: Field
    change: Field
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardRow:
    """Two cards next to each other."""

    left: Card
    right: Card
    is_last: bool


@dataclass(frozen=True, slots=True)
class CoachingPage:
    """The page: its head and the cards."""

    head: PageHead
    rows: tuple[CardRow, ...]


@dataclass(frozen=True, slots=True)
class _Visit:
    """A planned visit; `when` is printed, `day` decides on the phase."""

    when: str
    day: date | None = None
    coaching: Coaching | None = None


def coaching_cards(scope: Scope) -> CoachingPage:
    """The page."""
    visits = list(_visits(scope))
    line = (named(scope, "Field coaching"), focus_named(scope), scope.tables.word("cut"))
    cards = [_card(scope, at, visits[at] if at < len(visits) else None) for at in range(CARDS)]
    rows = tuple(CardRow(cards[at], cards[at + 1], at + 2 == CARDS) for at in range(0, CARDS, 2))
    return CoachingPage(page_head(_title(scope, visits), *line), rows)


def _visits(scope: Scope) -> Iterator[_Visit]:
    """The planned visits of Coaching, then the calendar's other weeks with field coaching."""
    planned = scope.once(planned_visits)
    for each in planned:
        yield _Visit(scope.number_format.weekday(each.day), each.day, each)
    taken = {monday_of(each.day) for each in planned}
    for week in scope.once(plan_calendar):
        if week.lesson and week.lesson.type == FIELD_COACHING and week.monday not in taken:
            yield _Visit(f"Week of {scope.number_format.short_day(week.monday)}", week.monday)


def _title(scope: Scope, visits: Sequence[_Visit]) -> str:
    planned = visits[:CARDS]
    if not planned:
        return "Four field coaching sessions to plan."
    day = next((each.day for each in planned if each.coaching), None)
    first = planned[0]
    following = scope.number_format.short_day(day, long=True) if day else first.when.replace("Week", "week", 1)
    count = scope.number_format.of(len(planned), CARDS)
    return f"{count} field coaching sessions {'is' if len(planned) == 1 else 'are'} planned; next: {following}."


def _card(scope: Scope, at: int, visit: _Visit | None) -> Card:
    coaching = visit.coaching if visit else None
    address = _address(scope, at, coaching)
    label = f"Card {at + 1}"
    whole = f"{label}, field coaching"
    first, second = (
        scope.number_format.short_day(scope.period.start),
        scope.number_format.short_day(scope.period.last_day),
    )

    def text(column: str, value: str) -> Field:
        return Field(
            address.cell(column), f"{label}: {column}", value=scope.truncated(CARD_TEXT, value, FullText(whole, value))
        )

    phase = phase_on(scope.period.start, visit.day) if visit and visit.day else PHASES[at]
    return Card(
        str(at + 1),
        f"{_whose(scope)} · {first} – {second}",
        Field(address.cell("date"), f"{label}: date", FieldKind.DATE, value=visit.when if visit else ""),
        text("account", coaching.account if coaching else ""),
        text("objective", coaching.objective if coaching else ""),
        _skills(scope, at, phase, coaching),
        text("keep", ""),
        text("change", ""),
        tuple(each.label for each in scope.once(plan_initials)),
    )


def _whose(scope: Scope) -> str:
    """The person's name, the first name alone if it is long."""
    person = scope.person
    return person.name if len(person.name) <= LONG_NAME else short_name(person.first_name)


def _address(scope: Scope, at: int, coaching: Coaching | None, competency: str = "") -> RowAddress:
    """The row of a planned visit, else one for the card; a skill that is watched has a row of its own."""
    day, account = (str(coaching.day), coaching.account) if coaching else (scope.period.code, f"card {at + 1}")
    key = (scope.person.code, day, account)
    return row_address("Coaching", *key, competency) if competency else row_address("Coaching", *key)


def _skills(scope: Scope, at: int, phase: Phase, coaching: Coaching | None) -> Table:
    rows = []
    for name in watched_skills(scope):
        address = _address(scope, at, coaching, name)
        title = f"{name[:1].upper()}{name[1:]}"
        score = Field(address.cell("score"), f"Card {at + 1}: {name}", FieldKind.RATING, SCALE)
        shown = scope.truncated(SKILL_TEXT, title, FullText("Skill", title))
        rows.append(table_row(CARD_SKILLS, skill=shown, act=_act(scope, name, phase), score=score))
    return scope.tables.table(CARD_SKILLS, rows, heading=scope.tables.word("scale"), row_height=ROW_HEIGHT)


def watched_skills(scope: Scope) -> Sequence[str]:
    """The skills on a card: the first to work on, then the first that are taught."""
    names = {fold(each): each for each in (*scope.once(priorities), *(each.competency for each in shipped_topics()))}
    order = dict.fromkeys(map(fold, (*scope.once(priorities), *(each.competency for each in shipped_topics()))))
    return [names[key] for key in order][:SKILLS]


def _act(scope: Scope, competency: str, phase: Phase) -> str:
    """What a coach can observe: the act of the phase's topic, else of another one; the company's own come first."""
    topics = [*scope.book.topics, *shipped_topics()]
    acts = [(each.phase, each.act) for each in topics if fold(each.competency) == fold(competency) and each.act]
    found = next((act for each, act in acts if each == phase), "") or next((act for _, act in acts), "")
    return scope.truncated(ACT_TEXT, found) if found else ""


def _logged(scope: Scope) -> list[Coaching]:
    """The visits so far, the latest first."""
    name = scope.person.name
    found = [each for each in scope.book.coaching if each.salesperson == name and each.day <= scope.book.as_of]
    return sorted(found, key=lambda each: (each.day, each.row), reverse=True)


def coaching_head(scope: Scope) -> PageHead | None:
    """The head of the log: how many visits there were, and when the last was; None without a log."""
    if not scope.for_manager:
        return None
    found, number_format = _logged(scope), scope.number_format
    title = "No visits on file yet."
    if found:
        visits = "1 visit" if len(found) == 1 else f"{number_format.count(len(found))} visits"
        first, last = number_format.day(found[-1].day), number_format.short_day(found[0].day, long=True)
        since = f" since {first}, the last on {last}" if len(found) > 1 else f", on {number_format.day(found[0].day)}"
        title = f"{visits}{since}."
    return page_head(title, scope.tables.word("coaching_log"), scope.person.name)


def coaching_log(scope: Scope) -> Annotated[Table, LOG] | None:
    """The visits so far, the latest first, with blank rows for more; None on any copy but the manager's."""
    if not scope.for_manager:
        return None
    found = _logged(scope)
    most = scope.most(LOG_LIMIT)
    rest = len(found) - most
    visits = [_log_row(scope, each) for each in found[:most]]
    left = LOG_ROOM - sum(map(_height, visits))
    rows = [*visits, *_blank_rows(max(FEWEST_BLANK, int(left // LOG_HEIGHT)), scope)]
    more = f"{scope.number_format.count(rest)} more in Coaching" if rest > 0 else ""
    return scope.tables.table(LOG, rows, heading=scope.tables.word("coaching_log"), more=more, row_height=LOG_HEIGHT)


def _log_row(scope: Scope, each: Coaching) -> Row:
    address = f"Coaching, {scope.number_format.short_day(each.day)}"

    def cut(text: str) -> str:
        return scope.truncated(LOG_TEXT, text, FullText(address, text)) if text else ""

    return table_row(
        LOG,
        day=scope.number_format.short_day(each.day),
        account=cut(each.account),
        objective=cut(each.objective),
        skill=f"{each.competency[:1].upper()}{each.competency[1:]}",
        score=f"{each.score:f}" if each.score is not None else "",
        keep=cut(each.keep),
        change=cut(each.change),
    )


def _height(row: Row) -> float:
    """The height of a visit, by the lines that its longest text takes."""
    widths = {column.name: (column.width or CHANGE_WIDTH) - 2 for column in LOG.columns}
    lines = {name: lines_of(row.plain(name), widths[name], TEXT) for name in ("account", "keep", "change")}
    objective = row.plain("objective")
    below = lines_of(objective, widths["account"], SMALL) * SMALL_LINE if objective else 0
    account = lines["account"] * LINE + below
    return max(LOG_HEIGHT, account + PADDING, max(lines["keep"], lines["change"]) * LINE + PADDING)


def _blank_rows(count: int, scope: Scope) -> Iterable[Row]:
    for at in range(1, count + 1):
        address = row_address("Coaching", scope.person.code, scope.period.code, f"log {at}")
        columns = {"day": "date", "account": "account", "skill": "competency", "keep": "keep", "change": "change"}
        fields = {name: Field(address.cell(column), f"Visit {at}: {column}") for name, column in columns.items()}
        yield Row({**table_row(LOG).cells, **fields})
