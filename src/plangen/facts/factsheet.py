"""The frozen fact sheet that every format is filled from."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Everything a template may print about one subject in one period and one edition.

    `document_type`, `subject`, `period`, and `edition` identify the document; `sections` maps the names that templates
    use (`masthead`, `tiles` …) to frozen dataclasses, tuples, texts, Figures, Charts, and Fields. `figures` are the
    values saved with the packet, for a later packet to report what changed.
    """

    document_type: str
    subject: str
    period: str
    edition: str
    sections: Mapping[str, Any]
    figures: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> str:
        """The fact sheet as readable JSON, sorted, with values as text."""
        return json.dumps(dataclasses.asdict(self), default=_plain, indent=1, sort_keys=True, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    raise TypeError(f"{type(value).__name__} does not belong in a fact sheet")
