from pathlib import Path

import pytest

from plangen.kinds.packet import Packet, read_packets
from plangen.kinds.shelf import load_kinds, shipped
from plangen.problems import PlangenError

KINDS = load_kinds([shipped("templates")])


def packets(tmp_path: Path, text: str) -> Path:
    (tmp_path / "packets.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_shipped_packet_holds_kinds_that_there_are() -> None:
    found = read_packets(shipped("templates"), KINDS)
    assert "review" in found


def test_a_folder_without_packets_gives_none(tmp_path: Path) -> None:
    assert read_packets(tmp_path, KINDS) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[audit]\ntitle = "Audit"\nkinds = ["audit-sheet"]\n', "line 1: .*“audit-sheet”.*quarterly-review"),
        ('[audit]\ntitle = "Audit"\n', "“audit.kinds” is missing"),
        ("[audit]\ntitle = 7\nkinds = ['quarterly-review']\n", "line 2: “audit.title” is wrong"),
        ('title = "Audit"\n', "“title” stands outside a packet"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PlangenError, match=rf"packets.toml.*{said}"):
        read_packets(packets(tmp_path, text), KINDS)


def test_a_packet_leaves_out_sections_that_it_has_no_need_of() -> None:
    review = KINDS["quarterly-review"]
    packet = Packet(name="p", title="P", kinds=("quarterly-review",), leaves_out={"quarterly-review": ("tiles",)})
    [made] = packet.made_of(KINDS)
    assert set(review.sections) - set(made.sections) == {"tiles"}
    assert packet.model_copy(update={"leaves_out": {}}).made_of(KINDS) == [review]


def test_a_section_that_a_packet_leaves_out_but_no_kind_has_is_told(tmp_path: Path) -> None:
    text = '[p]\ntitle = "P"\nkinds = ["quarterly-review"]\nleaves_out = { quarterly-review = ["tile"] }\n'
    with pytest.raises(
        PlangenError, match=r"the packet “p” leaves out “tile”, which is no section of quarterly-review"
    ):
        read_packets(packets(tmp_path, text), KINDS)
