import pytest

from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell, Grid
from plangen.tables.detect import detect_table
from plangen.tables.shape import Shape
from plangen.tables.table import Table

HOME_MADE: dict[str, list[Cell]] = {
    "Activities": ["Day", "Rep", "Activity type", "Customer", "Notes"],
    "Goals": ["Rep", "Year", "Area", "Objective", "Target", "Due date"],
    "Skills": ["Rep", "Skill", "Required", "Self", "Manager"],
    "Training": ["Rep", "Topic", "Trainer", "Week of", "Prework", "Hours"],
    "Topics": ["Competency", "Phase", "Topic", "Minutes", "Proof"],
    "Coaching": ["Rep", "Date", "Customer", "Objective", "Score", "Keep", "Change"],
    "Reviews": ["Rep", "Period", "Area", "Self", "Manager", "Evidence"],
    "Forecasts": ["Rep", "Month", "Said on", "Commit", "Best case"],
    "Contacts": ["Customer", "Contact", "Job title", "Influence", "Support"],
    "White space": ["Customer", "Product", "Potential"],
    "Target accounts": ["Rep", "Customer", "Decision maker", "Product", "Approach", "Value", "Quarter"],
    "Rates": ["Currency", "Date", "Rate"],
    "Opportunities": ["Deal", "Customer", "Rep", "Stage", "Value", "Close date", "Product", "Type", "Notes"],
    "Accounts": ["Customer", "Rep", "Tier", "Industry", "Employees"],
    "Actions": ["No", "Rep", "Commitment", "Due", "Status", "Done on"],
    "Events": ["Date", "Kind", "Title", "Rep", "Time"],
    "Notes": ["Rep", "Topic", "Text", "Period"],
}


def read_as(headers: list[Cell]) -> str:
    grid = Grid("book.xlsx", "Sheet1", [headers, [f"x{at}" for at, _ in enumerate(headers)]])
    table, _ = detect_table(grid, 0, SHAPES)
    return table.name if isinstance(table, Table) else table.reason


# A user list (id, name, email) looks like a Team; only its name distinguishes them.
DETECTED_BY_HEADERS = [shape for shape in SHAPES if shape.name != "Users"]


@pytest.mark.parametrize("shape", DETECTED_BY_HEADERS, ids=lambda shape: shape.name)
def test_a_sheet_without_a_name_is_detected_by_canonical_headers(shape: Shape) -> None:
    assert len(shape.columns) > 1
    assert read_as(list(shape.columns)) == shape.name


@pytest.mark.parametrize("table", HOME_MADE)
def test_a_sheet_without_a_name_is_detected_by_home_made_headers(table: str) -> None:
    assert read_as(HOME_MADE[table]) == table
