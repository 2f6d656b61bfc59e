"""How people grow: ratings of skills and of the quarters, training, and days in the field together."""

from datetime import date
from random import Random

from .people import KEN, RENEE
from .words import Row

SPRING, SUMMER, AUTUMN = date(2026, 4, 9), date(2026, 7, 9), date(2026, 10, 2)
REQUIRED = {
    "prospecting": 4,
    "discovery": 4,
    "presenting value": 4,
    "negotiating": 4,
    "account planning": 4,
    "product knowledge": 3,
}
STRENGTHS = {
    "Ana Ruiz": (3, 4, 4, 4, 5, 4),
    "Zoë Lindqvist": (5, 4, 4, 3, 2, 4),
    "Omar Haddad": (3, 3, 3, 2, 3, 2),
    "Priya Raman": (2, 4, 4, 4, 4, 4),
    "José Marín": (3, 5, 4, 5, 4, 4),
    "Julia Mensah": (2, 4, 3, 3, 3, 4),
    "Leïla Haddad": (4, 3, 4, 3, 3, 4),
}
"""What the manager sees in summer, in the order of the competencies."""
SEEN = {
    "prospecting": ("a list of names for every Tuesday", "first meetings in the calendar of next week"),
    "discovery": ("asks what a stop costs, and waits for the answer", "brings the customer's own figures home"),
    "presenting value": ("savings sheet filled in by the customer", "two quotes explained at the machine"),
    "negotiating": ("something in return for each discount", "kept the price at the renewal"),
    "account planning": ("account page without blanks", "three moves with dates in each A account"),
    "product knowledge": ("explains belting without the catalog", "answers at the counter, no call to the office"),
}
ACTS = {
    "pipeline and forecast": ("Forecast in writing by the 25th.", "Every open deal has a next step."),
    "prospecting": ("Two mornings a week are kept for new names.", "Calls were made in four weeks of five."),
    "selling skills": ("Asked for the order in each meeting we had together.", "Quotes name what waiting costs."),
    "accounts": ("Everybody who decides is known by name.", "Two accounts have one contact only."),
    "product": ("Showed the new lubrication points at six plants.", "Asks the workshop before promising a date."),
    "teamwork": ("Took a colleague's call on a Friday night.", "Shares the list of shutdowns with the team."),
}
_FIRST_HALF = (("2026-Q1", SPRING), ("2026-Q2", SUMMER))
HIRED_LATE = "Omar Haddad"


def skills(draw: Random) -> list[Row]:
    """The rows of the sheet Skills: rated in spring and summer, and by oneself before the review of October."""
    rows: list[Row] = []
    for name, seen in STRENGTHS.items():
        for (competency, required), level in zip(REQUIRED.items(), seen, strict=True):
            own = min(5, max(1, level + draw.choice((0, 0, 0, 1, -1))))
            evidence = draw.choice(SEEN[competency]) if draw.randrange(3) else None
            if name != HIRED_LATE:
                earlier = max(1, level - draw.choice((0, 0, 1)))
                rows.append((name, competency, required, max(1, own - 1), earlier, None, SPRING, SPRING))
            rows.append((name, competency, required, own, level, evidence, SUMMER, SUMMER))
            rows.append((name, competency, required, min(5, own + draw.choice((0, 0, 1))), None, None, AUTUMN, None))
    return sorted(rows, key=lambda row: str(row[6]))


def reviews(draw: Random) -> list[Row]:
    """The rows of the sheet Reviews: two quarters that were talked about, and what people wrote for the third."""
    rows: list[Row] = []
    for name in STRENGTHS:
        level = {area: draw.choice((3, 3, 4, 4, 4, 5)) for area in ACTS}
        for period, shared in _FIRST_HALF if name != HIRED_LATE else ():
            for area, acts in ACTS.items():
                own = min(5, max(1, level[area] + draw.choice((-1, 0, 0, 1))))
                rows.append((name, period, area, own, level[area], draw.choice(acts), None, shared))
        for area, acts in ACTS.items():
            own = min(5, level[area] + draw.choice((0, 0, 1)))
            rows.append((name, "2026-Q3", area, own, None, draw.choice((None, *acts)), None, None))
    return sorted(rows, key=lambda row: str(row[1]))


