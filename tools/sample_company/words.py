"""Settings, targets, notes on the quarter, and meeting dates."""

from datetime import date

from .days import AS_OF, HOLIDAYS, SEASONALITY
from .people import DANA, KEN, RENEE

Cell = str | int | float | date | None
Row = tuple[Cell, ...]

SETTINGS: tuple[Row, ...] = (
    ("company", "Harbor & Pine Supply"),
    ("accent", "#1f4e79"),
    ("paper", "Letter"),
    ("currency", "USD"),
    ("locale", "en-US"),
    ("fiscal year starts", "January"),
    ("theme of the year", "Every plant up and running Monday"),
    ("team meeting", "Monday 8:30 AM"),
    ("names on team pages", "names"),
    ("ahead from", "100%"),
    ("as of", AS_OF),
    ("seasonality", ", ".join(str(weight) for weight in SEASONALITY)),
)

_TEAM_TARGETS = (("margin %", 0.31), ("win rate", 0.3), ("cycle days", 60))
_NEW_ACCOUNTS = (("hunter", 6), ("farmer", 1), ("Ana Ruiz", 6), ("Renée Caldwell", 1))
TARGETS: tuple[Row, ...] = (
    ("all", "bookings", "2025", 5_900_000),
    ("all", "bookings", "2026", 6_400_000),
    *(("all", measure, "2026", amount) for measure, amount in _TEAM_TARGETS),
    ("hunter", "win rate", "2026", 0.25),
    ("Priya Raman", "margin %", "2026", 0.33),
    ("hunter", "cycle days", "2026", 70),
    ("José Marín", "cycle days", "2026", 70),
    ("Renée Caldwell", "cycle days", "2026", 80),
    ("hunter", "calls a week", "2026", 35),
    ("hunter", "meetings a week", "2026", 6),
    ("hunter", "demos a week", "2026", 1),
    ("hunter", "proposals a week", "2026", 4),
    ("farmer", "calls a week", "2026", 20),
    ("farmer", "meetings a week", "2026", 4),
    ("farmer", "proposals a week", "2026", 3),
    ("Renée Caldwell", "calls a week", "2026", 8),
    ("Renée Caldwell", "meetings a week", "2026", 2),
    *((who, "new accounts", f"2026-Q{quarter}", amount) for who, amount in _NEW_ACCOUNTS for quarter in (1, 2, 3, 4)),
)

_Q3 = "2026-Q3"
NOTES: tuple[Row, ...] = (
    (
        "Ana Ruiz",
        "context",
        "Two plants in the valley moved their summer shutdown to October; their orders moved with it.",
        _Q3,
        "Torrance Vale Conveyor",
        KEN,
    ),
    (
        "Ana Ruiz",
        "win story",
        "Moldwright stopped buying drives from three suppliers after we showed them a month of downtime on one page.",
        _Q3,
        "Moldwright Plastics",
        "Ana Ruiz",
    ),
    ("Ana Ruiz", "worked", "Putting the delivery date in the first line of every quote.", _Q3, None, "Ana Ruiz"),
    ("Ana Ruiz", "did not work", "Cold calls to plants in shutdown.", _Q3, None, "Ana Ruiz"),
    (
        "Zoë Lindqvist",
        "win story",
        "After a night at Lumen Street's vending point, the night shift asked for us.",
        _Q3,
        "Lumen Street Controls",
        "Zoë Lindqvist",
    ),
    ("Zoë Lindqvist", "worked", "First visits on Tuesday mornings, before the tool cribs open.", _Q3, None, KEN),
    (
        "Omar Haddad",
        "context",
        "First full quarter. Four accounts came from Priya in July.",
        _Q3,
        None,
        KEN,
    ),
    (
        "Priya Raman",
        "context",
        "Central was carved out of two territories in January; its quota isn't set yet.",
        _Q3,
        None,
        KEN,
    ),
    (
        "Ewa Wójcik",
        "thanks",
        "asking the question at Sunup Valley that none of us had asked in four years",
        _Q3,
        "Sunup Valley Growers",
        KEN,
    ),
    (
        "José Marín",
        "win story",
        "Ironbeck signed two blanket orders after the foundry's own mechanics vouched for the trial.",
        _Q3,
        "Ironbeck Castings",
        RENEE,
    ),
    ("José Marín", "worked", "A savings worksheet the customer fills in.", _Q3, None, "José Marín"),
    (
        "Julia Mensah",
        "context",
        "Two breweries pushed their summer orders to spring.",
        _Q3,
        "Fennwater Brewing",
        RENEE,
    ),
    ("Julia Mensah", "did not work", "Waiting for July to pick up on its own.", _Q3, None, "Julia Mensah"),
    (
        "Leïla Haddad",
        "context",
        "Corvane's press line moved from September to November when the plant manager changed.",
        _Q3,
        "Corvane Machine Works",
        RENEE,
    ),
    ("Leïla Haddad", "worked", "Walking the press shop with José.", _Q3, None, "Leïla Haddad"),
    (
        "François Métayer",
        "thanks",
        "handing over every account with its decision makers' names",
        _Q3,
        None,
        RENEE,
    ),
    (
        "Renée Caldwell",
        "thanks",
        "visiting François's harbor customers herself the week he left",
        _Q3,
        "Three Anchors Boatworks",
        DANA,
    ),
)

_OCTOBER = (
    ("José Marín", RENEE, date(2026, 10, 6), "09:00"),
    ("Julia Mensah", RENEE, date(2026, 10, 6), "14:00"),
    ("Priya Raman", KEN, date(2026, 10, 7), "09:00"),
    ("Ana Ruiz", KEN, date(2026, 10, 8), "09:00"),
    ("Zoë Lindqvist", KEN, date(2026, 10, 8), "14:00"),
    ("Omar Haddad", KEN, date(2026, 10, 9), "09:00"),
    ("Ewa Wójcik", KEN, date(2026, 10, 9), "10:30"),
    ("Leïla Haddad", RENEE, date(2026, 10, 13), "09:00"),
    ("Renée Caldwell", DANA, date(2026, 10, 14), "10:00"),
)
_JANUARY = (
    ("José Marín", RENEE, date(2027, 1, 12), "09:00"),
    ("Julia Mensah", RENEE, date(2027, 1, 12), "14:00"),
    ("Priya Raman", KEN, date(2027, 1, 13), "09:00"),
    ("Ana Ruiz", KEN, date(2027, 1, 14), "09:00"),
    ("Zoë Lindqvist", KEN, date(2027, 1, 14), "14:00"),
    ("Omar Haddad", KEN, date(2027, 1, 15), "09:00"),
    ("Ewa Wójcik", KEN, date(2027, 1, 15), "10:30"),
    ("Leïla Haddad", RENEE, date(2027, 1, 13), "09:00"),
    ("Renée Caldwell", DANA, date(2027, 1, 14), "15:00"),
)


def events() -> list[Row]:
    """Holidays, reviews, and other events, sorted by date."""
    rows: list[Row] = [(day, None, "holiday", name, None, None, None) for day, name in HOLIDAYS]
    for meetings, title in ((_OCTOBER, "Q3 review"), (_JANUARY, "Q4 review")):
        rows += [(day, None, "quarterly review", title, person, owner, time) for person, owner, day, time in meetings]
    rows += [
        (date(2026, 10, 12), date(2026, 10, 16), "away", "Away", "Julia Mensah", None, None),
        (date(2026, 10, 22), None, "marketing", "Open house for maintenance, Salinas", None, KEN, "13:00"),
    ]
    return sorted(rows, key=lambda row: (str(row[0]), str(row[6]), str(row[4])))
