"""plangen make: the packets of a team."""

import time
from datetime import date
from pathlib import Path

import click

from plangen.batch.jobs import EDITIONS
from plangen.cli import options
from plangen.cli.screen import bar, open_folder, say_plainly
from plangen.cli.summary import as_plain, exit_code, tell
from plangen.formats.every import FORMATS
from plangen.problems import UsageError
from plangen.workflow.make import make as make_packets
from plangen.workflow.wish import Wish


@click.command(epilog=options.EXIT_CODES)
@click.argument("packets", nargs=-1, metavar="[PACKET]…")
@options.inputs
@options.templates
@options.output
@options.as_of
@click.option(
    "--period", default="", metavar="P", help="2026, 2026-H1, 2026-Q3 or 2026-09; FY2026-Q3 for a fiscal one."
)
@click.option("--only", multiple=True, metavar="NAME", help="Only this person, by a part of the name; repeatable.")
@click.option("--manager", default=None, metavar="NAME", help="Only this manager's people.")
@click.option("--team", default=None, metavar="NAME", help="Only this team and its people.")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice(list(EDITIONS)),
    help="rep may be handed out, preread is for a week before, manager is the manager's own; repeatable, else rep.",
)
@click.option("--format", "formats", multiple=True, type=click.Choice(list(FORMATS)), help="Only this; else both.")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="How many processes draw; else one a processor.")
@click.option("--mail", is_flag=True, help="Also write an unsent e-mail for each person, to be read and sent by you.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and write nothing.")
@click.option("--open", "opens", is_flag=True, help="Open the folder when all is made.")
@options.strict
@options.as_json
def make(  # noqa: PLR0913, PLR0917 - ceiling: click hands over each option as a parameter
    packets: tuple[str, ...],
    inputs: tuple[Path, ...],
    templates: Path | None,
    output: Path,
    as_of: date | None,
    period: str,
    only: tuple[str, ...],
    manager: str | None,
    team: str | None,
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int | None,
    mail: bool,
    dry_run: bool,
    opens: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Make packets for everybody they apply to; with none named, all of them.

    A packet is what is handed out at one meeting (plangen kinds lists them). Without --period it is made for the last
    completed quarter, or for the last month where that quarter ended more than 31 days ago and the packet has a
    document for the month.
    """
    for option, name in (("manager", manager), ("team", team)):
        if name is not None and not name.strip():
            raise UsageError(f"--{option} names nobody. Write a part of the {option}'s name, or leave it out.")
    wish = Wish(
        options.days(as_of), packets, inputs, output, templates, period, only, manager or "", team or "", editions,
        formats, jobs or 0, dry_run, mail,
    )  # fmt: skip
    begun = time.perf_counter()
    with bar(shown=not as_json) as watch:
        made = make_packets(wish, watch)
    seconds = time.perf_counter() - begun
    if as_json:
        say_plainly(as_plain(made, seconds))
    else:
        tell(made, seconds)
    if opens and made.made:
        open_folder(made.folders[0])
    return exit_code(made, strict=strict, formats=formats)
