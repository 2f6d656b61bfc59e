from collections.abc import Callable

import pytest

from plangen.facts.blocks.score_table import score_table
from plangen.facts.scope.limits import NO_LIMIT, Limit, limits_read_by
from plangen.facts.sections import SECTIONS, limits_of
from tests.built_in import built_in
from tests.facts.invented import book, scope

EVERY = [section for sections in SECTIONS.values() for section in sections.values()]


def test_a_limit_that_a_document_type_does_not_set_has_its_default() -> None:
    invented = scope(book([]), rows=4)
    assert invented.most(Limit("rows", 15)) == 4
    assert invented.most(Limit("not set", 15)) == 15
    assert invented.most(Limit("not set")) == NO_LIMIT


def test_the_limits_of_a_section_are_those_of_the_modules_it_is_made_of() -> None:
    assert limits_read_by(score_table)["rows"].default == 15
    assert "kept" not in limits_read_by(score_table)


@pytest.mark.parametrize("name", built_in().document_types)
def test_the_sections_of_a_built_in_document_type_read_its_limits(name: str) -> None:
    document_type = built_in().document_types[name]
    assert document_type.limits
    assert not set(document_type.limits) - set(limits_of(document_type.sort, document_type.sections))


@pytest.mark.parametrize("section", EVERY, ids=lambda section: section.__name__)
def test_limits_of_one_name_in_one_section_have_one_meaning(section: Callable[..., object]) -> None:
    for name, limit in limits_read_by(section).items():
        assert limit.name == name
        assert limit.default > 0
