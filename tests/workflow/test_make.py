import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from plangen.doctypes.catalog import load_catalog
from plangen.document_text.word import word_text
from plangen.problems import PlangenError, UsageError
from plangen.workflow.check_templates import check_templates
from plangen.workflow.make import MakeResult, make
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.packet_plan import requested_packets
from plangen.workflow.planning.request import MakeRequest
from tests.document_tools import SHARED, skip_or_fail
from tests.small_team import AS_OF, DEALS, DEALS_HEADER, TEAM, TEAM_HEADER, small_team, write_rows

CATALOG = load_catalog()
OF_A_QUARTER = [
    CATALOG.document_types[name]
    for name in CATALOG.packets["review"].documents
    if not {"quarter", "13 weeks"}.isdisjoint(CATALOG.document_types[name].periods)
]
FOR_A_PERSON = sum(document_type.subject == "salesperson" for document_type in OF_A_QUARTER)
FOR_A_MANAGER = sum(document_type.subject == "manager" for document_type in OF_A_QUARTER)


@pytest.fixture
def make_request(tmp_path: Path) -> MakeRequest:
    """A request for the reviews of a small team, as Word files only, which are quick."""
    return MakeRequest(
        Days(AS_OF, AS_OF),
        ("review",),
        inputs=(small_team(tmp_path / "inputs"),),
        output=tmp_path / "output",
        formats=("word",),
        jobs=1,
    )


def made(make_request: MakeRequest) -> MakeResult:
    return make(make_request, lambda *_: None)


@pytest.fixture(scope="module")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> MakeResult:
    """The reviews of everyone, created once."""
    folder = tmp_path_factory.mktemp("reviews")
    inputs = small_team(folder / "inputs")
    days = Days(AS_OF, AS_OF)
    return made(MakeRequest(days, ("review",), (inputs,), folder / "output", formats=("word",), jobs=1))


def test_everyone_gets_the_review_of_the_last_quarter(reviews: MakeResult) -> None:
    names = [order.path.name for order in reviews.created if order.document_type.name == "quarterly-review"]
    assert names == [
        "Łuk, Zoë - Quarterly review 2026-Q3.docx",
        "Ruiz, Ana - Quarterly review 2026-Q3.docx",
        "Ruiz, Bo - Quarterly review 2026-Q3.docx",
    ]
    assert all((reviews.output / order.path).read_bytes().startswith(b"PK") for order in reviews.created)
    assert not reviews.not_created


def test_a_missing_quota_is_missing_data_with_its_cell(reviews: MakeResult) -> None:
    fixes = {each.fix for each in reviews.missing_data if each.reason == "no quota"}
    assert {each.subject for each in reviews.missing_data if each.reason == "no quota"} == {"Zoë Łuk"}
    assert all("team.csv › D4" in fix for fix in fixes)
    assert "Zoë Łuk" in reviews.subjects_with_missing_data


def test_people_are_complete_have_missing_data_or_have_failed_documents(make_request: MakeRequest) -> None:
    (make_request.output / "scorecard 2026-Q3/for salespeople/word/Ruiz, Bo - Scorecard 2026-Q3.docx").mkdir(
        parents=True
    )
    done = made(replace(make_request, packets=("scorecard",)))
    assert done.subjects_not_created == {"Bo Ruiz"}
    assert not done.subjects_not_created & (done.complete_subjects | done.subjects_with_missing_data)
    assert done.subjects_not_created | done.complete_subjects | done.subjects_with_missing_data == {
        *done.people,
        *done.teams,
    }


def test_a_dry_run_plans_and_writes_nothing(make_request: MakeRequest) -> None:
    done = made(replace(make_request, dry_run=True, formats=()))
    assert len(done.orders) == 3 * 2 * FOR_A_PERSON + 2 * FOR_A_MANAGER
    assert not done.created
    assert not make_request.output.exists()


def test_only_the_people_named_are_included(make_request: MakeRequest) -> None:
    assert {
        order.subject.name for order in made(replace(make_request, packets=("scorecard",), only=("bo r",))).created
    } == {"Bo Ruiz"}


def test_people_who_left_before_the_period_are_listed(make_request: MakeRequest) -> None:
    header = (*TEAM_HEADER, "left")
    write_rows(make_request.inputs[0] / "team.csv", header, (*TEAM[0], "2026-03-31"), (*TEAM[1], ""), (*TEAM[2], ""))
    done = made(replace(make_request, only=("ana", "bo")))
    assert done.people == ("Bo Ruiz",)
    assert [str(each) for each in done.skipped] == ["Ana Ruiz (left Mar 31, 2026)"]
    with pytest.raises(UsageError, match=r"No documents for Q3 2026: Ana Ruiz \(left Mar 31, 2026\)"):
        made(replace(make_request, only=("ana",)))


