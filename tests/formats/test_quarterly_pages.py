"""The pages of quarterly reviews of the invented companies."""

import os
import re

import pytest

from plangen.elements.theme import Paper
from plangen.formats.pdf import renderer as pdf
from tests.companies import crowded, full, thin
from tests.document_tools import page_texts
from tests.made import Made, MadeDocument

if pdf.missing_library() and "CI" not in os.environ:
    pytest.skip(pdf.missing_library(), allow_module_level=True)

from plangen.formats.pdf.fitting import STEPS

PARTS = ("Results and deals", "Pipeline", "Business plan", "Development", "Comments and signatures", "Full text")
HEAD = 300
"""The characters of a page's text that hold its title and the line below it, which names the part."""
LAST = "Comments and signatures"
PRIVATE = "The person may have a right to see this. Write only what you’d say."


def review(made: Made, company: str, edition: str = "rep", **known: object) -> MadeDocument:
    """The first quarterly review of a company in an edition."""
    return made.document(company, document_type="quarterly-review", edition=edition, **known)


def starts_of(made: Made, document: MadeDocument) -> list[str]:
    """What each page starts with below the company's name."""
    company = " ".join(made.sheet(document).sections["masthead"].company.split())
    texts = page_texts(document.pdf)
    return [text.removeprefix(company).strip().removeprefix("MANAGER ONLY").strip() for text in texts]


def part_of(start: str) -> str:
    """The part of a review that a page has, as the line below its title names it; empty if it names none."""
    return next((part for part in PARTS if start.startswith(part) or re.search(rf"(\.|\?) {part}\b", start[:HEAD])), "")


@pytest.mark.parametrize("company", ["full", "crowded", "thin"])
def test_every_part_is_exactly_one_page(made: Made, company: str) -> None:
    for document in made.documents(company, document_type="quarterly-review"):
        starts = starts_of(made, document)
        if document.edition == "preread":
            assert "Before we meet" in starts.pop(0), document.name
        assert starts.pop(0).startswith(document.subject), document.name
        # Only the comments page, which has the full text of everything truncated, may continue on a second page.
        pages = [part_of(start) for start in starts]
        if document.edition == "manager":
            assert not pages.pop(), document.name
        if LAST in pages:
            assert len(pages) <= pages.index(LAST) + (3 if company == "crowded" else 2), document.name
            pages = pages[: pages.index(LAST) + 1]
        assert all(pages), f"{document.name}: {starts}"
        assert len(set(pages)) == len(pages), document.name


@pytest.mark.parametrize("paper", Paper)
def test_deals_with_long_names_are_whole_on_the_pipeline_page_and_the_others_are_counted(
    made: Made, paper: Paper
) -> None:
    [page] = [start for start in starts_of(made, review(made, "crowded", paper=paper)) if part_of(start) == "Pipeline"]
    listed = len(re.findall(r"Conveyor refit and press guarding for line \d+ of the new plant", page))
    assert listed >= 6
    assert f"{crowded.DECISIONS - listed} more" in page


def test_thanks_follow_the_commitments_that_were_due(made: Made) -> None:
    few = review(made, "full", subject=full.ANA, paper=Paper.LETTER).words
    many = review(made, "crowded", paper=Paper.LETTER).words
    assert few.index("Agreed in July") < few.index("Thank you for")
    assert many.index("Agreed in July") < many.index("Thank you for")


@pytest.mark.parametrize("paper", Paper)
def test_spacing_shrinks_in_two_steps_and_no_field_is_below_8_millimeters(made: Made, paper: Paper) -> None:
    page = made.page(review(made, "full", paper=paper), "pdf")
    template = pdf._renderer(page.folders, page.theme).environment.get_template(pdf.TIGHT_STYLESHEET)
    rules = [template.render(theme=page.theme, part="whole-1", share=share) for share in (0.0, *STEPS)]
    heights = [float(re.findall(r"tr.pen td[^{]*{ height: ([0-9.]+)mm", rule)[0]) for rule in rules]
    gaps = [float(re.findall(r"table[^{]*{ margin-bottom: ([0-9.]+)mm", rule)[0]) for rule in rules]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == 8
    assert gaps[0] > gaps[1] > gaps[2]


def test_a_preread_has_a_letter_page_one_and_the_growth_page_without_signatures(made: Made) -> None:
    page = review(made, "full", "preread", subject=full.ANA).words
    assert page.index("Before we meet") < page.index("Agreed in July") < page.index("How I work")
    for word in ("Business plan", "Results and deals", "Signing confirms", "My notes"):
        assert word not in page


def test_the_manager_page_comes_last_and_only_in_the_manager_copy(made: Made) -> None:
    page = review(made, "full", "manager").words
    assert page.index("Signing confirms") < page.index(PRIVATE)
    assert PRIVATE not in review(made, "full").words


def test_with_deals_only_there_are_three_pages(made: Made) -> None:
    assert len(page_texts(review(made, "thin", subject=thin.WITH_DEALS).pdf)) == 3
