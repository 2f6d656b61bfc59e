"""Complete invented facts for quarterly reviews: full, thin, hostile, and crowded."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from plangen.doctypes.catalog import load_catalog
from plangen.elements.figure import Mark
from plangen.elements.reasons import Reason
from plangen.elements.theme import Paper, Theme
from plangen.facts.blocks.commitments import CarriedCommitment, Closing, Commitments
from plangen.facts.blocks.decisions import Decision
from plangen.facts.blocks.figure_table import ResultRow, Results
from plangen.facts.blocks.headline import Headline
from plangen.facts.blocks.masthead import Masthead
from plangen.facts.blocks.not_shown import NotShown
from plangen.facts.blocks.past_commitments import PastCommitments, Thanks
from plangen.facts.blocks.sign import Comments
from plangen.facts.blocks.tiles import Tile
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.quarterly_review.pipeline import Pipeline
from plangen.formats.page import Page, Properties
from tests.formats.quarterly_back import OMITTED, back_pages, for_manager, for_preread
from tests.formats.quarterly_pieces import (
    HOSTILE,
    agreement,
    bookings_by_month,
    choice,
    figure,
    full_past_commitments,
    full_pipeline,
    full_results,
    full_tiles,
    hostile_columns,
    reflections,
    signature,
    three_write_in_rows,
    unknown,
    write_in,
    write_in_row,
)

TEMPLATES = Path(__file__).parents[2] / "templates"
LONG = "Introduce the annual maintenance contract to every buyer in the valley and beyond it, one by one, in writing. "
Facts = dict[str, Any]


def quarterly_page(facts: Facts, paper: Paper = Paper.LETTER, template: str = "document.html") -> Page:
    """The page that a quarterly review is rendered from."""
    masthead = facts["masthead"]
    return Page(
        folders=(TEMPLATES,),
        template=f"quarterly-review/{template}",
        facts={**facts, "words": words()},
        properties=Properties(masthead.title, masthead.author, masthead.name, "quarterly-review", "en-US"),
        theme=Theme(company=masthead.company, paper=paper),
    )


def custom_page(folder: Path, text: str) -> Page:
    """A page of a custom document type, whose folder is searched before the built-in templates."""
    (folder / "custom").mkdir(exist_ok=True)
    (folder / "custom" / "document.html").write_text(text, "utf-8")
    page = quarterly_page(thin())
    return replace(page, folders=(folder, TEMPLATES), template="custom/document.html")


def words() -> dict[str, str]:
    """The words of the built-in quarterly review."""
    return dict(load_catalog().document_types["quarterly-review"].words)


def full() -> Facts:
    """Ana Ruiz, third quarter of 2026: targets, deals, commitments, and something to thank her for."""
    return back_pages() | {
        "masthead": full_masthead(),
        "headline": Headline(
            "$16K ahead for the quarter, $17K for the year.", "$253K to go in Q4; $531K set to close."
        ),
        "tiles": full_tiles(),
        "bookings_by_month": bookings_by_month(),
        "past_commitments": full_past_commitments(),
        "thanks": Thanks("driving to Salinas on a Sunday when Pacific’s line was down.", write_in("Reviews/AR/thanks")),
        "results": full_results(),
        "reflections": reflections(
            "9 of 11 proposals won; tier A accounts touched.", "new accounts 2 of 6; December coverage 0.8×."
        ),
        "commitments": Commitments(
            "For Q4",
            (
                CarriedCommitment(
                    "AR-26Q2-1", "Open two of the four manufacturing accounts", "new accounts reach 5", "Nov 30"
                ),
            ),
            (write_in_row("AR-26Q3-1"), write_in_row("AR-26Q3-2"), write_in_row("KO-26Q3-1", "Ken will")),
            write_in_row("AR-26Q3-3"),
        ),
        "closing": Closing("Thursday, January 14, 2027", write_in("Events/next"), ("AR", "KO")),
        "pipeline": full_pipeline(),
        "comments": Comments((), write_in("Reviews/AR/context"), (), write_in("Reviews/AR/comments")),
        "signatures": (signature("Ana Ruiz", "Salesperson"), signature("Ken Ortiz", "Manager")),
        "not_shown": (
            NotShown("Activity vs. target", "a Done column in the Activities table"),
            NotShown("Forecast accuracy", "a Forecast category column in the Opportunities table"),
        ),
        "data_notes": (
            "146 of 148 deal rows used; skipped: 2 without a close date.",
            "Stages are today’s: no snapshot from October 5 or earlier.",
        ),
    }


def full_masthead() -> Masthead:
    """The head and foot of Ana Ruiz's review."""
    return Masthead(
        title="Quarterly review Q3 2026, Ana Ruiz",
        company="Harbour & Pine Supply",
        name="Ana Ruiz",
        line=("Quarterly review, Q3 2026", "West", "with Ken Ortiz on Thursday, Oct 8, 2026"),
        foot="Ana Ruiz · Quarterly review, Q3 2026 · as of Oct 5, 2026 · from team.xlsx, opportunities.csv",
        author="Ken Ortiz",
    )


def thin() -> Facts:
    """A new hire without quota, deals, commitments, or thanks: everything left is to be written in."""
    facts = full() | dict.fromkeys(OMITTED)
    facts["masthead"] = replace(
        facts["masthead"],
        title="Quarterly review Q3 2026, Li Na",
        name="Li Na",
        line=("Quarterly review, Q3 2026",),
        foot="Li Na · Quarterly review, Q3 2026 · as of Oct 5, 2026 · from opportunities.csv",
        company="",
        author="",
    )
    facts["headline"] = Headline("No deals on file under this name.")
    facts["tiles"] = (
        Tile("Deals won, Q3", figure("0"), "four-quarter average n/a: no history"),
        Tile("Win rate", unknown(Reason.NO_CLOSED_DEALS), Reason.NO_CLOSED_DEALS),
        Tile("Open deals", figure("0"), ""),
        Tile("Median sales cycle", unknown("no won deals"), "no won deals"),
    )
    facts["bookings_by_month"] = None
    facts["past_commitments"] = PastCommitments(
        "Agreed last time", (), empty="No commitments on file yet. The ones you make today will be here next time."
    )
    facts["thanks"] = Thanks("", write_in("Reviews/LN/thanks"))
    rows = (ResultRow("Deals won", figure("0")), ResultRow("Win rate", unknown(Reason.NO_CLOSED_DEALS)))
    facts["results"] = Results("Results, Q3", has_plan=False, rows=rows, previous_head="Q2 2026")
    facts["reflections"] = reflections("", "")
    facts["commitments"] = replace(
        facts["commitments"], carried=(), pens=(*three_write_in_rows(), write_in_row("KO-26Q3-1", "Ken"))
    )
    facts["closing"] = Closing("", write_in("Events/next"), ("LN",))
    facts["pipeline"] = Pipeline("No open deals on file.", None, (), "", (), "", "No deals need a decision.", "")
    facts["signatures"] = (signature("Li Na", "Salesperson"), signature("", "Manager"))
    facts["not_shown"] = ()
    facts["data_notes"] = ()
    return facts


def without_plan() -> Facts:
    """Deals and history, but no one has a quota: no ticks, no target columns, other tiles."""
    facts = full()
    facts["headline"] = Headline(
        "18 deals won, $212K; the four-quarter average is $198K.", "$531K is open in 33 deals."
    )
    facts["bookings_by_month"] = replace(
        bookings_by_month(),
        columns=tuple(replace(column, tick=None, tick_text="") for column in bookings_by_month().columns[:9]),
        tick_name="",
    )
    rows = tuple(
        ResultRow(row.label, row.actual, previous=row.previous, average=row.year_before, median=row.previous)
        for row in full_results().rows
    )
    heads = {"previous_head": "Q2 2026", "average_head": "Average of four", "median_head": "Company median"}
    facts["results"] = Results("Results, Q3", has_plan=False, rows=rows, **heads)
    return facts


def hostile_tiles(mixed: str, long_name: str, long_word: str) -> tuple[Tile, ...]:
    """Tiles with huge, unknown, and hostile content."""
    return (
        Tile(HOSTILE, figure("−$1,234,567.8K"), mixed, Mark.BEHIND),
        Tile(long_name, figure("123,456,789"), HOSTILE, Mark.NEAR),
        Tile(long_word, unknown(HOSTILE), long_word),
    )


def hostile() -> Facts:
    """Everything in a cell that could break a document: markup, tags, control characters, long words, other scripts."""
    long_word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    long_name = "Maximiliane-Friederike Wolfeschlegelsteinhausenbergerdorff Jr"
    mixed = f"{HOSTILE} Łódź Ωμέγα Жуковский \x00\x0b\x1b\ud800\u202eend \u2028 {{% raw %}} ]]> ' \" &amp; _}}%}}"
    facts = full()
    facts["masthead"] = replace(
        facts["masthead"],
        title=f"Quarterly review {HOSTILE}",
        company=f"{HOSTILE} \x07Łódź \ud83d& Sons",
        name=f"{HOSTILE} {long_name}",
        line=(mixed, long_name),
        foot=f"{HOSTILE} · Łódź {long_name} · Quarterly review, Q3 2026 · as of Oct 5, 2026 · \x1f {long_word}.xlsx",
        author=HOSTILE,
    )
    facts["headline"] = Headline(mixed, HOSTILE)
    facts["tiles"] = hostile_tiles(mixed, long_name, long_word)
    facts["bookings_by_month"] = replace(
        bookings_by_month(), title=mixed, caption=HOSTILE, alt=mixed, columns=hostile_columns()
    )
    facts["past_commitments"] = PastCommitments(
        HOSTILE, (agreement("AR-26Q2-1", mixed, "moved"), agreement("AR-26Q2-2", long_word, "")), more="and 182 more"
    )
    facts["thanks"] = Thanks(mixed, write_in("Reviews/X/thanks"))
    facts["reflections"] = reflections(mixed, long_word)
    facts["commitments"] = replace(
        facts["commitments"],
        heading=HOSTILE,
        carried=(
            CarriedCommitment("AR-26Q2-1", mixed, long_word, "Nov 30", "3 times: change it, get help, or drop it."),
        ),
        more="and 2 more",
    )
    deal = Decision(mixed, long_name, figure("$1.2M"), figure("412 days"), "Mar 3, 2025", HOSTILE, choice("D/1"))
    facts["pipeline"] = replace(facts["pipeline"], sentence=mixed, decisions=(deal,), concentration=HOSTILE)
    facts["comments"] = Comments((mixed, long_word), write_in("R/context"), (HOSTILE,), write_in("R/comments"))
    facts["signatures"] = (signature(long_name, HOSTILE), signature(HOSTILE, "Manager"))
    facts["not_shown"] = (NotShown(mixed, HOSTILE),)
    facts["data_notes"] = (mixed, long_word)
    return for_manager(facts | back_pages(mixed), mixed)


def crowded() -> Facts:
    """Every list at its limit and every text truncated at its own: page one is still one page."""
    facts = full()
    facts["masthead"] = replace(facts["masthead"], name="Maximiliane-Friederike Wolfeschlegelsteinhausen-Bergerdorff")
    facts["past_commitments"] = PastCommitments(
        "Agreed in July",
        tuple(
            agreement(f"AR-26Q2-{n}", f"{truncated('agreed_text')}{' (since July 2026)' * (n == 1)}", "")
            for n in (1, 2, 3)
        ),
        more="and 4 more",
        manager=f"Ken: {truncated('agreed_text')}, still open",
    )
    facts["thanks"] = Thanks(truncated("thanks_text"), write_in("Reviews/AR/thanks"))
    note = "carried 3 times: change it, get help, or drop it, and say why"
    numbers = [f"AR-26Q2-{n}" for n in (1, 2, 3, 4)]
    facts["commitments"] = Commitments(
        "For Q4",
        tuple(
            CarriedCommitment(n, truncated("carried_text"), truncated("so_that_text"), "was Nov 30", note)
            for n in numbers[:3]
        ),
        (write_in_row("AR-26Q3-1"), write_in_row("KO-26Q3-1", "Ken will")),
        write_in_row("AR-26Q3-2"),
        more="and 1 more, on the last page",
        all_carried=tuple(CarriedCommitment(n, LONG * 2, LONG, "was Nov 30", note) for n in numbers),
    )
    deal = replace(
        facts["pipeline"].decisions[0], deal=truncated("deal_text"), account=truncated("deal_text"), close="Oct 30"
    )
    facts["pipeline"] = replace(
        facts["pipeline"],
        heavy="12 of 21 open deals need a decision, more than a third. Take an hour to go through them.",
        decisions=tuple(replace(deal, choice=choice(f"Opportunities/D-{n}/decision")) for n in range(10)),
        more="and 2 more",
        empty="",
    )
    facts |= back_pages(crowded=True)
    facts["all_full_text"] = tuple(FullText(number, LONG * 2) for number in ("AR-26Q2-7", "Thank you for"))
    return facts


def preread() -> Facts:
    """The full review as the person prepares it."""
    return for_preread(full())


def manager() -> Facts:
    """The full review with the manager's page."""
    return for_manager(full())


def truncated(limit: str) -> str:
    """A long text, truncated at a limit of the built-in quarterly review."""
    most = load_catalog().document_types["quarterly-review"].limits[limit]
    return f"{LONG[:most]}…"
