import os
import subprocess
import sys

from plangen.problems import Place, Problem, by_fix, error, grouped, warning


def at(*cells: str, sort: str = "unreadable date") -> list[Problem]:
    return [error(Place("deals.xlsx", "Deals", cell), sort, "Not a date.") for cell in cells]


def cells(problems: list[Problem], limit: int = 20) -> list[str]:
    return [reported.problem.place.cell for reported in grouped(problems, limit)]


def test_problems_of_a_sort_are_in_the_order_of_their_cells() -> None:
    assert cells(at("C31", "AA6", "row 100", "C6", "B20", "row 12", "B9", "")) == [
        "", "C6", "AA6", "B9", "row 12", "B20", "C31", "row 100",
    ]  # fmt: skip


def test_the_examples_of_a_group_are_the_first_ones() -> None:
    reported = grouped(at(*(f"C{row}" for row in range(31, 1, -1))))
    assert [(each.problem.place.cell, each.more) for each in reported] == [("C2", 0), ("C3", 0), ("C4", 27)]


def test_a_group_is_placed_at_its_first_problem() -> None:
    assert cells([*at("B9", "B30", sort="a"), *at("B2", "B40", sort="z")]) == ["B2", "B40", "B9", "B30"]


def test_errors_come_before_warnings_and_files_are_in_order() -> None:
    problems = [
        warning(Place("a.csv", "", "A1"), "k", "m"), error(Place("b.csv", "", "A1"), "k", "m"),
        error(Place("a.csv", "", "A2"), "k", "m"),
    ]  # fmt: skip
    assert [str(reported.problem.place) for reported in grouped(problems)] == ["a.csv › A2", "b.csv › A1", "a.csv › A1"]


def test_the_order_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from plangen.problems import Place, error, grouped\n"
        "found = [error(Place('f', 's', 'A1'), sort, text) for sort in 'xyz' for text in ('m', 'n', 'o')]\n"
        "print([str(reported.problem) + reported.problem.sort for reported in grouped(found)])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_each_fix_is_listed_once_for_all_its_problems_errors_first() -> None:
    dates = [error(Place("d.csv", "", f"B{row}"), "date", "Not a date.", fix="Enter a date.") for row in (3, 2)]
    name = warning(Place("a.csv", "", "A2"), "name", "No name.", fix="Enter the name.")
    bare = error(Place("a.csv", "", "A1"), "odd", "Odd.")
    found = by_fix([name, bare, *dates, dates[0]])
    assert [(each.fix, each.count) for each in found] == [("Enter a date.", 2), ("", 1), ("Enter the name.", 1)]
    assert [each.problem.place.cell for each in found[0].reported] == ["B2", "B3"]
