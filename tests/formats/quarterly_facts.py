"""Complete facts of quarterly reviews, invented: a full one, a thin one, a hostile one, a crowded one."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from plangen.elements.figure import Mark
from plangen.elements.theme import Paper, Theme
from plangen.facts.agreed import Agreed, Thanks
from plangen.facts.comments import Comments
from plangen.facts.commitments import Carried, Closing, Commitments
from plangen.facts.in_full import FullText
from plangen.facts.masthead import Masthead
from plangen.facts.not_shown import NotShown
from plangen.facts.pipeline import Decision, Pipeline
from plangen.facts.results import ResultRow, Results
from plangen.facts.tiles import Tile
from plangen.facts.verdict import Verdict
from plangen.formats.page import Page, Properties
from tests.formats.quarterly_back import LEFT_OUT, back_pages, for_manager, for_preread
from tests.formats.quarterly_pieces import (
    HOSTILE,
    agreement,
    choice,
    figure,
    full_agreed,
    full_pipeline,
    full_results,
    full_tiles,
    hostile_columns,
    pen,
    pen_row,
    reflections,
    signature,
    three_pens,
    unknown,
    won_by_month,
)

TEMPLATES = Path(__file__).parents[2] / "templates"
LONG = "Introduce the yearly maintenance contract to every buyer of the valley and of what lies beyond it, in writing. "
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


def own_page(folder: Path, text: str) -> Page:
    """A page of a kind of one's own, whose folder stands before the shipped templates."""
    (folder / "own").mkdir(exist_ok=True)
    (folder / "own" / "document.html").write_text(text, "utf-8")
    page = quarterly_page(thin())
    return replace(page, folders=(folder, TEMPLATES), template="own/document.html")


def words() -> dict[str, str]:
    """The words of the shipped kind."""
    kind = tomllib.loads((TEMPLATES / "quarterly-review" / "kind.toml").read_text("utf-8"))
    return dict(kind["words"])


def full() -> Facts:
    """Ana Ruiz, third quarter of 2026: a plan, deals, commitments, and something to thank her for."""
    return back_pages() | {
        "masthead": Masthead(
            title="Quarterly review Q3 2026, Ana Ruiz",
            company="Harbour & Pine Supply",
            name="Ana Ruiz",
            line=("Quarterly review, Q3 2026", "West", "with Ken Ortiz on Thursday, Oct 8, 2026"),
            foot="Ana Ruiz · Quarterly review, Q3 2026 · as of Oct 5, 2026 · from team.xlsx, opportunities.csv",
            author="Ken Ortiz",
        ),
        "verdict": Verdict("$16K ahead for the quarter, $17K for the year.", "$253K to go in Q4, with $531K open."),
        "tiles": full_tiles(),
        "picture": won_by_month(),
        "agreed": full_agreed(),
        "thanks": Thanks("driving to Salinas on a Sunday when Pacific’s line stood still.", pen("Reviews/AR/thanks")),
        "results": full_results(),
        "reflections": reflections(
            "9 of 11 proposals won; every A account touched.", "new accounts 2 of 6; December 0.8× covered."
        ),
        "commitments": Commitments(
            "For Q4",
            (Carried("AR-26Q2-1", "Open two of the four manufacturing accounts", "new accounts reach 5", "Nov 30"),),
            (pen_row("AR-26Q3-1"), pen_row("AR-26Q3-2"), pen_row("KO-26Q3-1", "Ken will")),
            pen_row("AR-26Q3-3"),
        ),
        "closing": Closing("Thursday, January 14, 2027", pen("Events/next"), ("AR", "KO")),
        "pipeline": full_pipeline(),
        "comments": Comments((), pen("Reviews/AR/context"), (), pen("Reviews/AR/comments")),
        "signatures": (signature("Ana Ruiz", "Salesperson"), signature("Ken Ortiz", "Manager")),
        "not_shown": (
            NotShown("Activity against standard", "a column “Done” in the table Activities"),
            NotShown("Forecast accuracy", "a column “Forecast category” in the table Opportunities"),
        ),
        "data_notes": (
            "2 of 148 rows of opportunities.csv were left out: no close date.",
            "Stages are today’s: there is no snapshot of October 5 or earlier.",
        ),
    }


def thin() -> Facts:
    """A newcomer without quota, deals, commitments or thanks: what is left is for the pen."""
    facts = full() | dict.fromkeys(LEFT_OUT)
    facts["masthead"] = replace(
        facts["masthead"],
        title="Quarterly review Q3 2026, Li Na",
        name="Li Na",
        line=("Quarterly review, Q3 2026",),
        foot="Li Na · Quarterly review, Q3 2026 · as of Oct 5, 2026 · from opportunities.csv",
        company="",
        author="",
    )
    facts["verdict"] = Verdict("No deals under this name in the files.")
    facts["tiles"] = (
        Tile("Deals won, Q3", figure("0"), "average of four n/a: no history"),
        Tile("Win rate", unknown("no closed deals"), "no closed deals"),
        Tile("Open deals", figure("0"), ""),
        Tile("Median cycle", unknown("no won deals"), "no won deals"),
    )
    facts["picture"] = None
    facts["agreed"] = Agreed("Agreed last time", (), empty="Nothing was agreed in the files.")
    facts["thanks"] = Thanks("", pen("Reviews/LN/thanks"))
    rows = (ResultRow("Won deals", figure("0")), ResultRow("Win rate", unknown("no closed deals")))
    facts["results"] = Results("Results, Q3", has_plan=False, rows=rows, previous_head="Q2 2026")
    facts["reflections"] = reflections("", "")
    facts["commitments"] = replace(facts["commitments"], carried=(), pens=(*three_pens(), pen_row("KO-26Q3-1", "Ken")))
    facts["closing"] = Closing("", pen("Events/next"), ("LN",))
    facts["pipeline"] = Pipeline("Nothing is open.", None, (), "", (), "", "No deal needs a decision.", "")
    facts["signatures"] = (signature("Li Na", "Salesperson"), signature("", "Manager"))
    facts["not_shown"] = ()
    facts["data_notes"] = ()
    return facts


