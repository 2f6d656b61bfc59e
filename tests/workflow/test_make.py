import json
from dataclasses import replace
from pathlib import Path

import pytest

from plangen.kinds.shelf import open_shelf
from plangen.problems import PlangenError, UsageError
from plangen.workflow.handouts import wanted_packets
from plangen.workflow.make import Made, make
from plangen.workflow.which_day import Days
from plangen.workflow.wish import Wish
from tests.document_tools import SHARED, absent
from tests.small_team import AS_OF, DEALS, DEALS_HEAD, TEAM, TEAM_HEAD, small_team, write_rows

SHELF = open_shelf()
OF_A_QUARTER = [SHELF.kinds[name] for name in SHELF.packets["review"].kinds if "quarter" in SHELF.kinds[name].periods]
KINDS = sum(kind.subject == "salesperson" for kind in OF_A_QUARTER)
FOR_A_MANAGER = sum(kind.subject == "manager" for kind in OF_A_QUARTER)


@pytest.fixture
def wish(tmp_path: Path) -> Wish:
    """A wish for the reviews of a small team, as Word files only, which are quick."""
    return Wish(
        Days(AS_OF, AS_OF),
        ("review",),
        inputs=(small_team(tmp_path / "inputs"),),
        output=tmp_path / "output",
        formats=("word",),
    )


def made(wish: Wish) -> Made:
    return make(wish, lambda *_: None)


def test_everybody_gets_the_review_of_the_last_quarter(wish: Wish) -> None:
    done = made(wish)
    reviews = [order.path.name for order in done.made if order.kind.name == "quarterly-review"]
    assert reviews == [
        "Łuk, Zoë - Quarterly review 2026-Q3.docx",
        "Ruiz, Ana - Quarterly review 2026-Q3.docx",
        "Ruiz, Bo - Quarterly review 2026-Q3.docx",
    ]
    assert all((done.output / order.path).read_bytes().startswith(b"PK") for order in done.made)
    assert not done.failed


def test_a_missing_quota_is_a_gap_that_names_its_cell(wish: Wish) -> None:
    done = made(wish)
    cures = {gap.cure for gap in done.gaps if gap.reason == "no quota"}
    assert {gap.subject for gap in done.gaps if gap.reason == "no quota"} == {"Zoë Łuk"}
    assert all("team.csv › D4" in cure for cure in cures)
    assert "Zoë Łuk" in done.subjects_with_gaps


def test_people_are_complete_with_gaps_or_failed(wish: Wish) -> None:
    (wish.output / "review 2026-Q3/for salespeople/word/Ruiz, Bo - Quarterly review 2026-Q3.docx").mkdir(parents=True)
    done = made(wish)
    assert done.failed_subjects == {"Bo Ruiz"}
    assert not done.failed_subjects & (done.complete_subjects | done.subjects_with_gaps)
    assert done.failed_subjects | done.complete_subjects | done.subjects_with_gaps == set(done.people)


def test_a_dry_run_plans_and_writes_nothing(wish: Wish) -> None:
    done = made(replace(wish, dry_run=True, formats=()))
    assert len(done.orders) == 3 * 2 * KINDS + 2 * FOR_A_MANAGER
    assert not done.made
    assert not wish.output.exists()


def test_only_the_people_named_are_made(wish: Wish) -> None:
    assert {order.subject.name for order in made(replace(wish, only=("bo r",))).made} == {"Bo Ruiz"}


def test_somebody_who_was_not_there_is_told(wish: Wish) -> None:
    head = (*TEAM_HEAD, "left")
    write_rows(wish.inputs[0] / "team.csv", head, (*TEAM[0], "2026-03-31"), (*TEAM[1], ""), (*TEAM[2], ""))
    done = made(replace(wish, only=("ana", "bo")))
    assert done.people == ("Bo Ruiz",)
    assert [str(each) for each in done.left_out] == ["Ana Ruiz (left 2026-03-31)"]
    with pytest.raises(UsageError, match=r"no documents for Q3 2026: Ana Ruiz \(left 2026-03-31\)"):
        made(replace(wish, only=("ana",)))


def test_hostile_text_is_printed_as_it_was_typed(wish: Wish) -> None:
    hostile = "<b>&{{ 7*7 }}{_{"
    write_rows(wish.inputs[0] / "deals.csv", DEALS_HEAD, *((*deal[:2], hostile, *deal[3:]) for deal in DEALS))
    assert not made(wish).failed


def test_an_unknown_packet_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no packet “reviews”. Did you mean review"):
        wanted_packets(["reviews"], open_shelf())


