import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.document_tools import PROJECT, absent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """plangen as it is handed out, built without fetching anything."""
    if importlib.util.find_spec("hatchling") is None:
        absent("hatchling is not here: install the development group")
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT), cwd=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that has plangen's wheel, and the packages of this environment besides."""
    fresh = tmp_path_factory.mktemp("fresh")
    venv.create(fresh, with_pip=False)
    python = fresh / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
        cwd=fresh,
    )
    # Only now: pip would take the plangen of this environment for an installed one. A line in a .pth file adds a folder
    # without following the .pth files in it, so that the checkout stays out of sight.
    packages = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=fresh).strip()
    Path(packages, "packages.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def test_templates_fonts_and_sample_travel_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if not name.endswith("/")}
    assert "plangen/py.typed" in inside
    for folder, travels_in in (("templates", "templates"), ("inputs/sample", "sample")):
        files = [
            path for path in (PROJECT / folder).rglob("*") if path.is_file() and not path.name.startswith((".", "~"))
        ]
        assert files, f"{folder} is empty"
        expected = {f"plangen/shipped/{travels_in}/{path.relative_to(PROJECT / folder).as_posix()}" for path in files}
        assert not expected - inside


def test_an_installed_plangen_makes_a_packet_in_an_empty_folder(elsewhere: Path, tmp_path: Path) -> None:
    asked = "from pathlib import Path; import plangen; print(Path(plangen.__file__).parent)"
    installed = Path(run(str(elsewhere / "python"), "-c", asked, cwd=tmp_path).strip())
    assert installed.is_relative_to(elsewhere.parent)
    run(str(elsewhere / "plangen"), "make", "review", "--inputs", str(installed / "shipped" / "sample"), cwd=tmp_path)
    made = sorted(path for path in (tmp_path / "output").rglob("*") if path.is_file())
    assert {path.suffix for path in made} >= {".docx", ".pdf", ".json"}
    assert all(path.stat().st_size > 0 for path in made)


def run(*command: str, cwd: Path) -> str:
    """What a command prints; it fails the test where it fails."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(command, cwd=cwd, env=outside, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout
