"""plangen make: creates the packets of a team."""

import time
from datetime import date
from pathlib import Path

import click

from plangen.cli import options
from plangen.cli.exit_codes import EXIT_CODES
from plangen.cli.questions import uses_export_date
from plangen.cli.screen import bar, on_a_terminal, open_folder, print_json
from plangen.cli.summary import as_plain, exit_code, print_summary
from plangen.doctypes.editions import EDITIONS, REP
from plangen.formats.registry import FORMATS
from plangen.workflow.make import make as make_packets
from plangen.workflow.planning.request import MakeRequest, require_filled


@click.command(epilog=EXIT_CODES)
@click.argument("packets", nargs=-1, metavar="[PACKET]…")
@options.inputs
@options.templates
@options.output
@options.as_of
@click.option("--period", default="", metavar="P", help="2026, 2026-H1, 2026-Q3, or 2026-09; FY2026-Q3 for fiscal.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this person (partial name is fine; repeatable).")
@click.option("--manager", default=None, metavar="NAME", help="Only this manager's team.")
@click.option("--team", default=None, metavar="NAME", help="Only this team and its people.")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=options.OneOf(list(EDITIONS)),
    help=f"{' '.join(f'{name}: {each.purpose}.' for name, each in EDITIONS.items())} Repeatable; default {REP.name}.",
)
@click.option(
    "--format", "formats", multiple=True, type=options.OneOf(list(FORMATS)), help="One format (default: both)."
)
@click.option("--jobs", type=options.Positive(), default=None, help="Parallel processes (default: one per core).")
@click.option("--mail", is_flag=True, help="Also write an email draft for each person. Nothing is sent.")
@click.option("--bind", is_flag=True, help="Also write one PDF to print, with a cover for each person.")
@click.option("--force", is_flag=True, help="Replace files that you edited; a copy of each is kept.")
@click.option("--dry-run", is_flag=True, help="Show what would be created; write nothing.")
@click.option("--open", "opens", is_flag=True, help="Open the folder when done.")
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
    bind: bool,
    force: bool,
    dry_run: bool,
    opens: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Create packets for your team. Default: all packets.

    A packet is the set of documents for one meeting (see plangen list). Default period: the last completed quarter,
    or the last completed month if that quarter ended more than 31 days ago and the packet has a monthly document.
    """
    require_filled({"--manager": manager, "--team": team})
    request = MakeRequest(
        options.days(as_of), packets, inputs, output, templates, period, only, manager or "", team or "", editions,
        formats, jobs or 0, dry_run, mail, force, bind,
    )  # fmt: skip
    started = time.perf_counter()
    with bar(shown=not as_json) as watch:

        def use_export_date(last: date, today: date) -> bool:
            with watch.hidden():
                return uses_export_date(last, today)

        made = make_packets(request, watch, use_export_date if on_a_terminal() and not as_json else None)
    seconds = time.perf_counter() - started
    if as_json:
        print_json(as_plain(made, seconds))
    else:
        print_summary(made, seconds)
    if opens and made.created:
        open_folder(made.folders[0])
    return exit_code(made, strict=strict, formats=formats)