def test_all_packets_are_meant_where_none_is_named() -> None:
    shelf = open_shelf()
    assert wanted_packets([], shelf) == list(shelf.packets.values())


def test_an_output_that_is_a_file_is_refused_before_anything_is_read(wish: Wish, tmp_path: Path) -> None:
    (tmp_path / "o").write_bytes(b"")
    with pytest.raises(UsageError, match=r"o is a file where a folder is needed"):
        made(replace(wish, output=tmp_path / "o", inputs=(Path("nowhere"),)))


def test_a_section_that_nobody_can_fill_is_told_with_the_nearest(wish: Wish, tmp_path: Path) -> None:
    own = tmp_path / "own" / "quarterly-review"
    own.mkdir(parents=True)
    text = (open_shelf().kinds["quarterly-review"].folder / "kind.toml").read_text(encoding="utf-8")
    (own / "kind.toml").write_text(text.replace('"tiles"', '"tile"'), encoding="utf-8")
    with pytest.raises(PlangenError, match=r"quarterly-review/kind.toml.*“tile” is no section. Did you mean “tiles”"):
        made(replace(wish, templates=tmp_path / "own"))


def test_a_kind_of_ones_own_needs_no_more_than_a_word_template(wish: Wish, tmp_path: Path) -> None:
    own = tmp_path / "own" / "note"
    own.mkdir(parents=True)
    kind = open_shelf().kinds["quarterly-review"].folder
    (own / "kind.toml").write_bytes((kind / "kind.toml").read_bytes())
    (own / "document.docx").write_bytes((kind / "document.docx").read_bytes())
    packets = '[mine]\ntitle = "Mine"\nkinds = ["note"]\n'
    (tmp_path / "own" / "packets.toml").write_text(packets, encoding="utf-8")
    done = made(replace(wish, templates=tmp_path / "own", packets=("mine",), formats=(), only=("bo",)))
    assert [order.format for order in done.made] == ["word"]
    assert any("has no document.html" in note for note in done.notes)


def test_every_one_of_the_public_crm_set_is_planned_in_both_formats(tmp_path: Path) -> None:
    folder = SHARED / "data" / "crm-maven"
    if not folder.is_dir():
        absent("the public CRM set is not here")
    days = Days(AS_OF, AS_OF.replace(year=2017, month=12, day=31))
    wish = Wish(days, ("review",), (folder,), tmp_path, period="2017-Q4", dry_run=True)
    done = made(wish)
    assert len(done.people) == 35
    assert len({order.path for order in done.orders}) == 70 * KINDS + 6 * 2 * FOR_A_MANAGER


def test_whoever_gets_no_document_stands_in_the_manifest_with_the_reason(wish: Wish) -> None:
    write_rows(
        wish.inputs[0] / "team.csv",
        (*TEAM_HEAD, "hired"),
        (*TEAM[0], ""),
        (*TEAM[1], "2027-01-01"),
        ("Ken Ortiz", "", "", "", ""),
    )
    done = made(replace(wish, only=("ana",)))
    assert not done.left_out
    said = json.loads((wish.output / "review 2026-Q3/manifest.json").read_text(encoding="utf-8"))
    assert said["left_out"] == [
        {"subject": "Bo Ruiz", "why": "hired 2027-01-01"},
        {"subject": "Ken Ortiz", "why": "no quota, target or deal"},
    ]


def test_a_file_in_the_way_of_a_packet_is_refused_before_anything_is_drawn(wish: Wish) -> None:
    wish.output.mkdir()
    (wish.output / "review 2026-Q3").write_bytes(b"")
    with pytest.raises(UsageError, match=r"review 2026-Q3 is a file where a folder is needed"):
        made(wish)


def test_an_old_export_is_told_with_what_to_write(wish: Wish) -> None:
    late = replace(wish, days=Days(AS_OF, AS_OF.replace(year=2027)), only=("ana",))
    said = "Nothing was closed in Q3 2027; the last deal in the files was closed on 2026-09-02."
    cure = "If the export is an old one, add --as-of 2026-09-02 --period 2026-Q3."
    assert f"{said} {cure}" in made(late).notes
    assert not [note for note in made(replace(late, period="2026-Q3")).notes if "Nothing was closed" in note]


def test_gaps_stand_in_the_order_of_the_roster(wish: Wish) -> None:
    names = [person.name for person in made(wish).book.roster.people]
    people = [gap.subject for gap in made(wish).gaps]
    assert people == sorted(people, key=names.index)
