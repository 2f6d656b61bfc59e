import re
from collections import Counter
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.metrics.glossary import NAMES, chapters, entry_of
from plangen.metrics.results.bookings import win_rate
from tests.metrics.test_docstrings import METRICS

ENTRIES = [entry for chapter in chapters() for entry in chapter.entries]


def test_the_chapters_are_in_the_order_of_a_sales_managers_questions() -> None:
    assert [chapter.title for chapter in chapters()] == [
        "Results",
        "Sales cycle and pace",
        "Pipeline and forecast",
        "Decisions",
        "Activity",
        "Accounts",
        "Development",
        "Quota",
        "Contests",
        "Business plan",
    ]
    assert all(chapter.entries for chapter in chapters())


def test_every_metric_is_in_the_glossary() -> None:
    assert len(METRICS) > 60
    known = {entry.key for entry in ENTRIES}
    assert not [name for name in METRICS if name.rpartition(".")[2] not in known]


def test_titles_are_unique_and_every_entry_in_names_is_used() -> None:
    assert not [name for name, count in Counter(entry.name for entry in ENTRIES).items() if count > 1]
    assert set(NAMES) <= {entry.key for entry in ENTRIES}


def test_an_entry_has_the_parts_of_the_docstring() -> None:
    found = entry_of(win_rate)
    assert (found.key, found.name) == ("win_rate", "Win rate")
    assert found.sentence == "Won deals as a share of closed deals, by count."
    assert found.formula.startswith("won ÷ (won + lost), by count, over deals closed in the period.")
    assert found.unit == "percentage; part = deals won, n = deals closed."
    assert found.missing.startswith('"no closed deals"')


def test_function_names_are_replaced_by_titles() -> None:
    [coverage] = [entry for entry in ENTRIES if entry.key == "coverage"]
    assert coverage.source == (
        "open pipeline, gap to quota; for a team, without the open deals of people who left, until reassigned."
    )


def test_reasons_have_at_most_four_words() -> None:
    reasons = [reason for entry in ENTRIES for reason in re.findall(r'"([^"]+)"', entry.missing)]
    assert len(reasons) > 100
    assert not [reason for reason in reasons if len(reason.split()) > 4]


def doubled(deals: int) -> Measure:
    """Twice the deals.

    A second paragraph.

    Formula: 2 × deals,
        on two lines.
    Unit: count.
    Source: Opportunities.
    Missing: "no deals".
    """
    return Measure(Decimal(2 * deals), Unit.COUNT)


def test_lines_are_joined_and_only_the_first_paragraph_is_the_definition() -> None:
    found = entry_of(doubled)
    assert (found.sentence, found.formula, found.missing) == (
        "Twice the deals.",
        "2 × deals, on two lines.",
        '"no deals".',
    )
