import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from plangen.version import __version__
from tests.document_tools import PROJECT, skip_or_fail


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network access."""
    if importlib.util.find_spec("hatchling") is None:
        skip_or_fail("hatchling not found: install the dev group")
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT), cwd=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with plangen's wheel and the packages of this environment."""
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
    # Only after the install: otherwise, pip would find this environment's plangen. Python ignores the .pth files of a
    # folder that a .pth file added, so the checkout stays invisible.
    packages = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=fresh).strip()
    Path(packages, "packages.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def test_the_wheel_includes_templates_fonts_and_sample(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if not name.endswith("/")}
    assert "plangen/py.typed" in names
    for folder, packed_as in (("templates", "templates"), ("inputs/sample", "sample")):
        files = [
            path for path in (PROJECT / folder).rglob("*") if path.is_file() and not path.name.startswith((".", "~"))
        ]
        assert files, f"{folder} is empty"
        expected = {f"plangen/shipped/{packed_as}/{path.relative_to(PROJECT / folder).as_posix()}" for path in files}
        assert not expected - names


def test_the_wheel_has_the_version_that_plangen_prints(wheel: Path) -> None:
    assert wheel.name.startswith(f"plangen-{__version__}-")


def test_an_installed_plangen_creates_a_packet_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    program = "from pathlib import Path; import plangen; print(Path(plangen.__file__).parent)"
    package = Path(run(str(installed / "python"), "-c", program, cwd=tmp_path).strip())
    assert package.is_relative_to(installed.parent)
    sample = ("--inputs", str(package / "shipped" / "sample"), "--only", "Ana")
    run(str(installed / "plangen"), "make", "scorecard", *sample, cwd=tmp_path)
    created = sorted(path for path in (tmp_path / "output").rglob("*") if path.is_file())
    assert {path.suffix for path in created} >= {".docx", ".pdf", ".json"}
    assert all(path.stat().st_size > 0 for path in created)


def run(*command: str, cwd: Path) -> str:
    """The output of a command, which must succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{' '.join(command)}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout
