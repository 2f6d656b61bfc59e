import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from tests.made import Made
from tests.sizes import EXAMPLES, SOAK

TESTS: Final = Path(__file__).parent
MADE: Final = "made"
"""The fixture of the finished documents, and the group of the tests that need it."""
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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gives the tests of finished documents to one worker, which creates and reads each once, and others file by file.

    Folders with quick tests come last, so that all workers end at the same time.
    """
    for item in items:
        group = MADE if MADE in getattr(item, "fixturenames", ()) else item.path.stem
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if MADE in getattr(item, "fixturenames", ()):
        return 0
    return 2 if item.path.relative_to(TESTS).parts[0] in QUICK_FOLDERS else 1