def without_plan() -> Facts:
    """Deals and history, but nobody has a quota: no ticks, no plan columns, other tiles."""
    facts = full()
    facts["verdict"] = Verdict("18 deals won, $212K; the average of four quarters is $198K.", "$531K open.")
    facts["picture"] = replace(
        won_by_month(),
        columns=tuple(replace(column, tick=None, tick_text="") for column in won_by_month().columns[:9]),
        tick_name="",
    )
    rows = tuple(
        ResultRow(row.label, row.actual, previous=row.previous, average=row.year_before, median=row.previous)
        for row in full_results().rows
    )
    heads = {"previous_head": "Q2 2026", "average_head": "Average of four", "median_head": "Company median"}
    facts["results"] = Results("Results, Q3", has_plan=False, rows=rows, **heads)
    return facts


def hostile() -> Facts:
    """Everything that a cell can hold to break a document: markup, tags, control signs, long words, other letters."""
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
    facts["verdict"] = Verdict(mixed, HOSTILE)
    facts["tiles"] = (
        Tile(HOSTILE, figure("−$1,234,567.8K"), mixed, Mark.BEHIND),
        Tile(long_name, figure("123,456,789"), HOSTILE, Mark.NEAR),
        Tile(long_word, unknown(HOSTILE), long_word),
    )
    facts["picture"] = replace(won_by_month(), title=mixed, caption=HOSTILE, alt=mixed, columns=hostile_columns())
    facts["agreed"] = Agreed(
        HOSTILE, (agreement("AR-26Q2-1", mixed, "moved"), agreement("AR-26Q2-2", long_word, "")), more="and 182 more"
    )
    facts["thanks"] = Thanks(mixed, pen("Reviews/X/thanks"))
    facts["reflections"] = reflections(mixed, long_word)
    facts["commitments"] = replace(
        facts["commitments"],
        heading=HOSTILE,
        carried=(Carried("AR-26Q2-1", mixed, long_word, "Nov 30", "3 times: change it, get help, or let it go."),),
        more="and 2 more",
    )
    deal = Decision(mixed, long_name, figure("$1.2M"), figure("412 days"), "Mar 3, 2025", HOSTILE, choice("D/1"))
    facts["pipeline"] = replace(facts["pipeline"], sentence=mixed, decisions=(deal,), concentration=HOSTILE)
    facts["comments"] = Comments((mixed, long_word), pen("R/context"), (HOSTILE,), pen("R/comments"))
    facts["signatures"] = (signature(long_name, HOSTILE), signature(HOSTILE, "Manager"))
    facts["not_shown"] = (NotShown(mixed, HOSTILE),)
    facts["data_notes"] = (mixed, long_word)
    return for_manager(facts | back_pages(mixed), mixed)


def crowded() -> Facts:
    """Every list at its limit and every text cut at its own: page one is still one page."""
    facts = full()
    facts["masthead"] = replace(facts["masthead"], name="Maximiliane-Friederike Wolfeschlegelsteinhausen-Bergerdorff")
    facts["agreed"] = Agreed(
        "Agreed in July",
        tuple(
            agreement(f"AR-26Q2-{n}", f"{cut('agreed_text')}{' (since July 2026)' * (n == 1)}", "") for n in (1, 2, 3)
        ),
        more="and 4 more",
        manager=f"Ken: {cut('agreed_text')}, still open",
    )
    facts["thanks"] = Thanks(cut("thanks_text"), pen("Reviews/AR/thanks"))
    note = "carried 3 times: change it, get help, or let it go, and say why"
    numbers = [f"AR-26Q2-{n}" for n in (1, 2, 3, 4)]
    facts["commitments"] = Commitments(
        "For Q4",
        tuple(Carried(n, cut("carried_text"), cut("so_that_text"), "was Nov 30", note) for n in numbers[:3]),
        (pen_row("AR-26Q3-1"), pen_row("KO-26Q3-1", "Ken will")),
        pen_row("AR-26Q3-2"),
        more="and 1 more, on the last page",
        all_carried=tuple(Carried(n, LONG * 2, LONG, "was Nov 30", note) for n in numbers),
    )
    one = replace(facts["pipeline"].decisions[0], deal=cut("deal_text"), account=cut("deal_text"), close="Oct 30")
    facts["pipeline"] = replace(
        facts["pipeline"],
        heavy="12 of 21 open deals need a decision: more than a third of what is open.",
        decisions=tuple(replace(one, choice=choice(f"Opportunities/D-{n}/decision")) for n in range(10)),
        more="and 2 more",
        empty="",
    )
    facts |= back_pages(most=True)
    facts["all_in_full"] = tuple(FullText(number, LONG * 2) for number in ("AR-26Q2-7", "Thank you for"))
    return facts


def preread() -> Facts:
    """The full review as the person prepares it."""
    return for_preread(full())


def manager() -> Facts:
    """The full review with the manager's own sheet."""
    return for_manager(full())


def cut(limit: str) -> str:
    """A long text, cut where the shipped kind cuts texts of its place."""
    most = tomllib.loads((TEMPLATES / "quarterly-review" / "kind.toml").read_text("utf-8"))["limits"][limit]
    return f"{LONG[:most]}…"
