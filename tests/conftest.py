import os
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler.loadfile import LoadFileScheduling

from tests.made import Made
from tests.sizes import EXAMPLES, SOAK

TESTS: Final = Path(__file__).parent
DOCUMENTS: Final = "made: Made"
"""The fixture in a file with tests of finished documents, and the name of the unit of these files."""
QUICK_FOLDERS: Final = ("doctypes", "elements", "metrics", "records", "tables")

# No deadline, since a slow machine is not a wrong result. Only the soak run tries new examples; `make test` repeats the
# same ones.
settings.register_profile(
    "plangen",
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not SOAK,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("plangen")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The finished documents of the invented companies, in a folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return Made((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs the tests of finished documents first, which take longest, and quick ones last, so all workers end alike."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if _is_about_documents(item.path):
        return 0
    return 2 if item.path.relative_to(TESTS).parts[0] in QUICK_FOLDERS else 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """Distributes files; those about finished documents are one unit."""
    return ScheduledFiles(config, log) if config.getvalue("dist") == "loadfile" else None


class ScheduledFiles(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives files to workers, and all files about finished documents to one, which creates and reads each once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return DOCUMENTS if _is_about_documents(self.config.rootpath / file) else file


@cache
def _is_about_documents(path: Path) -> bool:
    return DOCUMENTS in path.read_text(encoding="utf-8")
