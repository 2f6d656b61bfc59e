"""Pieces that invented facts are made of: figures, blanks, charts, tables."""

from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Figure, Mark
from plangen.elements.measure import Unit
from plangen.facts.agreed import Agreed, Agreement
from plangen.facts.comments import Signature
from plangen.facts.commitments import PenRow
from plangen.facts.pipeline import CoverageLine, Decision, Pipeline
from plangen.facts.reflections import PenLine, Reflection, Reflections
from plangen.facts.results import ResultRow, Results
from plangen.facts.tiles import Tile

KEPT = (("kept", "kept"), ("moved", "moved"), ("let go", "let go"))
DECIDE = (("advance", "advance"), ("revive", "revive"), ("close", "close"))
HOSTILE = "<b>&{{ 7*7 }}{_{"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WON = (52, 81, 77, 60, 88, 93, 58, 81, 122)
QUOTA = (70, 70, 80, 70, 70, 90, 75, 75, 95, 80, 80, 110)


def won_by_month() -> ColumnChart:
    """Won by month of the year with quota ticks; three months are still to come."""
    columns = tuple(
        Column(
            label=month,
            value=Decimal(WON[at]) if at < len(WON) else None,
            text=str(WON[at]) if at < len(WON) else "",
            tick=Decimal(QUOTA[at]),
            tick_text="" if at < len(WON) else str(QUOTA[at]),
            strong=at in (6, 7, 8),
        )
        for at, month in enumerate(MONTHS)
    )
    return ColumnChart(
        title="September carried the quarter: 122 of 261",
        caption="Won by month of 2026, thousands of dollars; the tick is the quota; this quarter in full color",
        alt="Columns of won value by month: July 58, August 81, September 122 thousand dollars; quota 75, 75 and 95.",
        columns=columns,
        value_name="Won",
        tick_name="Quota",
        height=38,
        share=0.66,
    )


def hostile_columns() -> tuple[Column, ...]:
    """Negative, missing and enormous values under long labels."""
    return (
        Column(HOSTILE, Decimal(-40), "−40", Decimal(10), strong=True),
        Column("Wintersonderverkaufsmonat", Decimal(1234567), "1,234,567", Decimal(12), "12"),
        Column("", None, "", None),
        Column("Łódź \x0b", Decimal(0), "0"),
    )


def full_tiles() -> tuple[Tile, ...]:
    """Four tiles with a plan."""
    return (
        Tile("Attainment, Q3", figure("106.7%", Unit.SHARE), "$261.4K of $245.0K", Mark.AHEAD),
        Tile("Attainment, year to date", figure("102.4%", Unit.SHARE), "$712K of $695K", Mark.AHEAD),
        Tile("Coverage, Q4", figure("2.1×", Unit.TIMES), "usual at this point 1.9–2.4×"),
        Tile("Commitments kept", figure("2 of 3"), "one moved, 2nd time"),
    )


def full_agreed() -> Agreed:
    """Three commitments, of which one moved."""
    return Agreed(
        "Agreed in July",
        (
            agreement("AR-26Q2-1", "Open four manufacturing accounts", "moved"),
            agreement("AR-26Q2-2", "Forecast by the 25th, in writing", "kept"),
            agreement("AR-26Q2-3", "Train Omar on the new price list", "kept"),
        ),
    )


