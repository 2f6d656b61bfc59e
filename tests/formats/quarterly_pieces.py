"""The parts of invented facts: figures, fields, charts, and tables."""

from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.facts.blocks.commitments import WriteInRow
from plangen.facts.blocks.decisions import Decision
from plangen.facts.blocks.figure_table import ResultRow, Results
from plangen.facts.blocks.past_commitments import PastCommitment, PastCommitments
from plangen.facts.blocks.sign import Signature
from plangen.facts.blocks.tiles import Tile
from plangen.facts.pages.quarterly_review.pipeline import CoverageLine, Pipeline
from plangen.facts.pages.quarterly_review.reflections import Reflection, Reflections, WriteInLine

KEPT = (("kept", "kept"), ("moved", "moved"), ("dropped", "dropped"))
DECIDE = (("advance", "advance"), ("revive", "revive"), ("drop", "drop"))
HOSTILE = "<b>&{{ 7*7 }}{_{"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BOOKINGS = (52, 81, 77, 60, 88, 93, 58, 81, 122)
QUOTA = (70, 70, 80, 70, 70, 90, 75, 75, 95, 80, 80, 110)


def bookings_by_month() -> ColumnChart:
    """Bookings by month with quota ticks; three months are in the future."""
    columns = tuple(
        Column(
            label=month,
            value=Decimal(BOOKINGS[at]) if at < len(BOOKINGS) else None,
            text=str(BOOKINGS[at]) if at < len(BOOKINGS) else "",
            tick=Decimal(QUOTA[at]),
            tick_text="" if at < len(BOOKINGS) else str(QUOTA[at]),
            strong=at in (6, 7, 8),
        )
        for at, month in enumerate(MONTHS)
    )
    return ColumnChart(
        title="September carried the quarter: $122K of $261K",
        caption="Bookings by month, 2026, thousands of US dollars; tick = quota; this quarter highlighted",
        alt="Columns of bookings by month: July 58, August 81, September 122 thousand dollars; quota 75, 75, and 95.",
        columns=columns,
        value_name="Bookings",
        tick_name="Quota",
        height=38,
        share=0.66,
    )


def hostile_columns() -> tuple[Column, ...]:
    """Negative, missing, and huge values under long labels."""
    return (
        Column(HOSTILE, Decimal(-40), "−40", Decimal(10), strong=True),
        Column("Wintersonderverkaufsmonat", Decimal(1234567), "1,234,567", Decimal(12), "12"),
        Column("", None, "", None),
        Column("Łódź \x0b", Decimal(0), "0"),
    )


def full_tiles() -> tuple[Tile, ...]:
    """Four tiles with a quota."""
    return (
        Tile("Attainment, Q3", figure("106.7%", Unit.SHARE), "$261.4K of $245.0K", Mark.AHEAD),
        Tile("Attainment, year to date", figure("102.4%", Unit.SHARE), "$712K of $695K", Mark.AHEAD),
        Tile("Pipeline coverage, Q4", figure("2.1×", Unit.TIMES), "typical by now: 1.9–2.4×"),
        Tile("Commitments kept", figure("2 of 3"), "one moved, 2nd time"),
    )


def full_past_commitments() -> PastCommitments:
    """Three commitments, one of them moved."""
    return PastCommitments(
        "Agreed in July",
        (
            agreement("AR-26Q2-1", "Open four manufacturing accounts", "moved"),
            agreement("AR-26Q2-2", "Forecast by the 25th, in writing", "kept"),
            agreement("AR-26Q2-3", "Train Omar on the new price list", "kept"),
        ),
    )


def full_results() -> Results:
    """Five rows with the target, the prior quarter, and the prior year."""
    rows = (
        ("Bookings", "$245.0K", "$261.4K", "+$16.4K", Mark.AHEAD, "$198.2K", "$221.0K"),
        ("New accounts", "6", "2", "−4", Mark.BEHIND, "3", "4"),
        ("Margin", "31.0%", "29.4%", "−1.6 pt", Mark.NEAR, "30.1%", "30.8%"),
        ("Win rate, 18 of 52", "30.0%", "34.6%", "+4.6 pt", Mark.AHEAD, "28.9%", "31.2%"),
        ("Median sales cycle, 18 won", "60 days", "71 days", "+11 days", Mark.BEHIND, "66 days", "63 days"),
    )
    return Results(
        "Results, Q3",
        has_plan=True,
        rows=tuple(
            ResultRow(label, figure(actual), figure(plan), figure(difference), mark, figure(before), figure(year))
            for label, plan, actual, difference, mark, before, year in rows
        ),
        previous_head="Q2 2026",
        year_before_head="Q3 2025",
    )


