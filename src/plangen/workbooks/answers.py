"""A user's answers in, the settings.csv that plangen keeps next to the spreadsheets out."""

from collections.abc import Mapping

from plangen.workbooks.plain_text import csv_file, looks_like_a_formula

FILE = "settings.csv"
HEADERS = ("setting", "value")


def settings_rows(answers: Mapping[str, str]) -> list[list[str]]:
    """The rows of the file, headers first."""
    return [list(HEADERS), *([setting, value] for setting, value in answers.items())]


def settings_file(answers: Mapping[str, str]) -> bytes:
    """The bytes of settings.csv."""
    return csv_file(settings_rows(answers))


def joined(texts: list[str]) -> str:
    """Several texts as one value; if the first looks like a formula, the value starts with a semicolon."""
    value = "; ".join(texts)
    return f"; {value}" if looks_like_a_formula(value) else value
