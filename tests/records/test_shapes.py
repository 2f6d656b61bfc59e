import pytest

from plangen.records.load import SHAPES
from plangen.sources.grid import Cell, Grid
from plangen.tables.recognise import recognise
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
    "Coverage": ["Customer", "Product", "Potential"],
    "Rates": ["Currency", "Date", "Rate"],
    "Opportunities": ["Deal", "Customer", "Rep", "Stage", "Value", "Close date", "Product", "Type", "Notes"],
    "Accounts": ["Customer", "Rep", "Class", "Industry", "Employees"],
    "Actions": ["No", "Rep", "Commitment", "Due", "Status", "Done on"],
    "Events": ["Date", "Kind", "Title", "Rep", "Time"],
    "Notes": ["Rep", "Topic", "Text", "Period"],
}


def read_as(heads: list[Cell]) -> str:
    grid = Grid("book.xlsx", "Sheet1", [heads, [f"x{at}" for at, _ in enumerate(heads)]])
    table, _ = recognise(grid, 0, SHAPES)
    return table.name if isinstance(table, Table) else table.reason


# A list of users (id, name, e-mail) looks like a Team; only its name tells the two apart.
TOLD_BY_HEADS = [shape for shape in SHAPES if shape.name != "Users"]


@pytest.mark.parametrize("shape", TOLD_BY_HEADS, ids=lambda shape: shape.name)
def test_a_sheet_without_a_name_is_recognised_by_the_heads_of_its_table(shape: Shape) -> None:
    assert len(shape.columns) > 1
    assert read_as(list(shape.columns)) == shape.name


@pytest.mark.parametrize("table", HOME_MADE)
def test_a_sheet_without_a_name_is_recognised_by_heads_that_people_write(table: str) -> None:
    assert read_as(HOME_MADE[table]) == table
