import os

import pytest
from hypothesis import HealthCheck, settings

from tests.made import Made
from tests.sizes import EXAMPLES, SOAK

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
    """Runs the tests of finished documents first: they take longest, so no worker is left alone with them."""
    items.sort(key=lambda item: "made" not in getattr(item, "fixturenames", ()))
