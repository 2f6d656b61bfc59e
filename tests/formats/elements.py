"""Elements as facts hands them to a format: figures, fields, and charts."""

from decimal import Decimal

from plangen.elements.chart import Bar, BarChart, Column, ColumnChart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.measure import Unit

KEPT = (("kept", "kept"), ("moved", "moved"), ("dropped", "dropped"))
HOSTILE = "<b>&{{ 7*7 }}{_{"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BOOKINGS = (52, 81, 77, 60, 88, 93, 58, 81, 122)
QUOTA = (70, 70, 80, 70, 70, 90, 75, 75, 95, 80, 80, 110)
REASONS = ("Price", "Timing", "Lead time", "No decision", "Competitor")


def figure(text: str, unit: Unit = Unit.COUNT) -> Figure:
    """A figure that prints this text."""
    return Figure(text, text, text, unit, Decimal(1))


def unknown(reason: str) -> Figure:
    """A figure without a value."""
    return Figure("n/a", "n/a", "n/a", Unit.COUNT, None, reason=reason)


def write_in(address: str, label: str = "Write here") -> Field:
    """A line to write on."""
    return Field(address, label)


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


def losses() -> BarChart:
    """Why deals were lost."""
    bars = tuple(Bar(name, Decimal(9 - at), str(9 - at), f"${at}8K", strong=not at) for at, name in enumerate(REASONS))
    return BarChart(
        "Price: 9 of 35 lost deals", "Losses by reason, Q3 2026, number of deals", "Bars.", bars, "Lost deals", 34
    )
