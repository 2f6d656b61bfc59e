"""Two contests: one that team West has running, and one that the whole company finished in September."""

from datetime import date

from .words import Row

DOORS, RACE = "100 Doors", "Race to Your Number"
CONTESTS_HEADER = (
    "contest", "theme", "objective", "type", "measure", "unit", "verb", "start", "end", "time", "team", "target",
    "winners", "tie-break", "prizes", "enter by", "audit date", "published", "decided by", "rules", "budget", "cost",
    "sponsor",
)  # fmt: skip
CONTESTS: tuple[Row, ...] = (
    (
        DOORS, "Fall 2026",
        "A hundred doors at companies that don't buy from us yet. When all of them are open, everyone wins.",
        "goal", None, "door, doors", "opened", date(2026, 9, 14), date(2026, 10, 23), "17:00", "West", 100, 3,
        "who got there first; more first orders; shared",
        (
            "All of us: Dinner, with partners; First: A day off, any day you choose; Second: Two seats at a home game; "
            "Third: A pocket tool, engraved; Every Monday: The brass knocker on your desk, for last week's most doors"
        ),
        date(2026, 10, 27), date(2026, 11, 6), "every Tuesday on the board", "Ken",
        "New company: No order from us in 24 months.", 900, None, "Third: Kessel Toolworks",
    ),
    (
        RACE, "Late summer 2026", "Your own quota is the finish line, so everyone starts even.", "percent of target",
        "bookings", None, "booked", date(2026, 8, 10), date(2026, 9, 17), None, None, None, 2, None,
        "First: Dinner with Dana; Second: The good parking space for a month", date(2026, 9, 24), date(2026, 10, 1),
        "on Mondays", "Dana", None, 400, 310, None,
    ),
)  # fmt: skip
SCORING_HEADER = ("contest", "event", "points", "cap", "per", "counts", "note", "proof")
SCORING: tuple[Row, ...] = (
    (DOORS, "A first meeting", 1, 1, "account", None, "on site or by video", "logged in the CRM"),
    (DOORS, "A trial or demo", 2, 1, "account", None, "at their plant", "trial report"),
    (DOORS, "A first order", 3, 1, "account", None, "any size", "order number"),
)
ENTRIES_HEADER = ("contest", "date", "salesperson", "event", "account", "evidence", "entered")
_MEETING, _TRIAL, _ORDER = (str(row[1]) for row in SCORING)
_DOORS: tuple[tuple[date, str, str, str], ...] = (
    (date(2026, 9, 14), "Zoë Lindqvist", _MEETING, "Alder Point Canning"),
    (date(2026, 9, 15), "Ana Ruiz", _MEETING, "Birch Hollow Foods"),
    (date(2026, 9, 15), "Omar Haddad", _MEETING, "Canyon Road Fasteners"),
    (date(2026, 9, 16), "Zoë Lindqvist", _MEETING, "Delta Crossing Mills"),
    (date(2026, 9, 16), "Priya Raman", _MEETING, "Elk Grove Pumps"),
    (date(2026, 9, 17), "Zoë Lindqvist", _TRIAL, "Alder Point Canning"),
    (date(2026, 9, 17), "Ewa Wójcik", _MEETING, "Foxtail Packaging"),
    (date(2026, 9, 18), "Ana Ruiz", _MEETING, "Granite Bay Tools"),
    (date(2026, 9, 21), "Omar Haddad", _MEETING, "Harlan Street Castings"),
    (date(2026, 9, 21), "Priya Raman", _MEETING, "Inyo Valley Bottling"),
    (date(2026, 9, 22), "Zoë Lindqvist", _MEETING, "Juniper Flat Quarry"),
    (date(2026, 9, 22), "Ana Ruiz", _TRIAL, "Birch Hollow Foods"),
    (date(2026, 9, 23), "Priya Raman", _TRIAL, "Elk Grove Pumps"),
    (date(2026, 9, 23), "Omar Haddad", _TRIAL, "Canyon Road Fasteners"),
    (date(2026, 9, 24), "Zoë Lindqvist", _ORDER, "Alder Point Canning"),
    (date(2026, 9, 25), "Ana Ruiz", _MEETING, "Kettle Creek Dairy"),
    (date(2026, 9, 25), "Priya Raman", _MEETING, "Lark Hill Plastics"),
    (date(2026, 9, 28), "Omar Haddad", _MEETING, "Madrone Avenue Press"),
    (date(2026, 9, 28), "Zoë Lindqvist", _TRIAL, "Delta Crossing Mills"),
    (date(2026, 9, 29), "Ewa Wójcik", _TRIAL, "Foxtail Packaging"),
    (date(2026, 9, 29), "Ana Ruiz", _ORDER, "Birch Hollow Foods"),
    (date(2026, 9, 30), "Priya Raman", _ORDER, "Elk Grove Pumps"),
    (date(2026, 9, 30), "Zoë Lindqvist", _MEETING, "Nettle Lake Textiles"),
    (date(2026, 10, 1), "Omar Haddad", _ORDER, "Canyon Road Fasteners"),
    (date(2026, 10, 1), "Zoë Lindqvist", _TRIAL, "Juniper Flat Quarry"),
    (date(2026, 10, 2), "Omar Haddad", _TRIAL, "Harlan Street Castings"),
)
ENTRIES: tuple[Row, ...] = tuple((DOORS, day, who, event, account, None, day) for day, who, event, account in _DOORS)
