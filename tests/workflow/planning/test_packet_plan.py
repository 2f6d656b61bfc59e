import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_catalog, shipped
from plangen.doctypes.packet import Packet
from plangen.document_text.word import word_text
from plangen.facts.scope.workspace import Workspace
from plangen.problems import UsageError
from plangen.workflow.make import MakeResult, make
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.packet_plan import plan_packets
from plangen.workflow.planning.request import MakeRequest
from plangen.workflow.reading import read
from tests.small_team import AS_OF, TEAM, TEAM_HEADER, small_team, write_rows


@pytest.fixture
def make_request(tmp_path: Path) -> MakeRequest:
    """A request for the scorecards of a small company with two teams."""
    inputs = small_team(tmp_path / "inputs")
    header = (*TEAM_HEADER, "team")
    write_rows(inputs / "team.csv", header, (*TEAM[0], "West"), (*TEAM[1], "West"), (*TEAM[2], "East"))
    return MakeRequest(
        Days(AS_OF, AS_OF), ("scorecard",), (inputs,), tmp_path / "output", formats=("word",), dry_run=True
    )


def planned(make_request: MakeRequest) -> MakeResult:
    return make(make_request, lambda *_: None)


def test_every_team_is_included_by_default(make_request: MakeRequest) -> None:
    assert {"East", "West"} <= set(planned(make_request).teams)


def test_teams_are_skipped_with_a_note_if_only_people_are_named(make_request: MakeRequest) -> None:
    found = planned(replace(make_request, packets=(), only=("ana",)))
    assert not found.teams
    assert found.people == ("Ana Ruiz",)
    assert any("Team scorecard: skipped" in note and "Add --team NAME" in note for note in found.notes)


def test_a_packet_without_documents_for_the_people_named_is_rejected(make_request: MakeRequest) -> None:
    packet = Packet(name="teams", title="Teams", documents=("team-scorecard",))
    catalog = replace(load_catalog(), packets={"teams": packet})
    workspace = Workspace(read(make_request.inputs, make_request.days).book)
    with pytest.raises(UsageError, match=r"No documents for Q3 2026\. Change the packet, the period, or the names\."):
        plan_packets(workspace, catalog, replace(make_request, packets=(), only=("ana",)))


def test_a_named_team_includes_its_people(make_request: MakeRequest) -> None:
    found = planned(replace(make_request, packets=(), team="west"))
    assert found.teams == ("West",)
    assert set(found.people) == {"Ana Ruiz", "Bo Ruiz"}
    assert not found.skipped


def test_a_person_outside_the_team_is_rejected(make_request: MakeRequest) -> None:
    with pytest.raises(UsageError, match=r"Zoë Łuk isn't on West. Drop --team or the name"):
        planned(replace(make_request, team="west", only=("zoe",)))
    with pytest.raises(UsageError, match=r"Ana Ruiz and Bo Ruiz aren't on East"):
        planned(replace(make_request, team="east", only=("ana", "bo")))


def test_a_manager_includes_the_teams_they_lead(make_request: MakeRequest) -> None:
    assert {"East", "West"} <= set(planned(replace(make_request, manager="ken", only=("ana",))).teams)


def test_a_month_is_a_valid_period(make_request: MakeRequest) -> None:
    assert {order.period.code for order in planned(replace(make_request, period="2026-09")).orders} == {"2026-09"}


def test_a_requested_edition_is_created_for_the_document_types_that_have_it(make_request: MakeRequest) -> None:
    found = planned(replace(make_request, packets=(), editions=("rep", "manager")))
    assert not any("edition" in note for note in found.notes)
    assert {order.edition for order in found.orders if order.document_type.name == "team-scorecard"} == {
        "rep",
        "manager",
    }
    with pytest.raises(UsageError, match=r"scorecard has no preread edition. Choose from: rep, manager"):
        planned(replace(make_request, editions=("preread",)))


def test_a_missing_quota_is_missing_data_of_the_team_with_the_cell_to_fill_in(make_request: MakeRequest) -> None:
    found = planned(replace(make_request, dry_run=False, team="east"))
    [missing] = [each for each in found.missing_data if each.subject == "East"]
    assert missing.metrics[0] == "Zoë Łuk"
    assert missing.reason == "no quota"
    assert "team.csv › D4" in missing.fix
    assert "East" in found.subjects_with_missing_data


