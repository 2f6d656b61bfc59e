"""The answers that a person gave, as the settings.csv that plangen keeps beside the spreadsheets."""

from collections.abc import Mapping

from plangen.workbooks.plain_text import csv_file, looks_like_a_formula

FILE = "settings.csv"
HEADS = ("setting", "value")


def settings_rows(answers: Mapping[str, str]) -> list[list[str]]:
    """The rows of the file, its heads first."""
    return [list(HEADS), *([setting, value] for setting, value in answers.items())]


def settings_file(answers: Mapping[str, str]) -> bytes:
    """The bytes of settings.csv; with a mark at the beginning by which Excel knows the encoding."""
    return csv_file(settings_rows(answers))


def listed(texts: list[str]) -> str:
    """Several texts as one value. A first one that a spreadsheet would take for a formula gets a semicolon before."""
    value = "; ".join(texts)
    return f"; {value}" if looks_like_a_formula(value) else value
