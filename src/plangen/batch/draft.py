"""A letter in, the bytes of an unsent e-mail with its attachments out; it is opened and sent by a person, or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePosixPath

from plangen.problems import shown

BOUNDARY = "=_plangen_=_part_of_a_letter"
"""What parts the letter: it stands neither in quoted-printable text nor in base64, and is the same on every day."""
SORTS = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, about what, the text, and what is attached, by the names of the files."""

    name: str
    address: str
    subject: str
    text: str
    attached: Mapping[str, bytes]


def draft(letter: Letter) -> bytes:
    """The letter as a mail program opens it for writing: without a sender, a date or a number."""
    made = EmailMessage(policy=SMTP)
    made["X-Unsent"] = "1"
    made["To"] = Address(shown(letter.name, LONGEST_HEADER), addr_spec=letter.address)
    made["Subject"] = shown(letter.subject, LONGEST_HEADER)
    made.set_content(letter.text, cte="quoted-printable")
    for name, content in letter.attached.items():
        sort, exact = SORTS.get(PurePosixPath(name).suffix, ("application", "octet-stream"))
        made.add_attachment(content, maintype=sort, subtype=exact, filename=shown(name, LONGEST_HEADER))
    made.set_boundary(BOUNDARY)
    # In one line each: mail programs differ in how they join the name of a file that was broken into pieces.
    return made.as_bytes(policy=SMTP.clone(max_line_length=0))
