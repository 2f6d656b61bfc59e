"""Prints lines, tables, problems, and a progress bar. Text is printed as is, never as markup."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from plangen.problems import Problem, Reported, Severity, by_fix, grouped

WIDE = 240
"""The width when output goes to a file or a pipe, so no table cell is cut."""
LABEL_WIDTH = len("warning  ")
"""The width of “error” and “warning”, so fixes line up below their problems."""


def console(*, to_errors: bool = False) -> Console:
    """Standard output, or standard error. Markup is off, since names and files may contain brackets."""
    stream = sys.stderr if to_errors else sys.stdout
    width = None if stream.isatty() else WIDE
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width)


@contextmanager
def _ignoring_closed_output() -> Iterator[None]:
    """Discards output after the reader closed the pipe, so the run still ends normally."""
    try:
        yield
    except (BrokenPipeError, SystemExit):
        # Rich raises SystemExit here. Without this, Python would report the closed pipe again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_line(text: str = "", style: str = "") -> None:
    """Prints a line; a terminal wraps it, a file keeps it on one line."""
    with _ignoring_closed_output():
        console().print(Text(text, style), soft_wrap=True)


def print_json(values: Mapping[str, Any]) -> None:
    """Prints values as JSON."""
    with _ignoring_closed_output():
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))


def print_error(text: str) -> None:
    """Prints a message on standard error."""
    console(to_errors=True).print(Text(text), soft_wrap=True)


def show_table(headers: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Prints a table; the columns in `numbers` are right-aligned."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for at, header in enumerate(headers):
        table.add_column(Text(header), justify="right" if at in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    with _ignoring_closed_output():
        console().print(table)


def show_problems(problems: Sequence[Problem], most: int | None = None) -> None:
    """Prints problems with their fixes, errors first; at most `most` of them."""
    reported = grouped(problems)
    for each in reported[:most]:
        _show_finding(each)
        _show_fix(each.problem.fix)
    if most is not None and len(reported) > most:
        print_line(f"  … and more. plangen check lists all {len(set(problems))}.")


def show_by_fix(problems: Sequence[Problem]) -> None:
    """Prints every problem; those with the same fix are together, with the fix below them."""
    for group in by_fix(problems):
        print_line()
        for each in group.reported:
            _show_finding(each)
        _show_fix(group.fix or "Check the cell.")


def _show_finding(reported: Reported) -> None:
    problem = reported.problem
    style = "red" if problem.severity is Severity.ERROR else "yellow"
    more = f" … and {reported.more} more like this" if reported.more else ""
    line = Text.assemble((f"  {problem.severity:<{LABEL_WIDTH}}", style), f"{problem.finding}{more}")
    with _ignoring_closed_output():
        console().print(line, soft_wrap=True)


def _show_fix(fix: str) -> None:
    if fix:
        print_line(f"  {'':{LABEL_WIDTH}}Fix: {fix}")


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar; called with the progress, and hidden while the user is asked something."""

    progress: Progress
    task: TaskID

    def __call__(self, done: int, total: int, label: str) -> None:
        """Shows the documents finished, the documents in total, and the name of the last one."""
        self.progress.update(self.task, completed=done, total=total, description=label)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Hides the bar for a question."""
        self.progress.stop()
        try:
            yield
        finally:
            self.progress.start()


@contextmanager
def bar(*, shown: bool) -> Iterator[Bar]:
    """A progress bar on a terminal, with the latest document and the time left; silent elsewhere."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    errors = console(to_errors=True)
    with Progress(*columns, console=errors, transient=True, disable=not (shown and errors.is_terminal)) as progress:
        yield Bar(progress, progress.add_task("Reading spreadsheets", total=None))


def on_a_terminal() -> bool:
    """Whether there's a person at a terminal who can answer a question."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def open_folder(folder: Path) -> None:
    """Opens a folder in the file manager, if there is one."""
    has_windows = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_windows and folder.is_dir() and not os.environ.get("CI"):
        click.launch(str(folder))
