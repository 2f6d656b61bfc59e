"""What a person writes about an account: what matters to it, the strategy, and four short blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.account_plan.planned import PlannedAccount
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.records.accounts.plan_texts import NO_TEXTS, STRATEGY, PlanTexts
from plangen.records.addresses import row_address

LINE_TEXT = Limit("line_text")
STRATEGY_TEXT = Limit("strategy_text")
PROMPT_TEXT = Limit("prompt_text")
MOST_PRIORITIES, MATTERS_ROWS = 2, 4
ROW_HEIGHT = 6.6
NOTE_TOPIC = "account"
PROMPTS = (
    ("strengths", "strengths"),
    ("biggest vulnerability", "vulnerability"),
    ("competitors", "competitors"),
    ("stop doing", "stop_doing"),
)
"""The columns of the four short blocks, with the names of their texts."""

MATTERS = TableSpec(
    "what_matters",
    (
        Column("label", "what_matters", width=24, tone=Tone.QUIET, is_title=True),
        Column("text", look=Look.WRITE_IN),
    ),
)
STRATEGY_LINES = TableSpec(
    "our_strategy",
    (
        Column("label", "our_strategy", width=24, tone=Tone.QUIET, is_title=True),
        Column("text", look=Look.WRITE_IN),
    ),
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A short block: its heading, its text as a field to write in, and what prints there if it's empty."""

    heading: str
    blank: Field
    empty: str = ""
    is_framed: bool = False


def texts_of(each: PlannedAccount) -> PlanTexts:
    """What is written about an account, if the person may see it."""
    return each.own.texts if each.own is not None else NO_TEXTS


def whole_name(scope: Scope, each: PlannedAccount) -> FullText:
    """The whole name of an account under its place in the plan, as a name alone doesn't say what it belongs to."""
    return FullText(f"Account {scope.number_format.count(each.place)}", each.name)


def what_matters(scope: Scope, each: PlannedAccount) -> Table:
    """Priorities and challenges, with at least one line to write in."""
    texts, address = texts_of(each), row_address("Accounts", each.name)
    rows = list(_lines(scope, each, "priorities", texts.priorities, MOST_PRIORITIES))
    if not texts.priorities:
        label = scope.tables.word("priorities")
        rows.append(_line(MATTERS, label, Field(address.cell("priorities"), f"{each.name}: {label}")))
    most = MATTERS_ROWS - 1 - len(rows) if texts.challenges else 1
    rows += _lines(scope, each, "challenges", texts.challenges, max(most, 1))
    if not texts.challenges:
        label = scope.tables.word("challenges")
        rows.append(_line(MATTERS, label, Field(address.cell("challenges"), f"{each.name}: {label}")))
    rows.append(_note(scope, each))
    rows += [_line(MATTERS, "", None)] * (MATTERS_ROWS - len(rows))
    return scope.tables.table(MATTERS, rows, heading=scope.tables.word("what_matters"), row_height=ROW_HEIGHT)


def _lines(scope: Scope, each: PlannedAccount, name: str, lines: Sequence[str], most: int) -> Iterator[Row]:
    """The first lines of a list, the label at the first; the last one has all others too."""
    label = scope.tables.word(name)
    whole = FullText(f"{each.name}, {label.lower()}", "; ".join(lines))
    shown = [*lines[: most - 1], "; ".join(lines[most - 1 :])] if len(lines) > most else lines
    for at, text in enumerate(map(_as_line, shown)):
        yield table_row(MATTERS, label="" if at else label, text=scope.truncated(LINE_TEXT, text, whole))


def _as_line(text: str) -> str:
    """A text with a capital letter, unless its first word has one elsewhere, like a brand."""
    return f"{text[:1].upper()}{text[1:]}" if text.partition(" ")[0].islower() else text


def _line(spec: TableSpec, label: str, blank: Field | None) -> Row:
    return table_row(spec, label=label, text=blank)


def _note(scope: Scope, each: PlannedAccount) -> Row:
    """A line for anything else, which comes back as a note about the account."""
    text = scope.noted(NOTE_TOPIC, each.name)
    shown = scope.truncated(LINE_TEXT, text, FullText(f"{each.name}, note", text))
    address = scope.row("Notes", NOTE_TOPIC, each.name)
    return _line(MATTERS, "", Field(address.cell("text"), f"{each.name}: note", value=shown))


def strategy(scope: Scope, each: PlannedAccount) -> Table:
    """The four lines of the strategy, each to write in if it is empty."""
    address = row_address("Accounts", each.name)
    rows = []
    for column, text in zip(STRATEGY, texts_of(each).strategy, strict=True):
        label = scope.tables.word(column.replace(" ", "_"))
        shown = scope.truncated(STRATEGY_TEXT, text, FullText(f"{each.name}, {label.lower()}", text))
        rows.append(_line(STRATEGY_LINES, label, Field(address.cell(column), f"{each.name}: {label}", value=shown)))
    return scope.tables.table(STRATEGY_LINES, rows, heading=scope.tables.word("our_strategy"), row_height=ROW_HEIGHT)


def prompts(scope: Scope, each: PlannedAccount) -> tuple[Prompt, ...]:
    """Strengths, the biggest vulnerability, competitors, and what to stop doing."""
    address, texts = row_address("Accounts", each.name), texts_of(each)
    found = []
    for column, name in PROMPTS:
        heading, text = scope.tables.word(name), str(getattr(texts, name))
        shown = scope.truncated(PROMPT_TEXT, text, FullText(f"{each.name}, {heading.lower()}", text))
        is_vulnerability = name == "vulnerability"
        empty = scope.tables.word("not_yet_known") if is_vulnerability and not text else ""
        blank = Field(address.cell(column), f"{each.name}: {heading}", value=shown)
        found.append(Prompt(heading, blank, empty, is_vulnerability))
    return tuple(found)