def full_results() -> Results:
    """Five rows against plan, the quarter before and the year before."""
    rows = (
        ("Won", "$245.0K", "$261.4K", "+$16.4K", Mark.AHEAD, "$198.2K", "$221.0K"),
        ("New accounts", "6", "2", "−4", Mark.BEHIND, "3", "4"),
        ("Margin", "31.0%", "29.4%", "−1.6 pt", Mark.NEAR, "30.1%", "30.8%"),
        ("Win rate, 18 of 52", "30.0%", "34.6%", "+4.6 pt", Mark.AHEAD, "28.9%", "31.2%"),
        ("Median cycle, 18 won", "60 days", "71 days", "+11 days", Mark.BEHIND, "66 days", "63 days"),
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


def full_pipeline() -> Pipeline:
    """Six months of open deals, coverage, and deals that need a decision."""
    months = (("Oct", 141, 80), ("Nov", 208, 80), ("Dec", 88, 110), ("Jan", 64, 75), ("Feb", 30, 75), ("Mar", 0, 90))
    columns = tuple(
        Column(month, Decimal(value), str(value), Decimal(need), strong=at < 3)
        for at, (month, value, need) in enumerate(months)
    )
    decisions = (
        ("Conveyor refit, line 2", "Pacific Packing", "$165K", "214 days", "Oct 30", "no step; moved 3 times"),
        ("Spare parts contract 2027", "Salinas Growers", "$72K", "131 days", "Nov 14", "twice the usual age"),
        ("Cold store doors", "Monterey Fish", "$41K", "98 days", "Sep 18", "close date has passed"),
        ("Forklift chargers", "Delta Freight", "$18K", "77 days", "Dec 4", "no activity in 30 days"),
    )
    return Pipeline(
        sentence="$531K is open; $437K of it closes in Q4, 1.7× of what is to be won.",
        chart=ColumnChart(
            title="October and November are covered, December is not",
            caption="Open by close month, thousands of dollars; the tick is the quota; the next quarter in full color",
            alt="Columns of open value by close month: October 141, November 208, December 88 thousand dollars.",
            columns=columns,
            value_name="Open",
            tick_name="Quota",
            height=52,
            share=1.0,
        ),
        coverage=(
            CoverageLine("Next quarter", figure("2.1×", Unit.TIMES), "usual at this point 1.9–2.4×"),
            CoverageLine("Next six months", figure("1.0×", Unit.TIMES), "usual at this point 1.2–1.4×"),
        ),
        heavy="",
        decisions=tuple(
            Decision(deal, account, figure(value), figure(age), close, trips, choice(f"Opportunities/D-{at}/decision"))
            for at, (deal, account, value, age, close, trips) in enumerate(decisions, 1)
        ),
        more="",
        empty="",
        concentration="One deal is 31% of what is open: Conveyor refit, line 2, Pacific Packing.",
    )


def figure(text: str, unit: Unit = Unit.COUNT) -> Figure:
    """A figure that prints this text."""
    return Figure(text, text, text, unit, Decimal(1))


def unknown(reason: str) -> Figure:
    """A figure that cannot be said."""
    return Figure("n/a", "n/a", "n/a", Unit.COUNT, None, reason=reason)


def pen(address: str, label: str = "Write here") -> Field:
    """A line for the pen."""
    return Field(address, label)


def choice(address: str, value: str = "") -> Field:
    """The three ends of a deal that needs a decision."""
    return Field(address, "Decision", FieldKind.CHOICE, DECIDE, value)


def agreement(number: str, action: str, status: str) -> Agreement:
    """A commitment of last time with what became of it."""
    return Agreement(number, action, Field(f"Actions/{number}/status", "Status", FieldKind.CHOICE, KEPT, status))


def pen_row(number: str, who: str = "") -> PenRow:
    """An empty commitment with its number."""
    return PenRow(
        number,
        Field(f"Actions/{number}/action", "I will"),
        Field(f"Actions/{number}/so-that", "so that"),
        Field(f"Actions/{number}/due", "by", FieldKind.DATE),
        who,
    )


def three_pens() -> tuple[PenRow, ...]:
    """Three empty rows of the salesperson."""
    return tuple(pen_row(f"AR-26Q3-{line}") for line in (1, 2, 3))


def reflections(well: str, work: str) -> Reflections:
    """The two halves of the row, each with a line from the figures and two pens."""
    halves = [
        Reflection(
            sentence, (PenLine("Ken", pen(f"Reviews/{half}/manager")), PenLine("Ana", pen(f"Reviews/{half}/self")))
        )
        for half, sentence in (("well", well), ("work", work))
    ]
    return Reflections(halves[0], halves[1])


def signature(name: str, role: str) -> Signature:
    """Who signs."""
    date = Field(f"Reviews/{role}/date", "Date", FieldKind.DATE)
    return Signature(name, role, pen(f"Reviews/{role}/signature"), date)
