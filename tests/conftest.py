from hypothesis import HealthCheck, settings

from tests.sizes import EXAMPLES, SOAK

# How fast a machine is says nothing about whether the code is right. Only the soak goes looking for new examples:
# `make test` says the same of the same code each time.
settings.register_profile(
    "plangen",
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not SOAK,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("plangen")
