"""The [tables] of a document type in, every name in them that no table has out."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from plangen.doctypes.document_type import DocumentType
from plangen.doctypes.renamed import DOCUMENT_TYPE_FILE, description_in
from plangen.doctypes.toml_file import line_of_value
from plangen.facts.printed_tables import TABLES
from plangen.problems import Place, Problem, UsageError, error

MIN_SIMILARITY = 60


def require_known_tables(document_type: DocumentType) -> None:
    """Raises UsageError if a document type sets an unknown table, column, or row."""
    problems = tuple(unknown_in_tables(document_type))
    if problems:
        raise UsageError("\n".join(map(str, problems)), problems)


def unknown_in_tables(document_type: DocumentType) -> Iterator[Problem]:
    """A problem for each table, column, and row that is set but doesn't exist, with its line and the nearest name."""
    for name, setting in document_type.tables.items():
        spec = TABLES.get(name)
        if spec is None:
            yield _unknown(document_type, (name, ""), name, TABLES)
            continue
        columns, rows = spec.names, dict.fromkeys((*spec.rows, *spec.more_rows))
        listed = [("columns", each.name, columns) for each in setting.columns]
        listed += [("rows", each, tuple(rows)) for each in setting.rows]
        for key, each, known in listed:
            if each not in known:
                yield _unknown(document_type, (name, key), each, known)


def _unknown(document_type: DocumentType, where: tuple[str, str], name: str, known: Iterable[str]) -> Problem:
    table, key = where
    path = description_in(document_type.folder) or document_type.folder / DOCUMENT_TYPE_FILE
    line = line_of_value(path.read_text(encoding="utf-8-sig"), f"tables.{table}", name if key else "")
    place = Place(f"{document_type.name}/{path.name}", cell=f"line {line}" if line else "")
    noun = {"columns": f"a column of {table}", "rows": f"a row of {table}"}.get(key, "a table")
    dotted = ".".join(part for part in ("tables", table if key else "", key) if part)
    choices = list(known)
    near = process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
    fix = f"Use “{near[0]}”." if near else f"Choose from: {', '.join(choices)}." if choices else "Delete it."
    return error(place, "unknown table setting", f"{dotted}: “{name}” isn't {noun}.", fix=fix)
