"""The pages of training plans, as both formats print them."""

from tests.companies.listed import COMPANIES
from tests.document_tools import page_texts
from tests.made import Made


def test_a_training_plan_has_as_many_pages_in_word_as_in_pdf(made: Made) -> None:
    checked = {each: path for each, path in made.in_libreoffice().items() if each.document_type == "training-plan"}
    assert len(checked) >= len(COMPANIES)
    for document, from_word in checked.items():
        assert len(page_texts(from_word)) == len(page_texts(document.pdf)), document.name
