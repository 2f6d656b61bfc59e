from hypothesis import HealthCheck, settings

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
