"""The one sentence that a reader with one minute takes along."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """`lead` is printed bold, `rest` (what is next; may be empty) in ordinary weight."""

    lead: str
    rest: str = ""
