"""plangen new: creates a project folder with a workbook to fill in."""

from pathlib import Path
from shlex import quote
from typing import Any

import click

from plangen.cli import options
from plangen.cli.exit_codes import EXIT_CODES
from plangen.cli.screen import print_json, print_line
from plangen.workflow.new import NewProject, StartedProject, start_project
from plangen.workflow.planning.people import joined_names

MOST_STAGES = 5


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=options.PATH, metavar="DIR")
@click.option(
    "--from",
    "exports",
    multiple=True,
    type=options.PATH,
    metavar="EXPORT",
    help="Start from an export: its people go into Team, and a copy is added. Repeatable.",
)
@click.option(
    "--add",
    "tables",
    multiple=True,
    metavar="TABLE",
    help="Add a sheet, such as Targets, with one example row. Repeatable.",
)
@click.option("--templates", is_flag=True, help="Add all document templates, for you to edit.")
@options.as_json
def new(folder: Path, as_json: bool, **wanted: Any) -> int:
    """Start a project: a folder with a workbook to fill in."""
    started = start_project(
        NewProject(folder, wanted["exports"], wanted["tables"], wanted["templates"]), options.days(None)
    )
    if as_json:
        print_json(_plain(started))
    else:
        _print(started)
    return 0


def _plain(started: StartedProject) -> dict[str, Any]:
    """The result as JSON values."""
    return {
        "folder": str(started.folder),
        "written": [str(path) for path in started.written],
        "workbooks": {name: list(sheets) for name, sheets in started.workbooks.items()},
        "people": list(started.people),
        "unknown_stages": list(started.stages),
    }


def _print(started: StartedProject) -> None:
    print_line(f"Created in {started.folder}:", "bold")
    for name, sheets in started.workbooks.items():
        print_line(f"  {name}: {joined_names(sheets)}")
    for name in started.exports:
        print_line(f"  {name}: a copy of your export")
    if started.templates:
        print_line(f"  templates: {len(started.templates)} files (delete any to use the built-in version)")
    if started.people:
        several = len(started.people) > 1
        count = f"{len(started.people):,} people" if several else "1 person"
        blanks = "their managers and quotas" if several else "the manager and quota"
        print_line(f"\nFound {count} in the export. Fill in {blanks}.")
    if started.stages:
        print_line(f"Unknown stages: {joined_names(started.stages, MOST_STAGES)}. Set their outcomes in Stages.")
    print_line("\nNext:", "bold")
    for number, line in enumerate(_next(started), 1):
        print_line(f"  {number}. {line}")


def _next(started: StartedProject) -> list[str]:
    """The next steps, in order."""
    folder = started.folder
    lines = [f"Open {folder / name} and fill in {joined_names(sheets)}." for name, sheets in started.workbooks.items()]
    if started.is_new and not started.people:
        lines.append(f"Put your deals export in {folder / 'inputs'}.")
    if started.templates:
        lines.append(f"Edit {folder / 'templates'}, then run: plangen check --templates")
    has_contests = any("Contests" in sheets for sheets in started.workbooks.values())
    packet = "contest" if has_contests and not started.is_new else "review"
    run = f"run: plangen check, then: plangen make {packet}"
    return [*lines, run.capitalize() if folder.resolve() == Path.cwd() else f"cd {quote(str(folder))}, then {run}"]
