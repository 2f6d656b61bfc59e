from pathlib import Path

import pytest

from plangen.doctypes.catalog import load_document_types, shipped
from plangen.doctypes.packet import Packet, outdated_in_packets, read_packets
from plangen.problems import PlangenError

DOCUMENT_TYPES = load_document_types([shipped("templates")])


def packets(tmp_path: Path, text: str) -> Path:
    (tmp_path / "packets.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_built_in_packet_has_known_document_types() -> None:
    found = read_packets(shipped("templates"), DOCUMENT_TYPES)
    assert "review" in found
    assert not list(outdated_in_packets(shipped("templates")))


def test_a_folder_without_packets_gives_none(tmp_path: Path) -> None:
    assert read_packets(tmp_path, DOCUMENT_TYPES) == {}
    assert not list(outdated_in_packets(tmp_path))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[audit]\ntitle = "Audit"\ndocuments = ["audit-sheet"]\n', "line 1: .*“audit-sheet”.*quarterly-review"),
        ('[audit]\ntitle = "Audit"\n', "“audit.documents” is missing"),
        ("[audit]\ntitle = 7\ndocuments = ['quarterly-review']\n", "line 2: “audit.title” must be text"),
        ('title = "Audit"\n', "“title” is outside a packet"),
    ],
)
def test_a_problem_is_reported_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PlangenError, match=rf"packets.toml.*{message}"):
        read_packets(packets(tmp_path, text), DOCUMENT_TYPES)


def test_a_packet_leaves_out_sections() -> None:
    review = DOCUMENT_TYPES["quarterly-review"]
    packet = Packet(name="p", title="P", documents=("quarterly-review",), leaves_out={"quarterly-review": ("tiles",)})
    [made] = packet.select(DOCUMENT_TYPES)
    assert set(review.sections) - set(made.sections) == {"tiles"}
    assert packet.model_copy(update={"leaves_out": {}}).select(DOCUMENT_TYPES) == [review]


def test_a_left_out_section_that_its_document_type_lacks_is_reported(tmp_path: Path) -> None:
    text = '[p]\ntitle = "P"\ndocuments = ["quarterly-review"]\nleaves_out = { quarterly-review = ["tile"] }\n'
    with pytest.raises(
        PlangenError,
        match=r"packet “p” leaves out “tile”, which quarterly-review doesn't have. Choose from: .*\btiles\b",
    ):
        read_packets(packets(tmp_path, text), DOCUMENT_TYPES)


def test_leaving_out_sections_of_a_document_type_outside_the_packet_is_reported(tmp_path: Path) -> None:
    text = '[p]\ntitle = "P"\ndocuments = ["quarterly-review"]\nleaves_out = { scorecard = ["tiles"] }\n'
    with pytest.raises(PlangenError, match=r"which scorecard doesn't have. Add scorecard to documents, or delete it"):
        read_packets(packets(tmp_path, text), DOCUMENT_TYPES)


def test_the_old_key_and_old_section_names_are_still_read(tmp_path: Path) -> None:
    text = (
        '# Packets\n[p]\ntitle = "P"\nkinds = ["quarterly-review"]\nleaves_out = { quarterly-review = ["verdict"] }\n'
    )
    folder = packets(tmp_path, text)
    packet = read_packets(folder, DOCUMENT_TYPES)["p"]
    assert packet.documents == ("quarterly-review",)
    [made] = packet.select(DOCUMENT_TYPES)
    assert set(DOCUMENT_TYPES["quarterly-review"].sections) - set(made.sections) == {"headline"}
    assert list(outdated_in_packets(folder)) == [(2, "kinds", "documents"), (2, "verdict", "headline")]


def test_a_packet_may_have_fewer_periods_than_its_documents(tmp_path: Path) -> None:
    text = '[monthly]\ntitle = "Monthly"\nperiods = ["month"]\ndocuments = ["scorecard", "quarterly-review"]\n'
    monthly = read_packets(packets(tmp_path, text), DOCUMENT_TYPES)["monthly"]
    assert [str(length) for length in DOCUMENT_TYPES["scorecard"].periods] == ["month", "quarter", "year"]
    scorecard, review = monthly.select(DOCUMENT_TYPES)
    assert [str(length) for length in scorecard.periods] == ["month"]
    assert review.periods == DOCUMENT_TYPES["quarterly-review"].periods, "one without any of them keeps its own"


def test_the_review_packet_has_no_yearly_scorecard() -> None:
    found = read_packets(shipped("templates"), DOCUMENT_TYPES)
    lengths = {each.name: [str(length) for length in each.periods] for each in found["review"].select(DOCUMENT_TYPES)}
    assert lengths["scorecard"] == ["month", "quarter"]
    assert "year" in [str(length) for each in found["scorecard"].select(DOCUMENT_TYPES) for length in each.periods]


def test_an_unknown_length_of_a_period_is_reported(tmp_path: Path) -> None:
    text = '[monthly]\ntitle = "Monthly"\nperiods = ["fortnight"]\ndocuments = ["scorecard"]\n'
    with pytest.raises(PlangenError, match=r"packets.toml.*monthly.periods"):
        read_packets(packets(tmp_path, text), DOCUMENT_TYPES)
