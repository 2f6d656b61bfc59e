"""Complete invented facts for scorecards: full, crowded, thin, and hostile."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from plangen.doctypes.catalog import load_catalog
from plangen.elements.chart import (
    SIX_COLUMNS,
    Bar,
    BarChart,
    Column,
    ColumnChart,
    Line,
    LineChart,
    Part,
    Shade,
    StackedBar,
    TrendColumns,
)
from plangen.elements.field import Field, FieldKind
from plangen.elements.figure import Mark
from plangen.elements.measure import Unit
from plangen.elements.reasons import Reason
from plangen.elements.theme import Paper, Theme
from plangen.facts.blocks.decisions import Decision, DecisionList
from plangen.facts.blocks.headline import Headline
from plangen.facts.blocks.masthead import Masthead
from plangen.facts.blocks.not_shown import NotShown
from plangen.facts.blocks.open_by_stage import StageRow, StageTable
from plangen.facts.blocks.score_table import ScoreGroup, ScoreRow, ScoreTable
from plangen.facts.pages.scorecard.charts import ScoreCharts
from plangen.facts.pages.scorecard.parts import ChangeLine, Definition, ScoreTiles, WordTile
from plangen.formats.page import Page, Properties
from tests.formats.quarterly_facts import LONG, TEMPLATES
from tests.formats.quarterly_pieces import (
    BOOKINGS,
    HOSTILE,
    MONTHS,
    QUOTA,
    choice,
    figure,
    full_tiles,
    unknown,
    write_in,
)

Facts = dict[str, Any]
STAGES = ("Qualification", "Needs Analysis", "Value Proposition", "Id. Decision Makers", "Proposal", "Negotiation")
REASONS = ("Price", "Timing", "Lead time", "No decision", "Competitor")


def score_page(facts: Facts, paper: Paper = Paper.LETTER, template: str = "document.html") -> Page:
    """The page that a scorecard is rendered from."""
    masthead = facts["masthead"]
    return Page(
        folders=(TEMPLATES,),
        template=f"scorecard/{template}",
        facts={**facts, "words": load_catalog().document_types["scorecard"].words},
        properties=Properties(masthead.title, masthead.author, masthead.name, "scorecard", "en-US"),
        theme=Theme(company=masthead.company, paper=paper),
    )


def full() -> Facts:
    """Ana Ruiz, third quarter of 2026: four charts, ten rows, deals that need a decision, two charts of deals."""
    return {
        "masthead": Masthead(
            title="Scorecard Q3 2026, Ana Ruiz",
            company="Harbour & Pine Supply",
            name="Ana Ruiz",
            line=("Scorecard, Q3 2026", "West", "with Ken Ortiz"),
            foot="Ana Ruiz · Scorecard Q3 2026 · as of Oct 5, 2026 · from team.xlsx, opportunities.csv",
            author="Ken Ortiz",
        ),
        "headline": Headline(
            "$16K ahead for the quarter, $17K for the year.", "$253K to go in Q4; $531K set to close."
        ),
        "score_tiles": ScoreTiles(
            full_tiles(),
            (
                WordTile("Forecast vs. actual", "$253K vs. $261K"),
                WordTile("Deals that need a decision", "4 of 33 open"),
                WordTile("Median sales cycle, Q3", "71 days", "18 won"),
            ),
        ),
        "score_charts": ScoreCharts(cumulative(), ahead(), stages(), periods()),
        "change_line": ChangeLine(
            "AR-26Q3-7",
            write_in("Actions/AR-26Q3-7/action"),
            Field("Actions/AR-26Q3-7/due", "by", FieldKind.DATE),
        ),
        "score_table": table(),
        "score_decisions": DecisionList(decisions(4)),
        "score_mix": mix(),
        "score_stages": stage_table(),
        "score_losses": losses(),
        "definitions": tuple(Definition(row.label, LONG[:96]) for group in table().groups for row in group.rows),
        "score_not_shown": (NotShown("Activity vs. target", "a Done column in the Activities table"),),
        "score_notes": ("146 of 148 deal rows used; skipped: 2 without a close date.",),
    }


def stage_table() -> StageTable:
    """Open deals in each stage."""
    stages = numbered_stages()
    return StageTable(
        tuple(StageRow(name, figure(str(at)), figure(f"${at}0K"), figure(f"{at}1 days")) for at, name in stages)
    )


def crowded() -> Facts:
    """Every list full and every text as long as possible: pages one and two are still one page each."""
    facts = full()
    facts["masthead"] = replace(facts["masthead"], name="Maximiliane-Friederike Wolfeschlegelsteinhausen-Bergerdorff")
    facts["headline"] = Headline(
        "$16.4K behind for the quarter, $1,166.6K behind for the year.", "$284.2K to go in Q4; $587.4K set to close."
    )
    facts["score_table"] = table(few=False)
    facts["score_decisions"] = DecisionList(
        decisions(10), "12 of 21 open deals need a decision. Take an hour to go through them.", "and 2 more"
    )
    facts["score_stages"] = replace(facts["score_stages"], rows=facts["score_stages"].rows[:6] * 2, more="and 2 more")
    facts["score_stages"] = replace(facts["score_stages"], rows=facts["score_stages"].rows[:8])
    return facts


def thin() -> Facts:
    """A new hire without quota and deals: no charts, few texts, and no extra page for them."""
    facts = full()
    facts["masthead"] = replace(
        facts["masthead"], title="Scorecard Q3 2026, Li Na", name="Li Na", line=("Scorecard, Q3 2026",), company=""
    )
    facts["headline"] = Headline("No deals on file under this name.")
    facts["score_tiles"] = ScoreTiles(full_tiles(), ())
    facts["score_charts"] = ScoreCharts(None, None, None, None)
    rows = (
        ScoreRow("deals won", "Deals won", figure("0")),
        ScoreRow("win rate", "Win rate", unknown(Reason.NO_CLOSED_DEALS)),
    )
    facts["score_table"] = ScoreTable("Metrics, Q3 2026", (ScoreGroup("Results", rows),))
    facts["score_decisions"] = DecisionList(())
    facts["score_mix"] = facts["score_stages"] = facts["score_losses"] = None
    facts["score_not_shown"] = facts["score_notes"] = ()
    return facts


def one_chart() -> Facts:
    """One chart on page one and one chart of deals: each takes the full width."""
    facts = full()
    facts["score_charts"] = ScoreCharts(None, None, None, periods())
    facts["score_mix"] = facts["score_stages"] = None
    return facts


def without_definitions() -> Facts:
    """The facts for a packet that leaves out the definitions page."""
    return {name: section for name, section in full().items() if name not in DEFINITIONS_PAGE}


DEFINITIONS_PAGE = ("definitions", "score_not_shown", "score_notes")


def hostile() -> Facts:
    """Markup and template tags in every text."""
    facts = full()
    facts["masthead"] = replace(facts["masthead"], name=HOSTILE, title=HOSTILE)
    facts["score_decisions"] = DecisionList(
        tuple(replace(each, deal=HOSTILE, account=HOSTILE, trips=HOSTILE) for each in decisions(2))
    )
    facts["score_stages"] = StageTable((StageRow(HOSTILE, figure("1")),), has_value=False, has_age=False)
    facts["score_losses"] = replace(losses(), bars=(Bar(HOSTILE, Decimal(1), "1"),))
    facts["score_charts"] = replace(facts["score_charts"], stages=replace(stages(), title=HOSTILE))
    return facts


def cumulative() -> LineChart:
    """Cumulative bookings over the year and quota."""
    actual = tuple(Decimal(sum(BOOKINGS[: at + 1])) if at < len(BOOKINGS) else None for at in range(12))
    quota = tuple(Decimal(sum(QUOTA[: at + 1])) for at in range(12))
    lines = (Line("Bookings", actual, "712", strong=True), Line("Quota", quota, "960"))
    caption = "Bookings year to date, 2026, thousands of US dollars"
    return LineChart("Bookings through September: $712K, quota $690K", caption, "Lines of bookings.", MONTHS, lines)


def ahead() -> ColumnChart:
    """Coverage for the next six months; the last three have no quota yet."""
    values = (("Oct", "2.7", 3), ("Nov", "3.5", 3), ("Dec", "0.8", 2), ("Jan", "", 0), ("Feb", "", 0), ("Mar", "", 0))
    columns = tuple(
        Column(month, Decimal(text) if text else None, text, Decimal(tick) if tick else None, strong=bool(text))
        for month, text, tick in values
    )
    caption = "Coverage by close month, ×; tick = your typical coverage; no quota yet for Jan to Mar"
    return ColumnChart(
        "Lowest coverage: December, 0.8×", caption, "Columns.", columns, "Coverage", "Typical", 52, SIX_COLUMNS
    )


def stages() -> BarChart:
    """Open pipeline by stage."""
    bars = tuple(
        Bar(name, Decimal(at * 20), str(at * 20), f"{at} deals", strong=at == 6) for at, name in numbered_stages()
    )
    return BarChart("Negotiation has 120 of 420", "Open pipeline by stage, thousands", "Bars.", bars, "Open pipeline")


def numbered_stages() -> list[tuple[int, str]]:
    """The stages with their numbers."""
    return list(enumerate(STAGES, 1))


def periods() -> ColumnChart:
    """Attainment of the last eight quarters."""
    columns = tuple(
        Column(f"Q{at % 4 + 1} 2{4 + at // 4}", Decimal(90 + at * 3), f"{90 + at * 3}.1", Decimal(100), strong=at == 7)
        for at in range(8)
    )
    caption = "Attainment by quarter, %; tick = 100"
    return ColumnChart("4 of 8 quarters at quota", caption, "Columns.", columns, "Attainment", "100%", 52, SIX_COLUMNS)


def mix() -> StackedBar:
    """Bookings from new and existing customers."""
    parts = (
        Part("New", Decimal(42), "$42K", Shade.ACCENT),
        Part("Existing", Decimal(219), "$219K", Shade.SOFT),
    )
    return StackedBar("16% of bookings came from new customers", "Bookings, Q3 2026", "One bar.", parts, "Bookings")


def losses() -> BarChart:
    """Why deals were lost."""
    bars = tuple(Bar(name, Decimal(9 - at), str(9 - at), f"${at}8K", strong=not at) for at, name in enumerate(REASONS))
    return BarChart(
        "Price: 9 of 35 lost deals", "Losses by reason, Q3 2026, number of deals", "Bars.", bars, "Lost deals", 34
    )


def decisions(count: int) -> tuple[Decision, ...]:
    """A number of deals that need a decision, with texts as long as the limits allow."""
    return tuple(
        Decision(
            "Press lubrication and guar…",
            "Pacific Packing and Cold S…",
            figure(f"${at + 1}15.4K"),
            figure("214 days"),
            "Oct 30",
            "close date passed 40 days ago" if at % 3 else "no next step · moved 3 times · typical is 63 days",
            choice(f"Opportunities/D-{at}/decision"),
        )
        for at in range(count)
    )


def table(*, few: bool = True) -> ScoreTable:
    """Fifteen rows in four groups; with `few` only ten in two."""
    trend = TrendColumns("The last four quarters.", tuple(map(Decimal, (3, 4, 2, 5))))
    names = (
        ("Results", ("Bookings", "Attainment", "New accounts", "Margin", "Deals won", "Average deal size")),
        ("Pipeline", ("Open pipeline", "Clean pipeline", "Open deals", "Pipeline coverage, Q4")),
        ("Process", ("Win rate", "Median sales cycle", "Deals that need a decision", "Commitments kept")),
        ("Activity", ("Meetings with customers",)),
    )
    groups = tuple(
        ScoreGroup(group, tuple(_row(label, trend, with_target=not at % 2) for at, label in enumerate(labels)))
        for group, labels in (names[:2] if few else names)
    )
    return ScoreTable(
        "Metrics, Q3 2026",
        groups,
        has_target=True,
        has_mark=True,
        prior_head="Q2 2026",
        trend_head="Last four quarters",
    )


def _row(label: str, trend: TrendColumns, *, with_target: bool) -> ScoreRow:
    if not with_target:
        rate = figure("34.6%", Unit.SHARE)
        return ScoreRow(label.lower(), label, rate, n="18 of 52, small sample", trend=trend)
    actual, target, difference = figure("$261.4K"), figure("$245.0K"), figure("+$16.4K")
    return ScoreRow(label.lower(), label, actual, target, difference, Mark.AHEAD, figure("$240.7K"), trend, "18")
