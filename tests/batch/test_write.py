import os
from pathlib import Path, PurePosixPath

import pytest

from plangen.batch.write import refuse_unwritable, sweep, write
from plangen.problems import PlangenError, UsageError

PATH = PurePosixPath("review/pdf/a.pdf")


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    assert write(tmp_path / "output", PATH, b"new").read_bytes() == b"new"


def test_a_file_that_was_there_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    write(tmp_path, PATH, b"old")
    write(tmp_path, PATH, b"new")
    assert {path.name: path.read_bytes() for path in (tmp_path / "review/pdf").iterdir()} == {"a.pdf": b"new"}


@pytest.mark.parametrize("path", ["../a.pdf", "review/../../a.pdf", "/tmp/a.pdf"])  # noqa: S108 - must not be written
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(PlangenError, match="outside"):
        write(tmp_path / "output", PurePosixPath(path), b"new")
    assert not list(tmp_path.iterdir())


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output" / "review").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlangenError, match="outside"):
        write(tmp_path / "output", PATH, b"new")


def test_a_file_that_is_open_in_word_stays_whole_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, PATH, b"old")

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PlangenError, match=r"“a.pdf” cannot be replaced.*close it and run again"):
        write(tmp_path, PATH, b"new")
    assert [path.name for path in (tmp_path / "review/pdf").iterdir()] == ["a.pdf"]
    assert (tmp_path / PATH).read_bytes() == b"old"


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    with pytest.raises(PlangenError, match="in the way"):
        write(tmp_path, PATH, b"new")


def test_a_file_where_a_folder_is_needed_is_told(tmp_path: Path) -> None:
    (tmp_path / "review").write_bytes(b"")
    with pytest.raises(PlangenError, match="in the way"):
        write(tmp_path, PATH, b"new")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlangenError, match="--output"):
        write(tmp_path, PATH, b"new")


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    whole = write(tmp_path, PATH, b"new")
    (whole.parent / ".4711.plangen-part").write_bytes(b"half")
    sweep(tmp_path)
    assert list(whole.parent.iterdir()) == [whole]


def test_a_folder_that_can_be_made_is_not_refused_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "a", "a/b"])
def test_a_file_in_the_way_is_refused_by_its_name(tmp_path: Path, below: str) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(UsageError, match=r"f is a file where a folder is needed"):
        refuse_unwritable(tmp_path / "f" / below)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that nobody may write into")
def test_a_folder_that_nobody_may_write_into_is_refused_by_its_name() -> None:
    with pytest.raises(UsageError, match=r"may not write into /proc\. Name another folder with --output"):
        refuse_unwritable(Path("/proc/nowhere/output"))
