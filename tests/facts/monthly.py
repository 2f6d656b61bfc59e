"""The scope of a monthly review, for the tests of its sections."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plangen.facts.scope.document import Scope
from plangen.records.deals.opportunities import Opportunity
from plangen.records.people.team import Person
from tests.facts.invented import ANA, KEN, book, scope

MONTHLY = tomllib.loads((Path(__file__).parents[2] / "templates/monthly-review/document.toml").read_text("utf-8"))


def monthly(
    deals: Sequence[Opportunity] = (), people: Sequence[Person] = (ANA, KEN), code: str = "2026-09", **known: Any
) -> Scope:
    """The scope of Ana Ruiz's monthly review, from deals and people."""
    quarterly = scope(book(deals, people, **known), code=code)
    return replace(quarterly, document_type="monthly-review", title="Monthly review", limits=MONTHLY["limits"])