def test_hostile_text_is_printed_as_typed(make_request: MakeRequest) -> None:
    hostile = "<b>&{{ 7*7 }}{_{"
    write_rows(make_request.inputs[0] / "deals.csv", DEALS_HEADER, *((*deal[:2], hostile, *deal[3:]) for deal in DEALS))
    assert not made(replace(make_request, only=("ana",))).not_created


def test_an_unknown_packet_is_rejected_with_the_nearest_or_all() -> None:
    with pytest.raises(UsageError, match=r"No packet named “reviews”. Did you mean “review”\?"):
        requested_packets(["reviews"], load_catalog())
    with pytest.raises(
        UsageError,
        match=r"No packet named “zzz”. Choose from: business-plan, .*review, scorecard, .*contest, .*monday\.",
    ):
        requested_packets(["zzz"], load_catalog())


def test_all_packets_are_created_by_default() -> None:
    catalog = load_catalog()
    assert requested_packets([], catalog) == list(catalog.packets.values())


def test_an_output_that_is_a_file_is_rejected_before_anything_is_read(
    make_request: MakeRequest, tmp_path: Path
) -> None:
    (tmp_path / "o").write_bytes(b"")
    with pytest.raises(UsageError, match=r"o is a file, but a folder is needed"):
        made(replace(make_request, output=tmp_path / "o", inputs=(Path("nowhere"),)))


def test_an_unknown_section_is_rejected_with_the_nearest(make_request: MakeRequest, tmp_path: Path) -> None:
    own = tmp_path / "own" / "quarterly-review"
    own.mkdir(parents=True)
    text = (load_catalog().document_types["quarterly-review"].folder / "document.toml").read_text(encoding="utf-8")
    (own / "document.toml").write_text(text.replace('"tiles"', '"tile"'), encoding="utf-8")
    with pytest.raises(
        PlangenError, match=r"quarterly-review/document.toml.*“tile” isn't a section. Did you mean “tiles”"
    ):
        made(replace(make_request, templates=tmp_path / "own"))


def test_a_users_document_type_needs_only_a_word_template(make_request: MakeRequest, tmp_path: Path) -> None:
    own = tmp_path / "own" / "note"
    own.mkdir(parents=True)
    document_type = load_catalog().document_types["quarterly-review"].folder
    (own / "document.toml").write_bytes((document_type / "document.toml").read_bytes())
    (own / "document.docx").write_bytes((document_type / "document.docx").read_bytes())
    packets = '[mine]\ntitle = "Mine"\ndocuments = ["note"]\n'
    (tmp_path / "own" / "packets.toml").write_text(packets, encoding="utf-8")
    done = made(replace(make_request, templates=tmp_path / "own", packets=("mine",), formats=(), only=("bo",)))
    assert [order.format for order in done.created] == ["word"]
    assert "Quarterly review has no document.html. Not created as pdf." in done.notes


@pytest.fixture
def old_templates(tmp_path: Path) -> Path:
    """A template folder as earlier versions wrote it: kind.toml, the key `kinds`, and old section names."""
    folder = tmp_path / "old"
    (folder / "note").mkdir(parents=True)
    sections = '["masthead", "verdict", "said_won"]'
    (folder / "note" / "kind.toml").write_text(
        'title = "Note"\nsubject = "salesperson"\nperiods = ["quarter"]\neditions = ["rep"]\n'
        f'file = "{{family}} - Note {{period}}"\nsections = {sections}\n\n[limits]\nrows = 3\n',
        encoding="utf-8",
    )
    document = Document()
    document.add_paragraph("{{ masthead.name }}: {{ verdict.lead }}")
    rows = "{% for row in said_won.rows %}{{ row.label }}{% endfor %}"
    document.add_paragraph(f"{{% if said_won is defined and said_won %}}{rows}{{% endif %}}")
    document.save(str(folder / "note" / "document.docx"))
    text = '[mine]\ntitle = "Mine"\nkinds = ["note"]\nleaves_out = { note = ["said_won"] }\n'
    (folder / "packets.toml").write_text(text, encoding="utf-8")
    return folder


def renamed(place: str, old: str, current: str, fix: str) -> str:
    return f"{place}: “{old}” is now “{current}”. The old name still works. {fix}"


def test_a_template_folder_with_old_names_still_gives_documents_and_warns(
    make_request: MakeRequest, old_templates: Path
) -> None:
    done = made(replace(make_request, templates=old_templates, packets=("mine",), only=("bo",)))
    assert not done.not_created
    [order] = done.created
    assert "Bo Ruiz" in word_text((done.output / order.path).read_bytes()).body
    fix = "Rename it to {} in sections and in the templates."
    assert [note for note in done.notes if "The old name still works." in note] == [
        renamed("old/packets.toml › line 1", "kinds", "documents", "Rename it to documents."),
        renamed("old/packets.toml › line 1", "said_won", "forecast_vs_actual", "Rename it to forecast_vs_actual."),
        renamed("note/kind.toml", "kind.toml", "document.toml", "Rename the file to document.toml."),
        renamed("note/kind.toml", "verdict", "headline", fix.format("headline")),
        renamed("note/kind.toml", "said_won", "forecast_vs_actual", fix.format("forecast_vs_actual")),
    ]


