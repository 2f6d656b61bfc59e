"""Sheets of two and three tables, generated: every row counts, and every value is read."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.delimited import read_text
from plangen.sources.grid import Cell
from tests.sheets import TODAY, book, sheet
from tests.sizes import quick_or_full

PEOPLE = ("Mara Voss", "Ilja Brandt", "Zoë Lindqvist")


@dataclass(frozen=True)
class Kind:
    name: str
    headers: tuple[str, ...]
    title: str

    def row(self, number: int) -> list[Cell]:
        person = PEOPLE[number % len(PEOPLE)]
        cells: dict[str, Cell] = {
            "Opportunity Owner": person, "Rep": person, "Salesperson": person, "Account Name": f"Account {number}",
            "Customer": f"Account {number}", "Opportunity Name": f"Deal {number}", "Deal": f"Deal {number}",
            "Stage": "Closed Won", "Amount": 1000 + number, "Value": 1000 + number, "Close Date": date(2026, 7, 14),
            "Created Date": date(2026, 5, 2), "Opportunity ID": f"id-{number}", "Q1 2026": 100 + number,
            "Q2 2026": 200 + number, "Q3 2026": 300 + number, "Date": date(2026, 9, 1 + number % 28), "Type": "Call",
            "Note": f"note {number}", "Product": f"Product {number}", "Family": "Belts", "List price": 10 + number,
            "Probability (%)": 100,
        }  # fmt: skip
        return [cells[header] for header in self.headers]


DEALS = Kind(
    "Opportunities",
    ("Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Amount", "Close Date", "Created Date",
     "Opportunity ID"),
    "Deals",
)  # fmt: skip
MORE_DEALS = Kind(
    "Opportunities",
    ("Opportunity Owner", "Account Name", "Opportunity Name", "Stage", "Probability (%)", "Amount", "Close Date",
     "Created Date", "Opportunity ID"),
    "More deals",
)  # fmt: skip
SMALL_DEALS = Kind("Opportunities", ("Rep", "Deal", "Customer", "Stage", "Value", "Close Date"), "Pipeline")
TARGETS = Kind("Targets", ("Salesperson", "Q1 2026", "Q2 2026", "Q3 2026"), "Quotas")
ACTIVITIES = Kind("Activities", ("Date", "Rep", "Type", "Note"), "Activities")
PRODUCTS = Kind("Products", ("Product", "Family", "List price"), "Products")
KINDS = (DEALS, MORE_DEALS, SMALL_DEALS, TARGETS, ACTIVITIES, PRODUCTS)

Block = list[list[Cell]]


@dataclass(frozen=True)
class Plan:
    """The tables of a sheet with their rows, and how they are laid out."""

    kinds: tuple[Kind, ...]
    counts: tuple[int, ...]
    layout: str
    blanks: int
    titled: bool
    typed: bool

    def blocks(self) -> list[Block]:
        found: list[Block] = []
        first = 0
        for kind, count in zip(self.kinds, self.counts, strict=True):
            title: Block = [[kind.title]] if self.titled else []
            found.append([*title, list(kind.headers), *(kind.row(first + at) for at in range(count))])
            first += count
        return found

    def rows(self) -> Block:
        blocks = self.blocks()
        if self.layout == "below":
            return below(blocks, self.blanks)
        if self.layout == "beside":
            return beside(blocks)
        head, *rest = blocks
        if self.layout == "one above two":
            return below([head, beside(rest)], self.blanks)
        if self.layout == "two above one":
            return below([beside(blocks[:-1]), blocks[-1]], self.blanks)
        return beside([head, below(rest, self.blanks)])


def below(blocks: Sequence[Block], blanks: int) -> Block:
    rows = list(blocks[0])
    for block in blocks[1:]:
        rows += [[] for _ in range(blanks)] + block
    return rows


def beside(blocks: Sequence[Block]) -> Block:
    rows: Block = [[] for _ in range(max(map(len, blocks)))]
    for block in blocks:
        width = max(map(len, block))
        start = max(map(len, rows)) + 1 if any(rows) else 0
        for row, cells in zip(rows, block, strict=False):
            row.extend([None] * (start - len(row)) + cells + [None] * (width - len(cells)))
    return rows


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(2, 3))
    kinds = tuple(draw(st.sampled_from(KINDS)) for _ in range(count))
    layout = draw(st.sampled_from(["below", "beside", "one above two", "two above one", "beside two below"]))
    counts = tuple(draw(st.integers(1, 6)) for _ in range(count))
    return Plan(kinds, counts, layout, draw(st.integers(0, 2)), draw(st.booleans()), draw(st.booleans()))


def read(plan: Plan) -> Book:
    rows = plan.rows()
    team = sheet(["Salesperson", "Manager"], *([person, "Bo"] for person in PEOPLE), name="Team")
    if plan.typed:
        return book(team, sheet(*rows))
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    grids, problems = read_text(text.getvalue().encode(), "all.csv")
    assert not problems
    return load([team, *grids], today=TODAY)


@given(plans())
@settings(max_examples=quick_or_full(40, 2_000), deadline=None)
def test_every_row_and_value_of_several_tables_on_a_sheet_is_read(plan: Plan) -> None:
    found = read(plan)
    reports = [report for report in found.reports if report.table != "Team"]
    assert all(report.rows == report.used + sum(report.skips.values()) for report in found.reports)
    wanted = {kind.name: 0 for kind in plan.kinds}
    for kind, count in zip(plan.kinds, plan.counts, strict=True):
        wanted[kind.name] += count
    used = dict.fromkeys(wanted, 0)
    for report in reports:
        used[report.table] = used.get(report.table, 0) + report.used
        assert not {*report.skips} - {"blank", "repeated header", "title", "duplicate"}, report
    numbers = {
        kind.name: [n for at, each in enumerate(plan.kinds) if each.name == kind.name
                    for n in range(sum(plan.counts[:at]), sum(plan.counts[: at + 1]))]
        for kind in plan.kinds
    }  # fmt: skip
    assert sorted(deal.amount or 0 for deal in found.opportunities) == [
        1000 + n for n in numbers.get("Opportunities", [])
    ]
    assert sorted(deal.name for deal in found.opportunities) == sorted(
        f"Deal {n}" for n in numbers.get("Opportunities", [])
    )
    assert sorted(each.note for each in found.activities) == sorted(f"note {n}" for n in numbers.get("Activities", []))
    assert {each.name: each.price for each in found.products} == {
        f"Product {n}": 10 + n for n in numbers.get("Products", [])
    }
    q1 = [target.amount for target in found.targets if target.period.code == "2026-Q1"]
    assert {*q1} <= {100 + n for n in numbers.get("Targets", [])}
    assert sum(used.values()) + sum(report.skips.get("duplicate", 0) for report in reports) == sum(plan.counts)
    assert {person.name for person in found.roster.people} == {*PEOPLE}
