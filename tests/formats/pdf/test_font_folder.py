import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from plangen.formats.pdf.renderer import missing_library
from tests.document_tools import skip_or_fail

if missing_library():
    skip_or_fail(missing_library())

from plangen.formats.pdf.font_folder import IN_USE, PREFIX, Fonts, sweep

PROGRAM = """
import sys, time
from plangen.elements.theme import Theme
from plangen.doctypes.catalog import template_folders
from plangen.formats.pdf import renderer
renderer._renderer(template_folders(), Theme())
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def a_process_with_fonts() -> subprocess.Popen[str]:
    """A process that has loaded the fonts and waits."""
    command = [sys.executable, "-c", PROGRAM]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by a signal")
def test_the_fonts_of_a_killed_process_are_deleted_by_the_next_and_those_in_use_stay(temporary: Path) -> None:
    killed, running = a_process_with_fonts(), a_process_with_fonts()
    try:
        assert len(list(temporary.glob(f"{PREFIX}*/*"))) > 2 * len([IN_USE])
        assert len(list(temporary.iterdir())) == 2
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        sweep(temporary)
        [kept] = temporary.iterdir()
        assert len(list(kept.iterdir())) > 1
    finally:
        running.communicate()
    assert not list(temporary.iterdir())


def test_what_others_keep_in_the_folder_for_temporary_files_stays(temporary: Path) -> None:
    (temporary / "weasyprint-abc").mkdir()
    (temporary / f"{PREFIX}unlocked").mkdir()
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / IN_USE).write_bytes(b"")
    (temporary / f"{PREFIX}link").symlink_to(elsewhere)
    (temporary / f"{PREFIX}file").write_bytes(b"")
    before = sorted(temporary.iterdir())
    fonts = Fonts()
    del fonts
    assert sorted(temporary.iterdir()) == before
    assert (elsewhere / IN_USE).exists()


def test_an_abandoned_folder_is_deleted_when_fonts_are_loaded(temporary: Path) -> None:
    abandoned = temporary / f"{PREFIX}abandoned"
    abandoned.mkdir()
    (abandoned / IN_USE).write_bytes(b"")
    (abandoned / "font").write_bytes(os.urandom(8))
    fonts = Fonts()
    assert not abandoned.exists()
    assert len(list(temporary.iterdir())) == 1
    del fonts
