import os
import subprocess
import sys

from plangen.problems import Place, Problem, by_cure, error, grouped, warning


def at(*cells: str, kind: str = "unreadable date") -> list[Problem]:
    return [error(Place("deals.xlsx", "Deals", cell), kind, "This is no date.") for cell in cells]


def cells(problems: list[Problem], most: int = 20) -> list[str]:
    return [told.problem.place.cell for told in grouped(problems, most)]


def test_problems_of_a_kind_stand_in_the_order_of_their_cells() -> None:
    assert cells(at("C31", "AA6", "row 100", "C6", "B20", "row 12", "B9", "")) == [
        "", "C6", "AA6", "B9", "row 12", "B20", "C31", "row 100",
    ]  # fmt: skip


def test_the_examples_of_a_group_are_the_first_ones() -> None:
    told = grouped(at(*(f"C{row}" for row in range(31, 1, -1))))
    assert [(each.problem.place.cell, each.more) for each in told] == [("C2", 0), ("C3", 0), ("C4", 27)]


def test_groups_stand_where_their_first_one_stands() -> None:
    assert cells([*at("B9", "B30", kind="a"), *at("B2", "B40", kind="z")]) == ["B2", "B40", "B9", "B30"]


def test_errors_stand_before_warnings_and_files_in_their_order() -> None:
    problems = [
        warning(Place("a.csv", "", "A1"), "k", "m"), error(Place("b.csv", "", "A1"), "k", "m"),
        error(Place("a.csv", "", "A2"), "k", "m"),
    ]  # fmt: skip
    assert [str(told.problem.place) for told in grouped(problems)] == ["a.csv › A2", "b.csv › A1", "a.csv › A1"]


def test_the_order_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from plangen.problems import Place, error, grouped\n"
        "found = [error(Place('f', 's', 'A1'), kind, text) for kind in 'xyz' for text in ('m', 'n', 'o')]\n"
        "print([str(told.problem) + told.problem.kind for told in grouped(found)])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_a_cure_is_said_once_for_all_that_it_ends_errors_first() -> None:
    days = [error(Place("d.csv", "", f"B{row}"), "day", "No day.", cure="Write the day.") for row in (3, 2)]
    name = warning(Place("a.csv", "", "A2"), "name", "No name.", cure="Write the name.")
    bare = error(Place("a.csv", "", "A1"), "odd", "Odd.")
    found = by_cure([name, bare, *days, days[0]])
    assert [(each.cure, each.count) for each in found] == [("Write the day.", 2), ("", 1), ("Write the name.", 1)]
    assert [told.problem.place.cell for told in found[0].told] == ["B2", "B3"]
