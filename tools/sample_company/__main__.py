"""Writes the sample company to a folder: python -m tools.sample_company [FOLDER]."""

import sys
from pathlib import Path
from random import Random

from .customers import territories
from .deals import Deal, closed_deals
from .export import export
from .people import PEOPLE
from .pipeline import open_deals
from .stories import name_story_deals
from .workbook import workbook

SEED = 20_261_005
FOLDER = Path(__file__).parents[2] / "inputs" / "sample"


def generate_company() -> tuple[bytes, str]:
    """Returns the workbook's bytes and the export's text."""
    by_person = territories(Random(SEED))
    deals: list[Deal] = []
    owners: dict[str, str] = {}
    for number, person in enumerate(PEOPLE, 1):
        if person.name in by_person:
            territory = by_person[person.name]
            rng = Random(SEED + number)
            deals += closed_deals(person, territory, rng)
            deals += open_deals(person, territory, rng)
            owners |= dict.fromkeys([*territory.customers, *territory.prospects], person.name)
    name_story_deals(deals)
    return workbook(deals, owners), export(deals)


def main() -> None:
    """Writes both files to the folder given, or to inputs/sample."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    team, opportunities = generate_company()
    (folder / "team.xlsx").write_bytes(team)
    (folder / "opportunities.csv").write_text(opportunities, encoding="utf-8", newline="\n")
    print(f"{folder / 'team.xlsx'}: {len(team):,} bytes")
    print(f"{folder / 'opportunities.csv'}: {len(opportunities.encode()):,} bytes")


if __name__ == "__main__":
    main()
