"""What each formatted figure is made of, kept only where someone asks for a number as printed."""

from dataclasses import dataclass, replace

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.formatting.differences import comparable, difference
from plangen.facts.formatting.number_format import NumberFormat


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure that was formatted, and the measure behind it, or the two figures whose difference it is.

    `arithmetic` says how it was computed where no single measure does: 24% = $235.2K ÷ $980.0K.
    """

    figure: Figure
    measure: Measure | None = None
    difference_of: tuple[Figure, ...] = ()
    arithmetic: str = ""


def made_of(trace: list[Traced] | None, text: str, arithmetic: str, measure: Measure | None = None) -> str:
    """A text with a number, which the trace keeps with its arithmetic and the measure whose rows it is based on."""
    if trace is not None:
        unit = Unit.MONEY if measure is None else measure.unit
        trace.append(Traced(Figure(text, text, text, unit, None), measure, arithmetic=arithmetic))
    return text


def explained(trace: list[Traced] | None, figure: Figure, arithmetic: str) -> Figure:
    """A formatted figure, which the trace keeps with its arithmetic."""
    return traced(trace, Traced(figure, arithmetic=arithmetic))


def traced(trace: list[Traced] | None, found: Traced) -> Figure:
    """The figure, which the trace keeps if there is one."""
    if trace is not None:
        trace.append(found)
    return found.figure


def traced_difference(trace: list[Traced] | None, numbers: NumberFormat, actual: Figure, target: Figure) -> Figure:
    """Actual minus target as printed, which the trace keeps with the two figures."""
    shown = comparable(numbers, actual, target)
    return traced(trace, Traced(difference(numbers, *shown), difference_of=shown))


def traced_comparable(
    trace: list[Traced] | None, numbers: NumberFormat, actual: Figure, target: Figure
) -> tuple[Figure, Figure]:
    """Two figures to print next to their difference, which the trace keeps with their measures."""
    one, other = comparable(numbers, actual, target)
    return _retraced(trace, one, actual), _retraced(trace, other, target)


def _retraced(trace: list[Traced] | None, shown: Figure, figure: Figure) -> Figure:
    """A figure in another unit, which the trace keeps with the measure of the first one."""
    before = next((each for each in trace or () if each.figure is figure), None)
    return traced(trace, replace(before, figure=shown)) if before is not None and shown is not figure else shown
