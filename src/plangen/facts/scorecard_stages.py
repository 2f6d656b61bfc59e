"""What is open by stage, as a picture and as a table."""

from decimal import Decimal

from plangen.elements.chart import SIX_COLUMNS, Bar, BarChart
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.picture import scale_for
from plangen.facts.pipeline_picture import in_stages, stage_of
from plangen.facts.scorecard import StageRow, StageTable
from plangen.metrics.amounts import total
from plangen.metrics.flow import median_age
from plangen.metrics.pipeline import open_deals, open_pipeline

MOST_STAGES = 8
HEIGHT = 52


def stage_picture(brief: Brief) -> BarChart | None:
    """Open by stage, with the number of deals behind each bar; by deals without amounts; None without two stages."""
    opened = open_deals(brief.deals)
    stages = in_stages(brief, opened)
    if len(stages) < 2:  # noqa: PLR2004 - one stage alone is the whole pipeline
        return None
    money = any(deal.amount is not None for deal in opened)
    shown = list(stages)[:MOST_STAGES]
    values = {
        name: total(deal for deal in opened if stage_of(deal) == name) if money else Decimal(stages[name])
        for name in shown
    }
    scale = scale_for(list(values.values()), brief, money=money)
    most = max(shown, key=lambda name: (values[name], -shown.index(name)))
    bars = tuple(
        Bar(
            name,
            scale.shown(value),
            scale.text(value, brief),
            brief.numerals.deals(stages[name]) if money else "",
            strong=name == most,
        )
        for name, value in values.items()
    )
    whole = total(opened) if money else Decimal(len(opened))
    what, rest = "Open" if money else "Open deals", len(stages) - len(shown)
    title = f"{most} holds {scale.text(values[most], brief)} of {scale.text(whole, brief)}"
    tail = f"; {rest} more {'stage' if rest == 1 else 'stages'} not drawn" if rest else ""
    caption = f"{what} by stage, {scale.words}{tail}"
    said = ", ".join(" ".join(part for part in (bar.label, bar.text, bar.note) if part) for bar in bars)
    return BarChart(title, caption, f"{title}. {caption}: {said}.", bars, what, HEIGHT, SIX_COLUMNS)


def score_stages(brief: Brief) -> StageTable | None:
    """What is open by stage; None where the open deals know no two stages."""
    opened = open_deals(brief.deals)
    stages = in_stages(brief, opened)
    if len(stages) < 2:  # noqa: PLR2004 - one stage alone is the whole pipeline
        return None
    rows = []
    for name, count in list(stages.items())[: brief.limits.get("stages", MOST_STAGES)]:
        deals = [deal for deal in opened if stage_of(deal) == name]
        value, old = (brief.figure(each) for each in (open_pipeline(deals), median_age(deals, brief.book.as_of)))
        counted = brief.figure(Measure(Decimal(count), Unit.COUNT, count, tuple(deal.row for deal in deals)))
        rows.append(StageRow(name, counted, value if value.known else None, old if old.known else None))
    rest = len(stages) - len(rows)
    return StageTable(
        tuple(rows),
        has_value=any(row.value is not None for row in rows),
        has_age=any(row.age is not None for row in rows),
        more=f"and {brief.numerals.count(rest)} more" if rest else "",
    )
