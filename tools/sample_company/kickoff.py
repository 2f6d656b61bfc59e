"""The kickoff of 2027: its place, its agenda, the year's dates, the team's notes, and the quotas."""

from datetime import date

from .people import DANA, KEN, RENEE
from .words import Row

PLACE = "Cannery Hall, Monterey, California"
_KICKOFF = date(2027, 1, 11)

QUOTAS_2027: tuple[Row, ...] = tuple(
    (person, "bookings", "2027", amount, None)
    for person, amount in (
        ("Ana Ruiz", 1_050_000),
        ("Zoë Lindqvist", 820_000),
        ("Omar Haddad", 780_000),
        ("Priya Raman", 560_000),
        ("Ewa Wójcik", 360_000),
        (RENEE, 320_000),
        ("José Marín", 1_120_000),
        ("Julia Mensah", 920_000),
        ("Leïla Haddad", 930_000),
    )
)

_AGENDA = (
    ("09:00", "Welcome, and the year that was", DANA),
    ("09:45", "…and then some: thank you", KEN),
    ("10:15", "Break", None),
    ("10:30", "Where we go: the target, and how it's built", DANA),
    ("11:15", "What changes: price list, quotes, territories", RENEE),
    ("12:00", "Lunch with the service team", None),
    ("13:00", "My plan in five minutes, one after the other", KEN),
    ("14:30", "Break", None),
    ("14:45", "The year on a page, and the first contest", RENEE),
    ("15:30", "First 30 days: write them down, read them out", KEN),
    ("16:15", "What I'll take home", DANA),
)
_MEETINGS = (
    (date(2027, 5, 20), None, "Open house, Stockton"),
    (date(2027, 7, 20), None, "Midyear meeting"),
    (date(2027, 10, 21), None, "Open house, Salinas"),
    (date(2027, 11, 17), None, "Planning day"),
    (date(2027, 12, 15), None, "2028 plans signed"),
)
_TRAINING = (
    (date(2027, 2, 9), None, "Opening questions"),
    (date(2027, 3, 9), None, "The savings sheet"),
    (date(2027, 4, 13), None, "Pipeline stages"),
    (date(2027, 5, 11), None, "Three competitors"),
    (date(2027, 6, 8), None, "Lube points, hands on"),
    (date(2027, 8, 10), None, "Price objections"),
    (date(2027, 9, 14), None, "Reading an account"),
    (date(2027, 10, 12), None, "Belting joints"),
    (date(2027, 11, 9), None, "Planning the week"),
)
_MARKETING = (
    (date(2027, 2, 10), date(2027, 2, 12), "Valley farm show"),
    (date(2027, 3, 1), date(2027, 4, 30), "TideLine belting trials"),
    (date(2027, 4, 6), None, "Catalog out"),
    (date(2027, 7, 13), None, "Shutdown checklist"),
    (date(2027, 8, 2), date(2027, 10, 8), "Fall shutdowns: belts, hoses"),
    (date(2027, 9, 16), None, "Vending webinar"),
    (date(2027, 11, 1), date(2027, 12, 10), "Safety stock offer"),
    (date(2027, 11, 3), None, "Year-end mailing"),
)
_HOLIDAYS = (
    (date(2027, 5, 31), None, "Memorial Day"),
    (date(2027, 7, 5), None, "Independence Day, observed"),
    (date(2027, 9, 6), None, "Labor Day"),
    (date(2027, 11, 25), date(2027, 11, 26), "Thanksgiving"),
    (date(2027, 12, 24), None, "Christmas, observed"),
)
_MONTHLY = (
    (date(2027, 2, 8), date(2027, 2, 12)),
    (date(2027, 3, 8), date(2027, 3, 12)),
    (date(2027, 5, 10), date(2027, 5, 14)),
    (date(2027, 6, 7), date(2027, 6, 11)),
    (date(2027, 8, 9), date(2027, 8, 13)),
    (date(2027, 9, 7), date(2027, 9, 10)),
    (date(2027, 11, 8), date(2027, 11, 12)),
    (date(2027, 12, 6), date(2027, 12, 10)),
)
_QUARTERLY = (
    (date(2027, 4, 12), date(2027, 4, 16)),
    (date(2027, 7, 12), date(2027, 7, 16)),
    (date(2027, 10, 11), date(2027, 10, 15)),
    (date(2028, 1, 10), date(2028, 1, 14)),
)


def events_2027() -> list[Row]:
    """The dates of 2027, with the agenda of its kickoff."""
    rows: list[Row] = [(_KICKOFF, None, "kickoff", "Kickoff 2027", None, DANA, "09:00–16:30", PLACE)]
    rows += [(_KICKOFF, None, "agenda", title, None, owner, time, None) for time, title, owner in _AGENDA]
    named = (("team meeting", _MEETINGS), ("training", _TRAINING), ("marketing", _MARKETING), ("holiday", _HOLIDAYS))
    rows += [
        (first, last, kind, title, None, None, None, None) for kind, dates in named for first, last, title in dates
    ]
    reviews = (("monthly review", _MONTHLY), ("quarterly review", _QUARTERLY))
    rows += [(first, last, kind, None, None, None, None, None) for kind, dates in reviews for first, last in dates]
    return rows


_STORIES = (
    ("Omar Haddad", "Quoted at the machine, part numbers by heart. They signed at the table.", "Kilnhouse Brick"),
    ("Priya Raman", "Rebuilt two pumps in the annual shutdown, and was back for the third.", "Clearfork Utilities"),
    ("Julia Mensah", "Asked what an hour of a stopped line costs. The answer was the order.", "Overlook Compressor"),
    ("Leïla Haddad", "Walked the yard with the foreman, and drew the shelves on the spot.", "Brightwell Stamping"),
    (RENEE, "Spent a night in the dry dock. The yard asked for us by name.", "Cormorant Slip Shipyard"),
)
_LEARNED = (
    ("West", "In August a quote took nine days.", "Quotes leave in two working days, or we call and say when."),
    ("East", "Twelve accounts had no owner for a month.", "Each account has a second name from the first order on."),
    ("all", "Half of the proposals had no date on them.", "Every proposal names the day it will be decided."),
)
_CHANGES = (
    ("One price list a year", "One in January and one in July, with two weeks' notice", date(2027, 1, 18)),
    ("Quotes by email, when they're ready", "Quotes in two working days, with a delivery date", date(2027, 2, 1)),
    ("Twelve accounts in the harbor without an owner", "A name and a second name on each", date(2027, 3, 1)),
)
TEAM_NOTES: tuple[Row, ...] = (
    *((person, "win story", text, "2026", account, person, None, None, None) for person, text, account in _STORIES),
    *((team, "learned", text, "2026", None, DANA, response, None, None) for team, text, response in _LEARNED),
    *(("all", "what changes", was, "2027", None, DANA, now, None, day) for was, now, day in _CHANGES),
)