TRAINING: tuple[Row, ...] = (
    ("TR-26-01", "all", "Price list 2026", "product", date(2026, 1, 13), "Dana Whitlock", 2, "Read the price list.",
     "product knowledge", "done", date(2026, 1, 13), None, None),
    ("TR-26-02", "all", "Questions that open", "skill", date(2026, 2, 10), KEN, 1, "Write eight questions.",
     "discovery", "done", date(2026, 2, 10), None, None),
    ("TR-26-03", "all", "The savings sheet", "skill", date(2026, 3, 10), RENEE, 1, "Bring one customer's figures.",
     "presenting value", "done", date(2026, 3, 10), None, None),
    ("TR-26-04", "all", "What each stage means", "process", date(2026, 4, 14), KEN, 1, None, "pipeline and forecast",
     "done", date(2026, 4, 14), None, None),
    ("TR-26-05", "all", "Who else is asked: three competitors", "market", date(2026, 5, 12), RENEE, 1,
     "List your last five lost deals.", "market and competitors", "done", date(2026, 5, 12), None, None),
    ("TR-26-06", "all", "Lubrication points, hands on", "product", date(2026, 6, 9), "Workshop", 2, None,
     "product knowledge", "done", date(2026, 6, 9), None, None),
    ("TR-26-07", "all", "Price is too high: four answers", "role play", date(2026, 8, 11), KEN, 1,
     "Write down your last price talk.", "negotiating", "done", date(2026, 8, 11), None, None),
    ("TR-26-08", "all", "Reading an account", "skill", date(2026, 9, 15), RENEE, 1, "Fill in one account page.",
     "account planning", "done", date(2026, 9, 15), None, None),
    ("TR-26-09", "all", "TideLine belting, new joints", "product", date(2026, 10, 13), "Workshop", 2, None,
     "product knowledge", "planned", None, None, None),
    ("TR-26-10", "all", "A week planned on Friday", "belief", date(2026, 11, 10), KEN, 1, "Mark last week's hours.",
     "attitude", "planned", None, None, None),
    ("TR-AR-1", "Ana Ruiz", "A morning of calls side by side", "field coaching", date(2026, 7, 21), KEN, 2,
     "A list of twenty names.", "prospecting", "done", date(2026, 7, 21), KEN, "two first meetings"),
    ("TR-AR-2", "Ana Ruiz", "Opening a call with the customer's problem", "role play", date(2026, 8, 18), KEN, 1,
     None, "prospecting", "done", date(2026, 8, 20), KEN, None),
    ("TR-AR-3", "Ana Ruiz", "Manufacturers: how they buy", "market", date(2026, 9, 22), "Dana Whitlock", 1, None,
     "prospecting", "moved", None, None, None),
    ("TR-ZL-1", "Zoë Lindqvist", "Account page of a first customer", "skill", date(2026, 8, 25), KEN, 1, None,
     "account planning", "done", date(2026, 8, 25), KEN, None),
    ("TR-ZL-2", "Zoë Lindqvist", "Margin of the last ten deals", "process", date(2026, 10, 20), KEN, 1,
     "Mark each discount.", "negotiating", "planned", None, None, None),
    ("TR-OH-1", "Omar Haddad", "Price list, line by line", "product", date(2026, 7, 14), "Ana Ruiz", 2, None,
     "product knowledge", "done", date(2026, 7, 16), "Ana Ruiz", "quotes alone"),
    ("TR-OH-2", "Omar Haddad", "Vending points: the survey", "product", date(2026, 9, 29), "Zoë Lindqvist", 2, None,
     "product knowledge", "moved", None, None, None),
    ("TR-EW-1", "Ewa Wójcik", "Three weeks with the workshop and the counter", "product", date(2026, 9, 8), "Workshop",
     24, None, "product knowledge", "done", date(2026, 9, 25), KEN, None),
    ("TR-EW-2", "Ewa Wójcik", "Product test", "certification", date(2026, 11, 27), "Workshop", 1,
     "Nine of ten answers.", "product knowledge", "planned", None, None, None),
    ("TR-JU-1", "Julia Mensah", "The first sentence", "role play", date(2026, 8, 4), RENEE, 1, None, "prospecting",
     "done", date(2026, 8, 4), RENEE, None),
    ("TR-JU-2", "Julia Mensah", "A morning of calls side by side", "field coaching", date(2026, 9, 23), RENEE, 2,
     "A list of twenty names.", "prospecting", "let go", None, None, "customer's audit on that day"),
    ("TR-LH-1", "Leïla Haddad", "Frame contract with José", "field coaching", date(2026, 9, 9), "José Marín", 2, None,
     "negotiating", "done", date(2026, 9, 9), "José Marín", None),
)  # fmt: skip

COACHING: tuple[Row, ...] = (
    ("Ana Ruiz", date(2026, 7, 21), "Sunup Valley Growers", "First meeting with the new plant manager", "prospecting",
     3, "The question about last year's stops.", "Ask who else decides before leaving."),
    ("Ana Ruiz", date(2026, 9, 3), "Torrance Vale Conveyor", "Plan the autumn shutdown together", "account planning",
     5, "The plan on one page, in the customer's words.", "Send it the same day."),
    ("Zoë Lindqvist", date(2026, 7, 28), "Lumen Street Controls", "Show the vending point at night", "presenting value",
     4, "Let the fitters try it.", "Name the savings in money."),
    ("Zoë Lindqvist", date(2026, 9, 10), "Fathom Sensors", "Close the trial", "negotiating", 3,
     "Waited after the price.", "Ask for something in return."),
    ("Omar Haddad", date(2026, 7, 30), "Brackenfold Sawmill", "Hand-over visit", "discovery", 3,
     "Listened more than he spoke.", "Write the figures down at the table."),
    ("Omar Haddad", date(2026, 9, 17), "Kilnhouse Brick", "Quote at the machine", "presenting value", 3,
     "Knew the part numbers.", "Begin with what a stop costs."),
    ("Priya Raman", date(2026, 8, 6), "Clearfork Utilities", "Renewal of the service contract", "negotiating", 4,
     "Kept the price.", "Bring the second year's figures."),
    ("Ewa Wójcik", date(2026, 9, 24), "Sunup Valley Growers", "Listen in", "discovery", 3,
     "The question that nobody had asked.", "Take notes by hand; the laptop stood between us."),
    ("José Marín", date(2026, 8, 19), "Ironbeck Castings", "Frame contract, first reading", "negotiating", 5,
     "The fitters spoke for us.", "Leave the discount to the end."),
    ("Julia Mensah", date(2026, 8, 4), "Fennwater Brewing", "Spring orders", "prospecting", 2,
     "Knows everybody by name.", "Ask for the next plant, too."),
    ("Julia Mensah", date(2026, 9, 16), "Tessera Polymers", "First meeting with purchasing", "discovery", 3,
     "Good questions about scrap.", "Agree the next step before the coffee."),
    ("Leïla Haddad", date(2026, 8, 27), "Corvane Machine Works", "Walk the press shop", "account planning", 4,
     "Drew the line on paper together.", "Meet the new plant manager's boss."),
)  # fmt: skip
