import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from plangen.batch.draft import EmailDraft, eml_file

DRAFT: Final = EmailDraft(
    "Zoë Łuk", "zoe@example.com", "Review, Q3 2026", "Hi Zoë,\n\n--=_plangen\n", {"a.pdf": b"%PDF"}
)


def read(content: bytes) -> EmailMessage:
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_draft_is_unsent_and_has_its_text_and_attachments() -> None:
    made = read(eml_file(replace(DRAFT, attachments={"Łuk, Zoë.pdf": b"%PDF\r\n\x00", "Łuk, Zoë.docx": b"PK\n"})))
    assert made["X-Unsent"] == "1"
    assert str(made["To"]) == "Zoë Łuk <zoe@example.com>"
    assert made["Subject"] == "Review, Q3 2026"
    body = made.get_body()
    assert body is not None
    assert body.get_content().splitlines() == DRAFT.text.splitlines()
    assert [(part.get_filename(), part.get_content()) for part in made.iter_attachments()] == [
        ("Łuk, Zoë.pdf", b"%PDF\r\n\x00"),
        ("Łuk, Zoë.docx", b"PK\n"),
    ]
    assert [part.get_content_type() for part in made.iter_attachments()] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]


def test_a_draft_has_no_sender_or_date_and_is_the_same_in_every_run() -> None:
    made = eml_file(DRAFT)
    assert made == eml_file(DRAFT)
    assert {name.lower() for name in read(made)} == {"x-unsent", "to", "subject", "mime-version", "content-type"}


def test_a_long_file_name_stays_on_one_line() -> None:
    name = f"{'Ł' * 60}.pdf"
    made = eml_file(replace(DRAFT, attachments={name: b""}))
    assert b"filename*=utf-8''" in made
    assert b"filename*0" not in made


def test_a_name_cannot_inject_a_header() -> None:
    evil = "Bo\r\nBcc: all@example.com\n\nHello"
    made = read(eml_file(replace(DRAFT, name=evil, subject=evil, attachments={f"{evil}.pdf": b""})))
    assert "Bcc" not in made
    assert [each.addr_spec for each in made["To"].addresses] == ["zoe@example.com"]
    assert len(list(made.iter_attachments())) == 1


@given(st.text(), st.text(), st.text())
def test_any_name_subject_and_text_give_one_email_to_one_address(name: str, subject: str, text: str) -> None:
    made = read(
        eml_file(EmailDraft(name, "a@example.com", subject, text.encode("utf-8", "replace").decode(), {"a.pdf": b"x"}))
    )
    assert [each.addr_spec for each in made["To"].addresses] == ["a@example.com"]
    assert set(made.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert [part.get_content() for part in made.iter_attachments()] == [b"x"]
