"""The sample company, in which everything is present: targets, deals, history, commitments, ratings, and thanks."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from openpyxl import load_workbook

SAMPLE: Final = Path(__file__).parents[2] / "inputs" / "sample"
ANA: Final = "Ana Ruiz"
WITHOUT_QUOTA: Final = "Priya Raman"
NEW_HIRE: Final = "Ewa Wójcik"


def write(folder: Path, settings: Mapping[str, str]) -> None:
    """Copies the sample's files, with some settings changed."""
    shutil.copy(SAMPLE / "opportunities.csv", folder)
    workbook = load_workbook(SAMPLE / "team.xlsx")
    changes = dict(settings)
    for row in workbook["Settings"].iter_rows(min_row=2):
        row[1].value = changes.pop(str(row[0].value), row[1].value)
    for change in changes.items():
        workbook["Settings"].append(change)
    workbook.save(folder / "team.xlsx")
