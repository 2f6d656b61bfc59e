"""The built-in templates as the tests of facts use them."""

from functools import cache

from plangen.doctypes.catalog import TemplateCatalog, load_catalog


@cache
def built_in() -> TemplateCatalog:
    """The catalog of the built-in templates, read once per process.

    Not for tests that change the current folder, whose templates are part of the catalog.
    """
    return load_catalog()
