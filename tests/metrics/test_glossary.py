from collections import Counter
from decimal import Decimal

from plangen.elements.measure import Measure, Unit
from plangen.metrics.glossary import NAMES, chapters, entry_of
from plangen.metrics.results import win_rate
from tests.metrics.test_docstrings import METRICS

ENTRIES = [entry for chapter in chapters() for entry in chapter.entries]


def test_the_chapters_are_in_the_order_of_a_sales_managers_questions() -> None:
    assert [chapter.title for chapter in chapters()] == [
        "Results",
        "Time and flow",
        "Pipeline and forecast",
        "Decisions",
        "Activity",
        "Accounts",
        "Development",
        "Quota",
    ]
    assert all(chapter.entries for chapter in chapters())


def test_every_measure_is_in_the_glossary() -> None:
    assert len(METRICS) > 60
    known = {entry.key for entry in ENTRIES}
    assert not [name for name in METRICS if name.split(".")[1] not in known]


def test_names_are_told_apart_and_each_name_given_is_used() -> None:
    assert not [name for name, count in Counter(entry.name for entry in ENTRIES).items() if count > 1]
    assert set(NAMES) <= {entry.key for entry in ENTRIES}


def test_an_entry_is_the_docstring_taken_apart() -> None:
    found = entry_of(win_rate)
    assert (found.key, found.name) == ("win_rate", "Win rate")
    assert found.sentence == "The share of closed deals that were won, by count."
    assert found.formula.startswith("won / (won + lost), by day of closing in the period;")
    assert found.unit == "share; part is the number won, n the number closed."
    assert found.missing.startswith('"0 closed deals"')


def test_other_figures_are_called_by_their_names() -> None:
    [coverage] = [entry for entry in ENTRIES if entry.key == "coverage"]
    assert coverage.source == "open pipeline, gap."


def doubled(deals: int) -> Measure:
    """Twice of it.

    More is said here.

    Formula: 2 x it,
        in two lines.
    Unit: count.
    Source: Opportunities.
    Missing: "nothing".
    """
    return Measure(Decimal(2 * deals), Unit.COUNT)


def test_lines_are_put_together_and_only_the_first_sentence_is_taken() -> None:
    found = entry_of(doubled)
    assert (found.sentence, found.formula, found.missing) == ("Twice of it.", "2 x it, in two lines.", '"nothing".')
