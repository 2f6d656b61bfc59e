import ast
from inspect import signature

from plangen import fact_sheet
from plangen.doctypes.editions import EDITIONS, REP
from plangen.doctypes.subjects import SUBJECTS
from plangen.facts.scope import every_subject
from plangen.facts.sections import SECTIONS
from tests.source_code import PACKAGE, PROGRAM, nodes

MAY_ASK = ("doctypes", "facts/scope")
"""The packages that may ask what class a subject has."""
CLASSES = {"Subject", "Team", "Manager", "ContestSubject", "Winner"}
ASKED = {"edition", "subject", "sort"}
"""The names of what holds an edition or a subject, where “manager” and “team” aren't columns of a spreadsheet."""


def test_every_sort_of_subject_has_sections_and_subjects() -> None:
    assert len(SUBJECTS) > 2
    assert len(PROGRAM) > 100
    assert list(SUBJECTS) == list(SECTIONS) == list(every_subject.SUBJECTS)


def test_only_the_list_of_subjects_and_the_scope_ask_for_the_class_of_a_subject() -> None:
    asked = {
        (path.relative_to(PACKAGE).as_posix(), call.lineno)
        for path in PROGRAM
        for call in nodes(path)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "isinstance"
        and CLASSES & {each.id for each in ast.walk(call.args[1]) if isinstance(each, ast.Name)}
    }
    assert any(where.startswith("facts/scope/") for where, _ in asked)
    assert not [f"{where}:{line}" for where, line in asked if not where.startswith(MAY_ASK)]


def test_what_belongs_to_an_edition_or_subject_is_written_in_their_lists_only() -> None:
    of_editions = {text for each in EDITIONS.values() for text in (each.suffix, each.margin) if text}
    written = {"rep", "preread", "for salespeople", *of_editions}
    found = {
        (path.relative_to(PACKAGE).as_posix(), node.value)
        for path in PROGRAM
        for node in nodes(path)
        if isinstance(node, ast.Constant) and node.value in written
    }
    assert {text for where, text in found if where.startswith("doctypes/")} == written
    # The API gives its default in its signature, where editors show it.
    assert signature(fact_sheet).parameters["edition"].default == REP.name
    # A header of people's files is spelled like an edition.
    headers = {("records/deals/incomplete_exports.py", "rep")}
    assert not [each for each in sorted(found - headers) if not each[0].startswith(("doctypes/", "__init__"))]


def test_no_edition_or_subject_is_compared_with_a_name() -> None:
    names = {*EDITIONS, *SUBJECTS}
    compared = [(path, node) for path in PROGRAM for node in nodes(path) if isinstance(node, ast.Compare)]
    assert len(compared) > 100
    assert not [
        f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}"
        for path, node in compared
        if {ast.unparse(each).split(".")[-1] for each in (node.left, *node.comparators)} & ASKED
        and {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)} & names
    ]
