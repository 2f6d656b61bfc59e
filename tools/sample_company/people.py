"""The salespeople of Harbor & Pine Supply and their managers."""

from dataclasses import dataclass
from datetime import date

RAMP = "25%, 50%, 75%, 100%"


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the Team sheet, plus the share of deals at prospects."""

    name: str
    title: str
    manager: str
    team: str
    role: str
    hired: date
    quota_2025: int | None = None
    quota_2026: int | None = None
    left: date | None = None
    ramp: str = ""
    top_accounts: str = "yes"
    prospecting: int = 25
    """Percent of deals at companies that don't buy yet."""
    renewals: bool = False
    """Whether this person has service contracts to renew."""

    @property
    def theme(self) -> str:
        """The person's theme of next year."""
        return THEMES.get(self.name, "")

    @property
    def email(self) -> str:
        """An email address at a domain that can't exist."""
        plain = self.name.lower().translate(str.maketrans("ëïçéóíáñł", "eiceoianl"))
        return f"{plain.replace(' ', '.')}@harborpine.example"


DANA, KEN, RENEE = "Dana Whitlock", "Ken Ortiz", "Renée Caldwell"
THEMES = {
    "Ana Ruiz": "Sell the uptime, not the part.",
    "José Marín": "Every plant on a contract.",
    "Julia Mensah": "Twenty calls before Thursday noon.",
    RENEE: "A field day a month with everyone.",
}

PEOPLE = (
    Person(DANA, "VP Sales", "", "", "manager", date(2014, 2, 3), top_accounts="no"),
    Person(KEN, "Regional Manager, West", DANA, "West", "manager", date(2016, 9, 12), top_accounts="no"),
    Person("Ana Ruiz", "Account Manager", KEN, "West", "farmer", date(2019, 5, 13), 900_000, 980_000, prospecting=40),
    Person(
        "Zoë Lindqvist",
        "New Business Representative",
        KEN,
        "West",
        "hunter",
        date(2021, 3, 1),
        700_000,
        760_000,
        top_accounts="no",
        prospecting=75,
    ),
    Person("Omar Haddad", "Account Manager", KEN, "West", "farmer", date(2026, 6, 15), None, 720_000, ramp=RAMP),
    Person("Priya Raman", "Account Manager, Central", KEN, "West", "farmer", date(2020, 1, 6), 520_000, renewals=True),
    Person("Ewa Wójcik", "Account Manager", KEN, "West", "farmer", date(2026, 9, 8), None, 640_000, ramp=RAMP),
    Person(
        RENEE,
        "Regional Manager, East",
        DANA,
        "East",
        "manager",
        date(2015, 4, 20),
        280_000,
        300_000,
        prospecting=10,
    ),
    Person(
        "José Marín",
        "Senior Account Manager",
        RENEE,
        "East",
        "farmer",
        date(2017, 8, 21),
        980_000,
        1_050_000,
        renewals=True,
    ),
    Person("Julia Mensah", "Account Manager", RENEE, "East", "farmer", date(2022, 1, 10), 840_000, 900_000),
    Person("Leïla Haddad", "Account Manager", RENEE, "East", "farmer", date(2020, 10, 5), 840_000, 880_000),
    Person(
        "François Métayer",
        "Account Manager",
        RENEE,
        "East",
        "farmer",
        date(2018, 6, 4),
        800_000,
        840_000,
        left=date(2026, 8, 14),
    ),
)
