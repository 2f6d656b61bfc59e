"""A document type made of known blocks is one folder with three files and an entry in packets.toml; no Python."""

from pathlib import Path

import docx
import pytest

import plangen
from plangen.document_text.pdf import pdf_text
from plangen.document_text.word import word_text
from plangen.workflow.check_templates import check_templates
from tests.document_tools import open_xml_errors
from tests.documents import assert_same_words
from tests.small_team import small_team

PACKETS = """
[forecast-check]
title = "Forecast check"
meeting = "forecast call"
documents = ["forecast-check", "scorecard"]
"""
DOCUMENT = """
title = "Forecast check"
subject = "salesperson"
periods = ["quarter"]
editions = ["rep"]
file = "{family}, {given} - Forecast check {period}"
sections = ["masthead", "headline", "tiles", "score_table", "score_decisions", "commitments"]
reserved_ids = 4

[limits]
decisions = 3
commitments = 2

[words]
to_do = "What I'll do"

[tables.score_table]
rows = ["bookings", "attainment", "deals won"]
columns = ["label", "actual", { name = "target", width = 24, header = "Goal" }, "difference"]
"""
HTML = """{% extends "_shared/base.html" %}
{% import "_shared/blocks.html" as block %}
{% block pages %}
<div class="one-page">
{{ block.masthead(masthead) }}
{{ block.headline(headline) }}
{{ tiles }}
<h2>{{ score_table.heading }}</h2>
{{ score_table }}
{{ score_decisions.decisions }}
<h2>{{ words.to_do }}</h2>
{{ commitments.table }}
</div>
{% endblock %}
"""
WORD = (
    "{{ masthead.name }}",
    "{{ masthead.line | join(' \u00a0·\u00a0 ') }}",
    "{{ headline.lead }}{% if headline.rest %} {{ headline.rest }}{% endif %}",
    "{{ tiles }}",
    "{{ score_table.heading }}",
    "{{ score_table }}",
    "{{ score_decisions.decisions }}",
    "{{ words.to_do }}",
    "{{ commitments.table }}",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inputs/ and with templates/ that has the new document type."""
    base = tmp_path_factory.mktemp("new-type")
    small_team(base / "inputs")
    own = base / "templates" / "forecast-check"
    own.mkdir(parents=True)
    (own / "document.toml").write_text(DOCUMENT, "utf-8")
    (own / "document.html").write_text(HTML, "utf-8")
    (base / "templates" / "packets.toml").write_text(PACKETS, "utf-8")
    document = docx.Document()
    for text in WORD:
        document.add_paragraph(text)
    document.save(str(own / "document.docx"))
    return base


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, Path]:
    """The forecast check of one person in each format."""
    made = plangen.make(
        folder / "inputs", "forecast-check", folder / "output", templates=folder / "templates",
        as_of="2026-10-05", period="2026-Q3", jobs=1, only="Bo Ruiz",
    )  # fmt: skip
    assert not made.not_created
    return {path.suffix: path for path in made.files if "Forecast check" in path.name}


def test_it_is_made_in_both_formats_with_the_same_words(files: dict[str, Path]) -> None:
    word, pdf = (files[suffix].read_bytes() for suffix in (".docx", ".pdf"))
    assert_same_words(word, pdf)
    for words in (word_text(word).body, pdf_text(pdf).body):
        assert "Forecast check" in words
        assert "What I'll do" in words


def test_its_table_has_the_rows_and_columns_that_it_lists(files: dict[str, Path]) -> None:
    words = " ".join(word_text(files[".docx"].read_bytes()).body.split())
    _, _, table = words.partition("Metrics, Q3 2026")
    assert "Goal" in table
    assert "Deals won" in table
    assert "Win rate" not in table
    assert "Last four quarters" not in words


def test_its_blank_rows_have_ids_of_its_own(files: dict[str, Path]) -> None:
    words = word_text(files[".docx"].read_bytes()).body
    assert words.count("BR-26Q3-") >= 2


def test_its_word_file_is_valid(files: dict[str, Path]) -> None:
    assert open_xml_errors(files[".docx"], "Office2016") == []


def test_its_templates_pass_the_check(folder: Path) -> None:
    assert [str(problem) for problem in check_templates(folder / "templates").problems] == []
