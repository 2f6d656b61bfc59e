"""What each formatted figure is made of, kept only where someone asks for a number as printed."""

from dataclasses import dataclass

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure that was formatted, and the measure behind it, or the two figures whose difference it is."""

    figure: Figure
    measure: Measure | None = None
    difference_of: tuple[Figure, ...] = ()


def traced(trace: list[Traced] | None, found: Traced) -> Figure:
    """The figure, which the trace keeps if there is one."""
    if trace is not None:
        trace.append(found)
    return found.figure