OPEN_DECISIONS = (
    ("Conveyor refit, line 2", "Pacific Packing", "$165K", "214 days", "Oct 30", "no next step; moved 3 times"),
    (
        "Spare parts contract 2027",
        "Salinas Growers",
        "$72K",
        "131 days",
        "Nov 14",
        "open 131 days, typical is 63 days",
    ),
    ("Cold store doors", "Monterey Fish", "$41K", "98 days", "Sep 18", "close date passed 17 days ago"),
    ("Forklift chargers", "Delta Freight", "$18K", "77 days", "Dec 4", "no activity in 30 days"),
)


def full_pipeline() -> Pipeline:
    """Open deals for six months, coverage, and deals that need a decision."""
    months = (("Oct", 141, 80), ("Nov", 208, 80), ("Dec", 88, 110), ("Jan", 64, 75), ("Feb", 30, 75), ("Mar", 0, 90))
    columns = tuple(
        Column(month, Decimal(value), str(value), Decimal(need), strong=at < 3)
        for at, (month, value, need) in enumerate(months)
    )
    return Pipeline(
        sentence="$531K is open; $437K of it is set to close in Q4, 1.7× the quota left.",
        chart=ColumnChart(
            title="Pipeline by close month, next 6 months",
            caption="Open pipeline by close month, October to March, thousands of US dollars; tick = quota",
            alt="Columns of open pipeline by close month: October 141, November 208, December 88 thousand dollars.",
            columns=columns,
            value_name="Open pipeline",
            tick_name="Quota",
            height=52,
            share=1.0,
        ),
        coverage=(
            CoverageLine("Next quarter", figure("2.1×", Unit.TIMES), "typical by now: 1.9–2.4×"),
            CoverageLine("Next six months", figure("1.0×", Unit.TIMES), "typical by now: 1.2–1.4×"),
        ),
        heavy="",
        decisions=tuple(
            Decision(deal, account, figure(value), figure(age), close, why, choice(f"Opportunities/D-{at}/decision"))
            for at, (deal, account, value, age, close, why) in enumerate(OPEN_DECISIONS, 1)
        ),
        more="",
        empty="",
        concentration="One deal is 31% of the open pipeline: Conveyor refit, line 2, Pacific Packing.",
    )


def figure(text: str, unit: Unit = Unit.COUNT) -> Figure:
    """A figure that prints this text."""
    return Figure(text, text, text, unit, Decimal(1))


def unknown(reason: str) -> Figure:
    """A figure without a value."""
    return Figure("n/a", "n/a", "n/a", Unit.COUNT, None, reason=reason)


def write_in(address: str, label: str = "Write here") -> Field:
    """A line to write on."""
    return Field(address, label)


def choice(address: str, value: str = "") -> Field:
    """The three decisions for a deal that needs one."""
    return Field(address, "Decision", FieldKind.CHOICE, DECIDE, value)


def agreement(number: str, action: str, status: str) -> PastCommitment:
    """A past commitment and its status."""
    return PastCommitment(number, action, Field(f"Actions/{number}/status", "Status", FieldKind.CHOICE, KEPT, status))


def write_in_row(number: str, who: str = "") -> WriteInRow:
    """An empty commitment with its number."""
    return WriteInRow(
        number,
        Field(f"Actions/{number}/action", "I will"),
        Field(f"Actions/{number}/so-that", "so that"),
        Field(f"Actions/{number}/due", "by", FieldKind.DATE),
        who,
    )


def three_write_in_rows() -> tuple[WriteInRow, ...]:
    """Three empty rows for the salesperson."""
    return tuple(write_in_row(f"AR-26Q3-{line}") for line in (1, 2, 3))


def reflections(well: str, work: str) -> Reflections:
    """The two halves of the section, each with a sentence based on the numbers and two lines to write on."""
    halves = [
        Reflection(
            sentence,
            (
                WriteInLine("Ken", write_in(f"Reviews/{half}/manager")),
                WriteInLine("Ana", write_in(f"Reviews/{half}/self")),
            ),
        )
        for half, sentence in (("well", well), ("work", work))
    ]
    return Reflections(halves[0], halves[1])


def signature(name: str, role: str) -> Signature:
    """The signature line of a person."""
    date = Field(f"Reviews/{role}/date", "Date", FieldKind.DATE)
    return Signature(name, role, write_in(f"Reviews/{role}/signature"), date)
