"""Where a printed number comes from as far as the words next to it say: the number of a line, a span, a limit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from plangen.facts.printed_numbers import CHOICE, numbers_in
from plangen.problems import Place

_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_IN_WORDS = tuple(
    (re.compile(pattern, re.IGNORECASE), origin)
    for pattern, origin in (
        (
            r"\b(?:account|change|we do now|learned|goal|week|level|issue) \d+\b",
            "the number of a line or a week",
        ),
        (r"\bdays? \d+(?: to \d+)?\b", "days counted from the start of the plan"),
        (r"\b(?:next|last|over) \d+ (?:selling )?(?:days|weeks|months)\b", "a span that is always the same"),
        (r"\bunder \d+ (?:closed|wins|deals)\b", "the small sample of Settings, or a limit of the definition"),
        (r"\bover \d+ days old\b", "the age limit of Settings, or of nine in ten of the won deals"),
        (r"\b(?:line|tick|less|contest is) =? ?100%", "100% is the target"),
        (r"\b\d+ (?:min|h)\b", "the length of a session or of a part of the meeting"),
    )
)
"""Numbers whose words say what they are."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from: in words, and the cells with their texts."""

    text: str
    cells: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in a printed text, what that is about, and the exact value if it was formatted from one."""

    number: str
    text: str
    label: str
    value: Decimal | None = None


def origin_in_words(printed: Printed) -> Origin | None:
    """A number that a rule of plangen makes: a clock time, the rows used, a product, or that nothing was found."""
    number, text = printed.number, printed.text
    if printed.value == 0:
        return Origin("no row of your files counts")
    if " × " in text:
        return Origin(f"part of the arithmetic that is printed: {text}")
    if text == number and printed.label.split(" · ")[0] == number:
        return Origin("the number of a line")
    if any(number in numbers_in(each.replace(":", " ")) for each in _CLOCK.findall(text)):
        return Origin("the start of the meeting (Events or Settings) and the minutes of each part")
    if "rows used" in text:
        return Origin("rows of your files, less those skipped; plangen check lists them")
    return _of_pattern(printed)


def origin_of_choice(printed: Printed) -> Origin | None:
    """A number of the scale that a rating is marked on."""
    return Origin(f"a {CHOICE}") if printed.label.endswith(CHOICE) else None


def _of_pattern(printed: Printed) -> Origin | None:
    """A number in words that say what it is: the number of a line, a span, a limit, or a duration."""
    for pattern, origin in _IN_WORDS:
        for found in pattern.finditer(printed.text):
            if printed.number in numbers_in(found[0]):
                return Origin(origin)
    return None
