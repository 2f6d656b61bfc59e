import fcntl
from pathlib import Path

import pytest

from tests.once import once


def test_a_folder_is_filled_by_the_first_who_asks_for_it(tmp_path: Path) -> None:
    def fill(text: str, folder: Path) -> None:
        (folder / "file").write_text(text, encoding="utf-8")

    for text in ("first", "second"):
        folder = once(tmp_path / "shared", lambda new, text=text: fill(text, new))  # type: ignore[misc]
        assert (folder / "file").read_text(encoding="utf-8") == "first"


def test_a_folder_that_could_not_be_filled_is_filled_again(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(tmp_path / "shared", fail)
    assert not (tmp_path / "shared").exists()
    assert list(once(tmp_path / "shared", lambda _: None).iterdir()) == []


def test_who_does_not_wait_gets_no_folder_while_another_fills_it(tmp_path: Path) -> None:
    with (tmp_path / "shared.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert not once(tmp_path / "shared", lambda _: None, wait=False).exists()
    assert once(tmp_path / "shared", lambda _: None, wait=False).exists()
