"""One id in several rows: the same deal, or different ones."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell, Grid
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import needs_shared
from tests.records.deals.test_opportunities import DAY, HEADERS, deal, skipped
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], *([name, "Bo Lind"] for name in ("Ana Ruiz", "Cy Day")), name="Team")


def export(*rows: Sequence[Cell], file: str = "deals.xlsx", saved: float = 0.0) -> Grid:
    return replace(sheet(HEADERS, *rows, file=file, name="Deals"), saved=saved)


def read(*grids: Grid) -> Book:
    return book(*grids, TEAM, as_of=DAY)


def used(found: Book) -> list[tuple[str, str, str]]:
    return [(one.salesperson, one.label, str(one.outcome)) for one in found.opportunities]


OWN = [deal(id=number, name=f"Mine {number}", account=f"Acme {number}") for number in (1, 2, 3)]
THEIRS = [
    deal(id=number, salesperson="Cy Day", name=f"Theirs {number}", account=f"Beta {number}") for number in (1, 2, 3)
]


def test_each_person_may_number_their_own_deals() -> None:
    for grids in ([export(*OWN, file="a.xlsx"), export(*THEIRS, file="b.xlsx")], [export(*OWN, *THEIRS)]):
        found = read(*grids)
        assert len(found.opportunities) == 6
        assert not any(skipped(found).values())
        (problem,) = found.problems
        assert (problem.severity, problem.sort) == ("warning", "shared ids")
        assert problem.message.startswith("3 ids here also belong to other deals")
        # Metrics tell deals apart by id.
        assert {one.id for one in found.opportunities} == {""}


def test_one_person_may_number_the_deals_of_each_file_anew() -> None:
    again = [deal(id=number, name=f"New {number}", account=f"Gamma {number}") for number in (1, 2, 3)]
    assert len(read(export(*OWN, file="q2.xlsx"), export(*again, file="q3.xlsx")).opportunities) == 6


def test_a_customer_number_as_id_keeps_the_deals_of_a_customer_apart() -> None:
    rows = [
        deal(id=10, name="Conveyor", created=None, close="2026-07-14"),
        deal(id=10, name="Belts", created=None, close="2026-08-20", amount=700),
        deal(id=11, name="Pumps", created=None, stage="Lost"),
    ]
    found = read(export(*rows))
    assert [one.amount for one in found.opportunities] == [500, 700, 500]
    assert [problem.sort for problem in found.problems] == ["shared ids"]


def test_many_deals_with_one_id_are_read_in_reasonable_time() -> None:
    rows = [deal(id="X", name=f"Deal {at}", account=f"Account {at}") for at in range(3_000)]
    assert len(read(export(*rows)).opportunities) == 3_000


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_exports_the_one_saved_later_is_used(order: tuple[int, int]) -> None:
    old = export(deal(stage="Won"), deal(id="D2", name="Old"), file="a.xlsx", saved=1_000.0)
    new = export(deal(stage="Proposal", close="2026-12-01"), file="b.xlsx", saved=9_000.0)
    found = read(*((old, new)[at] for at in order))
    assert sorted(used(found)) == [("Ana Ruiz", "Old", "won"), ("Ana Ruiz", "Shelves", "open")]
    (problem,) = found.problems
    assert (problem.severity, problem.sort) == ("warning", "older export")
    assert str(problem).startswith(
        "a.xlsx › Deals › A2 “D1”: Same deal as b.xlsx › Deals › A2, which is open instead of won and closes on "
    )
    assert all(report.used + sum(report.skips.values()) == report.rows for report in found.reports)


def test_a_deal_given_to_a_colleague_is_theirs_in_the_newer_export() -> None:
    old = export(deal(stage="Proposal"), file="a.xlsx", saved=1_000.0)
    new = export(deal(stage="Proposal", salesperson="Cy Day"), file="b.xlsx", saved=9_000.0)
    found = read(old, new)
    assert used(found) == [("Cy Day", "Shelves", "open")]
    assert "is Cy Day's" in found.problems[0].message


def test_files_copied_at_once_are_told_apart_by_their_latest_dates() -> None:
    old = export(deal(stage="Proposal", created="2026-03-01"), file="a.xlsx", saved=1_000.0)
    new = export(deal(stage="Won", created="2026-03-01"), file="b.xlsx", saved=1_000.5)
    assert used(read(new, old)) == [("Ana Ruiz", "Shelves", "won")]


def test_two_sheets_of_one_file_that_disagree_are_an_error() -> None:
    grids = [replace(export(deal(stage=stage)), sheet=name) for stage, name in (("Won", "Deals"), ("Lost", "Pipeline"))]
    found = read(*grids)
    assert used(found) == [("Ana Ruiz", "Shelves", "won")]
    assert [(problem.severity, problem.fix) for problem in found.problems] == [("error", "Delete the wrong row.")]


def test_order_lines_in_two_exports_count_once() -> None:
    lines = [deal(amount=100), deal(amount=50)]
    old, new = (
        export(*lines, file="a.xlsx", saved=1_000.0),
        export(*lines, deal(amount=7), file="b.xlsx", saved=9_000.0),
    )
    found = read(old, new)
    assert [one.amount for one in found.opportunities] == [157]
    assert "has 157 instead of 150" in found.problems[0].message


def test_two_owners_of_one_deal_without_shares_are_an_error() -> None:
    found = read(export(deal(), deal(salesperson="Cy Day")))
    assert used(found) == [("Ana Ruiz", "Shelves", "won")]
    (problem,) = found.problems
    assert problem.message == "Same deal as A2, which is Ana Ruiz's. The first row is used."
    assert "split %" in problem.fix


def test_an_account_with_its_legal_form_is_the_same_account() -> None:
    found = read(export(deal(), file="a.xlsx"), export(deal(account="Acme Inc."), file="b.xlsx"))
    assert len(found.opportunities) == 1


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("own-numbers-per-rep", {"Ilja Brandt": (3, 18_000), "Mara Voss": (3, 29_000)}),
        ("order-number-repeats", {"Mara Voss": (3, 29_000)}),
        ("same-deal-two-ids", {"Mara Voss": (3, 25_000)}),
        ("split-amounts", {"Mara Voss": (2, 11_000), "Ilja Brandt": (2, 9_000)}),
        ("overlay-splits", {"Mara Voss": (2, 11_000), "Ilja Brandt": (1, 4_000), "Jo Overlay": (1, 10_000)}),
        ("several-owners-in-a-cell", {"Mara Voss": (1, 2_000), "Ilja Brandt": (1, 2_000)}),
        ("odd-total-labels", {"Mara Voss": (3, 29_000), "Ilja Brandt": (1, 3_000)}),
        ("owner-in-first-row-only", {"Mara Voss": (1, 12_500), "Ilja Brandt": (1, 3_000)}),
        ("stage-in-brackets", {"Mara Voss": (2, 5_000)}),
    ],
)
def test_the_deals_of_a_case_are_each_persons(case: str, expected: dict[str, tuple[int, int]]) -> None:
    folder = needs_shared("data", "cases", case, "inputs")
    grids, _ = read_files(spreadsheet_files(folder), folder)
    found = book(*grids)
    counts: dict[str, tuple[int, int]] = {}
    for one in found.opportunities:
        count, total = counts.get(one.salesperson, (0, 0))
        counts[one.salesperson] = (count + 1, total + int(one.amount or 0))
    assert counts == expected
    assert {person.name for person in found.roster.people} == set(expected)
    sorts = {problem.sort for problem in found.problems} - {"no team", "no lost deals"}
    assert sorts == CASE_SORTS[case]


CASE_SORTS = {
    "own-numbers-per-rep": {"shared ids"},
    "order-number-repeats": {"shared ids"},
    "same-deal-two-ids": {"probable duplicates"},
    "split-amounts": set[str](),
    "overlay-splits": {"shares above 100%"},
    "several-owners-in-a-cell": {"several owners", "probable duplicates"},
    "odd-total-labels": set[str](),
    "owner-in-first-row-only": {"no owner"},
    "stage-in-brackets": {"unknown stage"},
}