def test_a_template_folder_with_old_names_has_only_warnings(old_templates: Path) -> None:
    problems = check_templates(old_templates).problems
    assert [str(problem.severity) for problem in problems] == ["warning"] * 6
    assert {problem.sort for problem in problems} == {"renamed", "unused limit"}
    assert all(problem.fix for problem in problems)


def test_every_one_of_the_public_crm_set_is_planned_in_both_formats(tmp_path: Path) -> None:
    folder = SHARED / "data" / "crm-maven"
    if not folder.is_dir():
        skip_or_fail("the public CRM set is not here")
    days = Days(AS_OF, AS_OF.replace(year=2017, month=12, day=31))
    make_request = MakeRequest(days, ("review",), (folder,), tmp_path, period="2017-Q4", dry_run=True)
    done = made(make_request)
    assert len(done.people) == 35
    assert len({order.path for order in done.orders}) == 70 * FOR_A_PERSON + 6 * 2 * FOR_A_MANAGER


def test_the_manifest_lists_people_without_documents_with_the_reason(make_request: MakeRequest) -> None:
    write_rows(
        make_request.inputs[0] / "team.csv",
        (*TEAM_HEADER, "hired"),
        (*TEAM[0], ""),
        (*TEAM[1], "2027-06-01"),
        ("Ken Ortiz", "", "", "", ""),
    )
    done = made(replace(make_request, packets=("scorecard",), only=("ana",)))
    assert not done.skipped
    manifest = json.loads((make_request.output / "scorecard 2026-Q3/manifest.json").read_text(encoding="utf-8"))
    assert manifest["skipped"] == [
        {"subject": "Bo Ruiz", "reason": "hired Jun 1, 2027"},
        {"subject": "Ken Ortiz", "reason": "no quota, targets, or deals"},
    ]


def test_a_file_with_the_packets_name_is_rejected_before_anything_is_rendered(make_request: MakeRequest) -> None:
    make_request.output.mkdir()
    (make_request.output / "review 2026-Q3").write_bytes(b"")
    with pytest.raises(UsageError, match=r"review 2026-Q3 is a file, but a folder is needed"):
        made(make_request)


def test_an_old_export_is_noted_with_the_options_to_use(make_request: MakeRequest) -> None:
    late = replace(make_request, days=Days(AS_OF, AS_OF.replace(year=2027)), dry_run=True)
    message = "No deals closed in Q3 2027; the newest date on file is 2026-09-15."
    fix = "If this is an old export, add --as-of 2026-09-15 --period 2026-Q3."
    assert f"{message} {fix}" in made(late).notes
    assert not [note for note in made(replace(late, period="2026-Q3")).notes if "No deals closed" in note]


def of_today(make_request: MakeRequest, today: date) -> MakeRequest:
    return replace(make_request, days=Days(today), packets=("scorecard",), only=("ana",))


def test_an_old_export_without_an_as_of_date_or_period_creates_nothing(make_request: MakeRequest) -> None:
    today = date(2026, 12, 1)
    with pytest.raises(
        PlangenError, match=r"2026-09-15, 77 days ago. No documents created.\nFix: .*--as-of 2026-09-15"
    ):
        made(of_today(make_request, today))
    assert not make_request.output.exists()
    assert made(replace(of_today(make_request, today), period="2026-Q3")).created
    assert made(replace(of_today(make_request, today), days=Days(today, today))).created
    assert made(of_today(make_request, date(2026, 11, 14))).created


@pytest.mark.parametrize("uses", [True, False])
def test_the_user_decides_the_as_of_date_of_an_old_export(make_request: MakeRequest, uses: bool) -> None:
    asked: list[tuple[date, date]] = []
    today = date(2026, 12, 1)

    def use_export_date(last: date, day: date) -> bool:
        asked.append((last, day))
        return uses

    done = make(of_today(make_request, today), lambda *_: None, use_export_date)
    assert asked == [(date(2026, 9, 15), today)]
    assert done.book.as_of == (date(2026, 9, 15) if uses else today)
    assert ("As of 2026-09-15 (newest date in the export)." in done.notes) is uses


def test_missing_data_is_in_the_order_of_the_roster(reviews: MakeResult) -> None:
    names = [person.name for person in reviews.book.roster.people]
    people = [each.subject for each in reviews.missing_data]
    assert people == sorted(people, key=names.index)
