from datetime import date
from typing import Any

from plangen.facts.blocks.open_by_stage import score_stages, stage_chart
from tests.facts.scorecards import scorecard
from tests.metrics.invented import lost, opened, won

PROSPECT, OFFER = ("prospect", date(2026, 8, 1)), ("offer", date(2026, 8, 21))


def stages(*deals: Any) -> dict[str, dict[str, str]]:
    """The table by stage, with the printed text of each column."""
    table = score_stages(scorecard(deals))
    assert table is not None
    names = [column.name for column in table.columns]
    return {row.plain("stage"): {name: row.plain(name) for name in names if name != "stage"} for row in table.rows}


def test_with_stage_dates_the_table_has_conversion_and_days_in_place_of_age() -> None:
    """Prospect: three left it, one of them lost there; Offer: entered by three, one lost and one won."""
    found = stages(
        opened(5_000, stage="Prospect", created=date(2026, 9, 1), entered=(("prospect", date(2026, 9, 25)),)),
        opened(7_000, stage="Offer", created=date(2026, 8, 1), entered=(PROSPECT, OFFER)),
        won(1_000, date(2026, 8, 31), entered=(PROSPECT, OFFER)),
        lost(date(2026, 8, 11), entered=(PROSPECT,)),
    )
    assert found["Prospect"]["conversion"] == "66.7%"
    assert found["Offer"]["conversion"] == "100.0%"
    assert (found["Prospect"]["in_stage"], found["Offer"]["in_stage"]) == ("15 days", "28 days")
    assert "age" not in found["Offer"]


def test_without_stage_dates_the_table_has_the_age() -> None:
    found = stages(*(opened(1_000, stage=name, created=date(2026, 9, 5)) for name in ("Prospect", "Offer")))
    assert found["Offer"]["age"] == "30 days"
    assert not {"conversion", "in_stage"} & found["Offer"].keys()


def test_a_stage_without_any_amount_is_na_in_the_chart_and_in_the_table() -> None:
    deals = opened(None, stage="Prospect"), opened(5_000, stage="Offer")
    assert stages(*deals)["Prospect"]["value"] == "n/a"
    chart = stage_chart(scorecard(deals))
    assert chart is not None
    assert [(bar.label, bar.value is None, bar.text, bar.note) for bar in chart.bars if bar.label == "Prospect"] == [
        ("Prospect", True, "n/a", "1 deal")
    ]


def test_stages_with_equal_chances_are_in_one_order_for_everyone() -> None:
    """Ana has more deals in Qualify, the company in Prospect."""
    own = [opened(10, stage=name) for name in ("Qualify", "Qualify", "Prospect")]
    others = [opened(10, stage="Prospect", salesperson="Bo Lee") for _ in range(3)]
    assert list(stages(*own)) == ["Qualify", "Prospect"]
    assert list(stages(*own, *others)) == ["Prospect", "Qualify"]
