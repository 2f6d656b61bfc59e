"""An email draft in, the bytes of an unsent .eml file with its attachments out; a person opens and sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePosixPath

from plangen.problems import shown

BOUNDARY = "=_plangen_=_part_of_a_letter"
"""The separator of the parts: it can't occur in quoted-printable or base64 text, and is the same in every run."""
MIME_TYPES = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """The recipient, subject, and text of an email, and its attachments by file name."""

    name: str
    address: str
    subject: str
    text: str
    attachments: Mapping[str, bytes]


def eml_file(draft: EmailDraft) -> bytes:
    """The bytes of the draft as mail apps open it for editing: without a sender, date, or message id."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = Address(shown(draft.name, LONGEST_HEADER), addr_spec=draft.address)
    message["Subject"] = shown(draft.subject, LONGEST_HEADER)
    message.set_content(draft.text, cte="quoted-printable")
    for name, content in draft.attachments.items():
        maintype, subtype = MIME_TYPES.get(PurePosixPath(name).suffix, ("application", "octet-stream"))
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=shown(name, LONGEST_HEADER))
    message.set_boundary(BOUNDARY)
    # Each header on one line: mail apps differ in how they join a file name that was split.
    return message.as_bytes(policy=SMTP.clone(max_line_length=0))
