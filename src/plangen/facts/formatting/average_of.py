"""What an average of prior periods is called, by how many it has."""

from plangen.facts.formatting.number_format import NumberFormat
from plangen.periods import Length

A_YEAR_OF_QUARTERS = 4


def average_of(numbers: NumberFormat, count: int, length: Length) -> str:
    """The name of an average: “prior four-quarter average”; else “average of 3 prior months”."""
    if length is Length.QUARTER and count == A_YEAR_OF_QUARTERS:
        return f"prior {numbers.spelled_out(count)}-{length} average"
    plural = {Length.HALF: "halves"}.get(length, f"{length}s")
    return f"average of {numbers.count(count)} prior {length if count == 1 else plural}"
