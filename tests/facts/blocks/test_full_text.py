from dataclasses import replace
from datetime import date

from plangen.facts.blocks.commitments import commitments
from plangen.facts.blocks.full_text import all_full_text, full_text
from plangen.facts.blocks.past_commitments import past_commitments
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.workspace import Workspace
from plangen.records.load import load
from plangen.records.meetings.actions import Status
from plangen.sources.grid import Grid
from tests.facts.growing import TALK, goal, rating, sheets
from tests.facts.invented import promise, review
from tests.metrics.invented import won
from tests.seen import seen

LONG = (
    "Visit every plant in the valley before the shutdown and write down who decides about bearings, belts and service"
)
PROSE = "Introduce the yearly maintenance contract to every buyer of the valley and of what lies beyond it, in writing."
ROWS = (
    ("id", "salesperson", "action", "so that", "opened", "due", "status"),
    ("AR-1", "Ana Ruiz", LONG, "orders come early", "2026-07-02", "2026-09-01", "open"),
    ("AR-2", "Ana Ruiz", "Call Salinas", "", "2026-07-02", "2026-09-01", "kept"),
    ("AR-3", "Ana Ruiz", "Ask Salinas …", "", "2026-07-02", "2026-09-02", "open"),
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
    assert seen(commitments(scope)).carried[0].action.endswith("the…")
    assert full_text(scope) == (FullText("AR-1", f"{LONG} · so that orders come early"),)


def test_a_text_that_fits_is_not_repeated() -> None:
    assert past_commitments(scoped()).rows[0].action == LONG
    assert not full_text(scoped())


def test_a_truncated_goal_and_example_are_printed_in_full_at_the_end() -> None:
    scope = review(
        [won(5)],
        goals=[goal("G1", text=PROSE), goal("G2")],
        reviews=[rating("product", 3, evidence=PROSE, shared=TALK)],
        reports=sheets("Goals", "Reviews"),
    )
    assert [(row.address, row.text) for row in all_full_text(scope)] == [("G1", PROSE), ("Product", PROSE)]


def test_text_that_is_not_shared_is_not_printed_in_full_either() -> None:
    hidden = [rating("product", 3, 2, evidence=PROSE, comment=PROSE)]
    scope = review([won(5)], reviews=hidden, reports=sheets("Reviews"))
    for edition in ("rep", "preread", "manager"):
        assert all_full_text(replace(scope, edition=edition)) == ()


def test_an_ellipsis_of_the_users_own_is_not_a_truncation() -> None:
    scope = scoped(agreed_text=60, carried_text=60, so_that_text=60)
    assert "Ask Salinas …" in [row.action for row in past_commitments(scope).rows]
    assert [row.address for row in full_text(scope)] == ["AR-1"]


def test_a_goal_that_is_the_beginning_of_a_truncated_one_is_not_repeated() -> None:
    beginning = "Introduce the yearly maintenance contract to every buyer of the valley and"
    goals = [goal("G1", text=PROSE), goal("G2", text=beginning)]
    scope = review([won(5)], goals=goals, reports=sheets("Goals"))
    assert [row.address for row in all_full_text(scope)] == ["G1"]


def test_thanks_are_in_full_whatever_they_are_for() -> None:
    extra = promise("AR-9", Status.KEPT, kind="and then some", text=PROSE, done_on=date(2026, 9, 1))
    scope = replace(review([won(5)], actions=[extra]), limits={**review().limits, "thanks_text": 60})
    assert FullText("Thank you for", PROSE) in full_text(scope)
    assert not full_text(replace(scope, limits={}))
