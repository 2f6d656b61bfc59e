"""The pages of account plans of the invented companies."""

import os

import pytest

from plangen.elements.theme import Paper
from plangen.formats.pdf import renderer as pdf
from tests.companies import crowded
from tests.document_tools import page_texts
from tests.made import Made, MadeDocument

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

ACCOUNTS = 15


def plan(made: Made, company: str, paper: Paper) -> MadeDocument:
    """The first account plan of a company with accounts to plan for."""
    return made.document(company, document_type="account-plan", edition="rep", paper=paper)


def starts_of(made: Made, document: MadeDocument) -> list[str]:
    """What each page starts with below the company's name."""
    company = " ".join(made.sheet(document).sections["masthead"].company.split())
    return [text.removeprefix(company).strip() for text in page_texts(document.pdf)]


@pytest.mark.parametrize(("company", "paper"), [("full", Paper.LETTER), ("crowded", Paper.LETTER)])
def test_each_account_is_exactly_one_page(made: Made, company: str, paper: Paper) -> None:
    document = plan(made, company, paper)
    accounts = made.sheet(document).sections["account_pages"]
    assert len(accounts) >= 3
    _, space, *pages = starts_of(made, document)
    assert "White space" in space
    heads = [page.partition(" ")[0] for page in pages[: len(accounts)]]
    assert heads == [str(number) for number in range(1, len(accounts) + 1)]
    rest = pages[len(accounts) :]
    assert not rest or rest[0].startswith("Full text")


def test_texts_of_4000_characters_print_whole_at_the_end(made: Made) -> None:
    document = plan(made, "crowded", Paper.LETTER)
    assert len(made.sheet(document).sections["account_pages"]) == ACCOUNTS
    assert len(crowded.ACCOUNT_TEXT) > 3_900
    text = " ".join(crowded.ACCOUNT_TEXT.split())
    for found in (document.pdf_text, document.word_text):
        assert found.body.count(text) >= len(crowded.ACCOUNT_TEXTS) - 3
