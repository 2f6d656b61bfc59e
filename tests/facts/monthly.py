"""What a monthly review asks, for the tests of its sections."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plangen.facts.brief import Brief
from plangen.records.opportunities import Opportunity
from plangen.records.team import Person
from tests.facts.invented import ANA, KEN, book, brief

MONTHLY = tomllib.loads((Path(__file__).parents[2] / "templates/monthly-review/kind.toml").read_text("utf-8"))


def monthly(
    deals: Sequence[Opportunity] = (), people: Sequence[Person] = (ANA, KEN), code: str = "2026-09", **known: Any
) -> Brief:
    """A brief of a monthly review about Ana Ruiz straight from deals and people."""
    asked = brief(book(deals, people, **known), code=code)
    return replace(asked, kind="monthly-review", title="Monthly review", limits=MONTHLY["limits"])
