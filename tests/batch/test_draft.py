import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from plangen.batch.draft import Letter, draft

LETTER: Final = Letter(
    "Zoë Łuk", "zoe@example.com", "Review, Q3 2026", "Hello Zoë,\n\n--=_plangen\n", {"a.pdf": b"%PDF"}
)


def read(content: bytes) -> EmailMessage:
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_draft_is_unsent_and_opens_with_its_text_and_its_files() -> None:
    made = read(draft(replace(LETTER, attached={"Łuk, Zoë.pdf": b"%PDF\r\n\x00", "Łuk, Zoë.docx": b"PK\n"})))
    assert made["X-Unsent"] == "1"
    assert str(made["To"]) == "Zoë Łuk <zoe@example.com>"
    assert made["Subject"] == "Review, Q3 2026"
    body = made.get_body()
    assert body is not None
    assert body.get_content().splitlines() == LETTER.text.splitlines()
    assert [(part.get_filename(), part.get_content()) for part in made.iter_attachments()] == [
        ("Łuk, Zoë.pdf", b"%PDF\r\n\x00"),
        ("Łuk, Zoë.docx", b"PK\n"),
    ]
    assert [part.get_content_type() for part in made.iter_attachments()] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]


def test_a_draft_has_neither_a_sender_nor_a_clock_and_is_the_same_on_every_day() -> None:
    made = draft(LETTER)
    assert made == draft(LETTER)
    assert {name.lower() for name in read(made)} == {"x-unsent", "to", "subject", "mime-version", "content-type"}


def test_the_name_of_a_file_stands_in_one_line_however_long_it_is() -> None:
    name = f"{'Ł' * 60}.pdf"
    made = draft(replace(LETTER, attached={name: b""}))
    assert b"filename*=utf-8''" in made
    assert b"filename*0" not in made


def test_a_name_cannot_add_a_line_to_the_head() -> None:
    evil = "Bo\r\nBcc: all@example.com\n\nHello"
    made = read(draft(replace(LETTER, name=evil, subject=evil, attached={f"{evil}.pdf": b""})))
    assert "Bcc" not in made
    assert [each.addr_spec for each in made["To"].addresses] == ["zoe@example.com"]
    assert len(list(made.iter_attachments())) == 1


@given(st.text(), st.text(), st.text())
def test_whatever_people_are_called_there_is_one_letter_to_one_address(name: str, subject: str, text: str) -> None:
    made = read(
        draft(Letter(name, "a@example.com", subject, text.encode("utf-8", "replace").decode(), {"a.pdf": b"x"}))
    )
    assert [each.addr_spec for each in made["To"].addresses] == ["a@example.com"]
    assert set(made.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert [part.get_content() for part in made.iter_attachments()] == [b"x"]
