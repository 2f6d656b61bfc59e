"""Snapshots: the open deals at the end of earlier days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plangen.records.deals.opportunities import Opportunity

READ_AS = "Snapshot"
"""What a report calls a table of a snapshot, to keep it apart from today's deals."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The open deals at the end of a day."""

    day: date
    deals: Sequence[Opportunity]
