"""The answers that a person gave, as the settings.csv that plangen keeps beside the spreadsheets."""

import csv
import io
from collections.abc import Mapping

FILE = "settings.csv"
HEADS = ("setting", "value")


def settings_rows(answers: Mapping[str, str]) -> list[list[str]]:
    """The rows of the file, its heads first."""
    return [list(HEADS), *([setting, value] for setting, value in answers.items())]


def settings_file(answers: Mapping[str, str]) -> bytes:
    """The bytes of settings.csv; with a mark at the beginning by which Excel knows the encoding."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows(settings_rows(answers))
    return made.getvalue().encode("utf-8-sig")


def listed(texts: list[str]) -> str:
    """Several texts as one value. A first one that a spreadsheet would take for a formula gets a semicolon before."""
    value = "; ".join(texts)
    return f"; {value}" if value.startswith(("=", "+", "-", "@")) else value
