from datetime import date

from plangen.facts.blocks.commitments import commitments
from plangen.facts.blocks.page_one_full_text import FullText, full_text
from plangen.facts.blocks.past_commitments import past_commitments
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.records.load import load
from plangen.sources.grid import Grid

LONG = (
    "Visit every plant in the valley before the shutdown and write down who decides about bearings, belts and service"
)
ROWS = (
    ("id", "salesperson", "action", "so that", "opened", "due", "status"),
    ("AR-1", "Ana Ruiz", LONG, "orders come early", "2026-07-02", "2026-09-01", "open"),
    ("AR-2", "Ana Ruiz", "Call Salinas", "", "2026-07-02", "2026-09-01", "kept"),
    ("OH-1", "Omar Haddad", LONG.upper(), "", "2026-07-02", "2026-09-01", "open"),
)
TEAM = (("salesperson", "manager"), ("Ana Ruiz", "Ken Ortiz"), ("Omar Haddad", "Ken Ortiz"))


def scoped(**limits: int) -> Scope:
    grids = [
        Grid("team.xlsx", "Team", [list(row) for row in TEAM]),
        Grid("team.xlsx", "Actions", [list(row) for row in ROWS]),
    ]
    workspace = Workspace(load(grids, today=date(2026, 10, 5)))
    period = workspace.book.calendar.parse("2026-Q3")
    assert period
    ana = next(subject for subject in salespeople(workspace, period) if subject.name == "Ana Ruiz")
    return Scope(workspace, "quarterly-review", "Quarterly review", ana, period, limits=limits)


def test_a_long_text_is_truncated_between_words() -> None:
    first = past_commitments(scoped(agreed_text=40)).rows[0].action
    assert first == "Visit every plant in the valley before…"


def test_a_truncated_text_is_printed_in_full_once_and_no_one_elses_is() -> None:
    scope = scoped(agreed_text=40, carried_text=50)
    assert commitments(scope).carried[0].action.endswith("the…")
    assert full_text(scope) == (FullText("AR-1", f"{LONG} · so that orders come early"),)


def test_a_text_that_fits_is_not_repeated() -> None:
    assert past_commitments(scoped()).rows[0].action == LONG
    assert not full_text(scoped())
