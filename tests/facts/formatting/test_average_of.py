import pytest

from plangen.facts.formatting.average_of import average_of
from plangen.facts.formatting.number_format import NumberFormat
from plangen.periods import Length


@pytest.mark.parametrize(
    ("count", "length", "name"),
    [
        (4, Length.QUARTER, "prior four-quarter average"),
        (3, Length.QUARTER, "average of 3 prior quarters"),
        (2, Length.HALF, "average of 2 prior halves"),
        (1, Length.YEAR, "average of 1 prior year"),
        (4, Length.MONTH, "average of 4 prior months"),
    ],
)
def test_an_average_is_named_by_how_many_periods_it_has(count: int, length: Length, name: str) -> None:
    assert average_of(NumberFormat("en-US", "USD"), count, length) == name
