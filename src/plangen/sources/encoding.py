"""The bytes of a text file in, how its letters are written out, with a line where that had to be guessed."""

import re
from codecs import getincrementaldecoder
from itertools import islice

from plangen.problems import Problem
from plangen.sources.refusals import damaged_letters, guessed_encoding, unreadable

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""How files begin that say it; that of UTF-32 begins like that of UTF-16."""
MANY_ZEROS = ("utf-16", "utf-32")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
FOREIGN_WORD = re.compile(rb"[\xc0-\xff]{4}")
WORD = re.compile(r"[\w&.'’-]*[^\x00-\x7f][\w&.'’-]*")
SAMPLE_BYTES = 64_000
SAMPLE_LINES = 200
AROUND = 500_000
"""Bytes before and after the first damaged letter that say whether most others are right."""
AROUND_WORD = 40
PIECE = 1_000_000
MOST_DAMAGED = 100_000
"""Damaged letters beyond which a file is no text; some decoders take a minute for a hundred million."""


def found_encoding(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """The encoding of these bytes and what is to be told of it; empty where most of them are no letters."""
    encoding = marked_encoding(raw)
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as reason:
        at = reason.start
    else:
        return encoding, []
    if encoding.startswith(MANY_ZEROS) or nearly_utf_8(raw[max(0, at - AROUND) : at + AROUND]):
        told = damaged_letters(file, raw.count(b"\n", 0, at) + 1)
    else:
        encoding = western_encoding(raw) or guessed_by_statistics(raw)
        told = guessed_encoding(file, encoding, foreign_word(raw, encoding))
    if is_mostly_damaged(raw, encoding):
        return "", [unreadable(file)]
    return encoding, [told]


def marked_encoding(raw: bytes) -> str:
    """The encoding that the first bytes tell: a byte order mark, or the zeros of UTF-16."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding
    beginning = raw[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(beginning) > 3 and beginning[first::2].count(0) * 10 > len(beginning[first::2]) * 7:  # noqa: PLR2004 - shorter says nothing; seven in ten
            return encoding
    return "utf-8"


def nearly_utf_8(raw: bytes) -> bool:
    """Whether most of what is not ASCII is right UTF-8, so that a few bytes are damaged."""
    right = sum(map(len, MANY_BYTES.findall(raw)))
    return right > 0 and (len(NOT_ASCII.findall(raw)) - right) * 10 < right


def is_mostly_damaged(raw: bytes, encoding: str) -> bool:
    """Whether so many letters are damaged that nobody can mean it."""
    decoder = getincrementaldecoder(encoding)("replace")
    damaged = 0
    for start in range(0, len(raw), PIECE):
        damaged += decoder.decode(raw[start : start + PIECE]).count("�")
        if damaged > MOST_DAMAGED:
            return True
    return False


def western_encoding(raw: bytes) -> str | None:
    """Windows' western encoding where it fits: every byte is a sign of it, and accented letters stand singly."""
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if FOREIGN_WORD.search(raw) else "cp1252"


def guessed_by_statistics(raw: bytes) -> str:
    """The encoding that the letters' frequencies suggest, from the lines that have any but ASCII; else western."""
    # Slow to import, and hardly ever needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    first = NOT_ASCII.search(raw)
    at = first.start() if first else 0
    start = max(raw.rfind(b"\n", 0, at) + 1, at - SAMPLE_BYTES)
    lines = (line for line in raw[start : start + PIECE].split(b"\n") if NOT_ASCII.search(line))
    best = from_bytes(b"\n".join(islice(lines, SAMPLE_LINES))[:SAMPLE_BYTES]).best()
    return best.encoding if best else "cp1252"


def foreign_word(raw: bytes, encoding: str) -> str:
    """The first word with a letter that is not ASCII, for people to look at."""
    first = NOT_ASCII.search(raw)
    start = max(0, (first.start() if first else 0) - AROUND_WORD)
    text = raw[start : start + 2 * AROUND_WORD].decode(encoding, "replace")
    word = WORD.search(text)
    return word.group() if word else ""
