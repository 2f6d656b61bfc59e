from datetime import date

from plangen.facts.agreed import agreed
from plangen.facts.brief import Brief
from plangen.facts.commitments import commitments
from plangen.facts.desk import Desk
from plangen.facts.in_full import FullText, in_full
from plangen.facts.subjects import salespeople
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


def asked(**limits: int) -> Brief:
    grids = [
        Grid("team.xlsx", "Team", [list(row) for row in TEAM]),
        Grid("team.xlsx", "Actions", [list(row) for row in ROWS]),
    ]
    desk = Desk(load(grids, today=date(2026, 10, 5)))
    period = desk.book.calendar.parse("2026-Q3")
    assert period
    ana = next(subject for subject in salespeople(desk, period) if subject.name == "Ana Ruiz")
    return Brief(desk, "quarterly-review", "Quarterly review", ana, period, limits=limits)


def test_a_long_text_is_cut_between_words() -> None:
    first = agreed(asked(agreed_text=40)).rows[0].action
    assert first == "Visit every plant in the valley before…"


def test_what_was_cut_stands_whole_once_at_the_end_and_nothing_of_anybody_else() -> None:
    brief = asked(agreed_text=40, carried_text=50)
    assert commitments(brief).carried[0].action.endswith("the…")
    assert in_full(brief) == (FullText("AR-1", f"{LONG} · so that orders come early"),)


def test_what_fits_is_not_repeated() -> None:
    assert agreed(asked()).rows[0].action == LONG
    assert not in_full(asked())