def test_one_packet_can_hold_documents_of_different_periods(make_request: MakeRequest, tmp_path: Path) -> None:
    templates = tmp_path / "mine"
    for name, title, default in (("year-plan", "Year plan", "next"), ("year-so-far", "Year so far", "running")):
        folder = templates / name
        shutil.copytree(shipped("templates") / "scorecard", folder)
        path = folder / "document.toml"
        text = path.read_text(encoding="utf-8").replace("Scorecard", title)
        all_lengths = 'periods = ["month", "quarter", "year"]'
        text = text.replace(all_lengths, f'periods = ["year"]\ndefault_period = "{default}"')
        path.write_text(text, encoding="utf-8")
    documents = '["scorecard", "year-plan", "year-so-far"]'
    (templates / "packets.toml").write_text(f'[talk]\ntitle = "Talk"\ndocuments = {documents}\n', encoding="utf-8")
    request = replace(make_request, packets=("talk",), templates=templates, only=("ana",), dry_run=False)
    found = planned(request)
    assert [order.path.name for order in found.created] == [
        "Ruiz, Ana - Scorecard 2026-Q3.docx", "Ruiz, Ana - Year plan 2027.docx", "Ruiz, Ana - Year so far 2026.docx",
    ]  # fmt: skip
    assert {str(order.folder) for order in found.orders} == {"talk 2026-Q3"}
    assert "Year plan covers the next year, 2027." in found.notes
    values = json.loads((request.output / "talk 2026-Q3" / "manifest.json").read_text(encoding="utf-8"))
    assert values["period"] == "2026-Q3"
    assert [entry.get("period") for entry in values["files"]] == [None, "2027", "2026"]
    texts = [word_text((request.output / order.path).read_bytes()).body for order in found.created]
    assert ["Q3 2026" in texts[0], "Year plan 2027" in texts[1], "Year so far 2026" in texts[2]] == [True] * 3


def test_a_limit_may_be_for_a_section_that_a_packet_leaves_out(make_request: MakeRequest) -> None:
    limits = load_catalog().document_types["scorecard"].limits
    assert "data_notes" in limits
    assert "score_notes" in load_catalog().packets["review"].leaves_out["scorecard"]
    assert {order.packet for order in planned(replace(make_request, packets=("review",))).orders} == {"review"}


def test_a_misspelled_limit_stops_the_run_and_names_the_nearest(make_request: MakeRequest, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "scorecard"
    shutil.copytree(shipped("templates") / "scorecard", folder)
    path = folder / "document.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nstages =", "\nstagse ="), encoding="utf-8")
    with pytest.raises(UsageError, match=r"scorecard/document.toml › line \d+: “limits.stagse”.* Use “stages”"):
        planned(replace(make_request, packets=(), templates=folder.parent))


CONTEST_HEADER = ("contest", "start", "end", "measure", "team")


def test_a_contest_in_which_no_one_takes_part_is_named_with_the_reason(make_request: MakeRequest) -> None:
    sprint, mars = (
        (name, "2026-09-07", "2026-09-18", "deals won", team) for name, team in (("Sprint", "West"), ("Race", "Mars"))
    )
    write_rows(make_request.inputs[0] / "contests.csv", CONTEST_HEADER, sprint, mars)
    request = replace(make_request, packets=("contest",))
    found = planned(request)
    assert found.contests == ("Sprint",)
    assert "Race (no one on “Mars” takes part)" in [str(each) for each in found.skipped]
    done = planned(replace(request, dry_run=False))
    folder = make_request.output / done.orders[0].folder
    skipped = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["skipped"]
    assert {"subject": "Race", "reason": "no one on “Mars” takes part"} in skipped


def test_without_any_contest_with_people_the_message_names_those_without(make_request: MakeRequest) -> None:
    mars = ("Race", "2026-09-07", "2026-09-18", "deals won", "Mars")
    write_rows(make_request.inputs[0] / "contests.csv", CONTEST_HEADER, mars)
    with pytest.raises(UsageError, match=r"with people: Race \(no one on “Mars” takes part\)\. Use a team"):
        planned(replace(make_request, packets=("contest",)))
