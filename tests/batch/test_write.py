import os
from pathlib import Path, PurePosixPath

import pytest

from plangen.batch.write import require_writable, sweep, write
from plangen.problems import PlangenError, UsageError

PATH = PurePosixPath("review/pdf/a.pdf")


def test_a_file_is_written_with_its_parent_folders(tmp_path: Path) -> None:
    assert write(tmp_path / "output", PATH, b"new").read_bytes() == b"new"


def test_an_existing_file_is_replaced_and_no_temporary_file_is_left(tmp_path: Path) -> None:
    write(tmp_path, PATH, b"old")
    write(tmp_path, PATH, b"new")
    assert {path.name: path.read_bytes() for path in (tmp_path / "review/pdf").iterdir()} == {"a.pdf": b"new"}


@pytest.mark.parametrize("path", ["../a.pdf", "review/../../a.pdf", "/tmp/a.pdf"])  # noqa: S108 - must not be written
def test_nothing_is_written_outside_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(PlangenError, match="outside"):
        write(tmp_path / "output", PurePosixPath(path), b"new")
    assert not list(tmp_path.iterdir())


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output" / "review").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlangenError, match="outside"):
        write(tmp_path / "output", PATH, b"new")


def test_a_file_that_is_open_in_word_is_kept_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, PATH, b"old")

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PlangenError, match=r"Can't replace “a.pdf”.*close it and run again"):
        write(tmp_path, PATH, b"new")
    assert [path.name for path in (tmp_path / "review/pdf").iterdir()] == ["a.pdf"]
    assert (tmp_path / PATH).read_bytes() == b"old"


def test_a_folder_with_the_files_name_is_reported(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    with pytest.raises(PlangenError, match=r"that name is taken\. Move it"):
        write(tmp_path, PATH, b"new")


def test_a_file_where_a_folder_is_needed_is_reported(tmp_path: Path) -> None:
    (tmp_path / "review").write_bytes(b"")
    with pytest.raises(PlangenError, match=r"that name is taken\. Move it"):
        write(tmp_path, PATH, b"new")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_write_permission_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlangenError, match="--output"):
        write(tmp_path, PATH, b"new")


def test_temporary_files_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    complete = write(tmp_path, PATH, b"new")
    (complete.parent / ".4711.plangen-part").write_bytes(b"half")
    sweep(tmp_path)
    assert list(complete.parent.iterdir()) == [complete]


def test_a_folder_that_can_be_created_is_accepted_and_left_empty(tmp_path: Path) -> None:
    require_writable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "a", "a/b"])
def test_a_file_in_place_of_a_folder_is_rejected_by_name(tmp_path: Path, below: str) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(UsageError, match=r"f is a file, but a folder is needed"):
        require_writable(tmp_path / "f" / below)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that no one can write to")
def test_a_folder_that_no_one_can_write_to_is_rejected_by_name() -> None:
    with pytest.raises(UsageError, match=r"can't write to /proc\. Choose another folder with --output"):
        require_writable(Path("/proc/nowhere/output"))


@pytest.mark.parametrize("name", ["o" * 300, "a\0b"])
def test_a_name_that_no_folder_can_have_is_rejected(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"can't be a folder's name. Choose another folder with --output."):
        require_writable(tmp_path / name)
