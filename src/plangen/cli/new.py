"""plangen new: a folder to begin with, and a workbook in it to fill in."""

from pathlib import Path
from shlex import quote
from typing import Any

import click

from plangen.cli import options
from plangen.cli.screen import say, say_plainly
from plangen.workflow.new import Beginning, Begun, begin
from plangen.workflow.people import listed

MOST_STAGES = 5


@click.command(epilog=options.EXIT_CODES)
@click.argument("folder", type=options.PATH, metavar="DIR")
@click.option(
    "--from",
    "exports",
    multiple=True,
    type=options.PATH,
    metavar="EXPORT",
    help="An export to begin from: its people stand in Team, and a copy lies beside; may be given several times.",
)
@click.option(
    "--add",
    "tables",
    multiple=True,
    metavar="TABLE",
    help="Add a sheet for a table, such as Targets, with one example; may be given several times.",
)
@click.option("--templates", is_flag=True, help="Add the templates of all documents, to change as you like.")
@options.as_json
def new(folder: Path, as_json: bool, **wanted: Any) -> int:
    """Begin a project: a folder with a workbook to fill in."""
    begun = begin(Beginning(folder, wanted["exports"], wanted["tables"], wanted["templates"]), options.days(None))
    if as_json:
        say_plainly(_plain(begun))
    else:
        _tell(begun)
    return 0


def _plain(begun: Begun) -> dict[str, Any]:
    """The same in plain values."""
    return {
        "folder": str(begun.folder),
        "written": [str(path) for path in begun.written],
        "workbooks": {name: list(sheets) for name, sheets in begun.workbooks.items()},
        "people": list(begun.people),
        "unknown_stages": list(begun.stages),
    }


def _tell(begun: Begun) -> None:
    say(f"Written into {begun.folder}:", "bold")
    for name, sheets in begun.workbooks.items():
        say(f"  {name}: {listed(sheets)}")
    for name in begun.exports:
        say(f"  {name}: a copy of your export")
    if begun.templates:
        say(f"  templates: {len(begun.templates)} files; what you delete there is taken from plangen again")
    if begun.people:
        count = "1 person was" if len(begun.people) == 1 else f"{len(begun.people):,} people were"
        say(f"\n{count} found in the export. Their managers and quotas are yours to fill in.")
    if begun.stages:
        say(f"plangen does not know what these stages mean: {listed(begun.stages, MOST_STAGES)}. Say it in Stages.")
    say("\nNext:", "bold")
    for number, line in enumerate(_next(begun), 1):
        say(f"  {number}. {line}")


def _next(begun: Begun) -> list[str]:
    """What to do now."""
    folder = begun.folder
    lines = [f"Open {folder / name} and fill in {listed(sheets)}." for name, sheets in begun.workbooks.items()]
    if begun.anew and not begun.people:
        lines.append(f"Put the export of your deals into {folder / 'inputs'}.")
    if begun.templates:
        lines.append(f"Change what you like in {folder / 'templates'}, then run there: plangen check --templates")
    run = "run: plangen check, and then: plangen make review"
    return [*lines, run.capitalize() if folder.resolve() == Path.cwd() else f"cd {quote(str(folder))}, then {run}"]
