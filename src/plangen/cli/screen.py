"""How plangen speaks on a screen: plain lines, tables, and a bar while it works; all of it printed as it was given."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from plangen.batch.production import Watch
from plangen.problems import Problem, Severity, Told, by_cure, grouped

WIDE = 240
"""The width of what is not shown on a screen but kept in a file: no line is cut."""


def console(*, to_errors: bool = False) -> Console:
    """Standard output, or standard error. Nothing in a text is taken for markup: people and files may be called so."""
    stream = sys.stderr if to_errors else sys.stdout
    width = None if stream.isatty() else WIDE
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width)


@contextmanager
def _though_nobody_reads() -> Iterator[None]:
    """What is printed after the reader has seen enough goes nowhere: a run ends as it would have ended."""
    try:
        yield
    except (BrokenPipeError, SystemExit):
        # Rich raises SystemExit here. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str = "", style: str = "") -> None:
    """Prints a line; a terminal wraps it, a file keeps it whole."""
    with _though_nobody_reads():
        console().print(Text(text, style), soft_wrap=True)


def say_plainly(values: Mapping[str, Any]) -> None:
    """Prints values for another program to read."""
    with _though_nobody_reads():
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))


def complain(text: str) -> None:
    """Prints what is wrong, on standard error."""
    console(to_errors=True).print(Text(text), soft_wrap=True)


def show_table(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Prints a table; `numbers` are the columns that stand to the right."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for at, head in enumerate(heads):
        table.add_column(Text(head), justify="right" if at in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    with _though_nobody_reads():
        console().print(table)


def show_problems(problems: Sequence[Problem], most: int | None = None) -> None:
    """Prints problems, errors first; many of one kind in one file as three and a count; at most `most` lines."""
    told = grouped(problems)
    for each in told[:most]:
        _show(each, str(each.problem))
    if most is not None and len(told) > most:
        say(f"  … and more: plangen check tells all {len(set(problems))}.")


def show_by_cure(problems: Sequence[Problem]) -> None:
    """Prints every problem under what to do about it, which is said once."""
    for group in by_cure(problems):
        say(f"\n{group.cure or 'For these, look at the cell.'}", "bold")
        for each in group.told:
            _show(each, each.problem.finding)


def _show(told: Told, text: str) -> None:
    style = "red" if told.problem.severity is Severity.ERROR else "yellow"
    more = f" … and {told.more} more of this kind" if told.more else ""
    line = Text.assemble((f"  {told.problem.severity}  ", style), f"{text}{more}")
    with _though_nobody_reads():
        console().print(line, soft_wrap=True)


@contextmanager
def bar(*, shown: bool) -> Iterator[Watch]:
    """A bar on a terminal that says what was made last and how long is left; silent elsewhere."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    errors = console(to_errors=True)
    with Progress(*columns, console=errors, transient=True, disable=not (shown and errors.is_terminal)) as progress:
        task = progress.add_task("Reading the spreadsheets", total=None)

        def watch(done: int, total: int, label: str) -> None:
            progress.update(task, completed=done, total=total, description=label)

        yield watch


def on_a_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def open_folder(folder: Path) -> None:
    """Opens a folder in the file manager, where there is one."""
    has_windows = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_windows and folder.is_dir() and not os.environ.get("CI"):
        click.launch(str(folder))
