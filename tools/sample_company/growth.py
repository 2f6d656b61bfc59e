"""Skill and review ratings, training, field coaching, and a new hire's sign-offs."""

from datetime import date
from random import Random

from .people import KEN, RENEE
from .words import Row

SPRING, SUMMER, FALL = date(2026, 4, 9), date(2026, 7, 9), date(2026, 10, 2)
REQUIRED = {
    "prospecting": 4,
    "discovery": 4,
    "presenting value": 4,
    "negotiating": 4,
    "account planning": 4,
    "product knowledge": 3,
}
LEVELS = {
    "Ana Ruiz": (3, 4, 4, 4, 5, 4),
    "Zoë Lindqvist": (5, 4, 4, 3, 2, 4),
    "Omar Haddad": (3, 3, 3, 2, 3, 2),
    "Priya Raman": (2, 4, 4, 4, 4, 4),
    "José Marín": (3, 5, 4, 5, 4, 4),
    "Julia Mensah": (2, 4, 3, 3, 3, 4),
    "Leïla Haddad": (4, 3, 4, 3, 3, 4),
}
"""The manager's ratings last summer, in the order of the competencies."""
EVIDENCE = {
    "prospecting": ("brings a call list every Tuesday", "books first meetings a week ahead"),
    "discovery": (
        "asks what downtime costs, and waits for the answer",
        "comes back with the customer's own numbers",
    ),
    "presenting value": ("had the customer fill in the savings worksheet", "explained two quotes at the machine"),
    "negotiating": ("got something in return for each discount", "held the price at renewal"),
    "account planning": ("account page has no blanks", "three dated next steps at each tier A account"),
    "product knowledge": ("explains belting without the catalog", "answers on the spot, without calling the office"),
}
BEHAVIORS = {
    "pipeline and forecast": ("Forecast in writing by the 25th.", "Every open deal has a next step."),
    "prospecting": ("Blocks two mornings a week for new prospects.", "Made calls in four of five weeks."),
    "selling skills": ("Asked for the order in every joint meeting.", "Quotes state the cost of waiting."),
    "accounts": ("Knows every decision maker by name.", "Two accounts have only one contact."),
    "product": ("Showed the new lubrication points at six plants.", "Checks with the shop before promising a date."),
    "teamwork": ("Took a colleague's call on a Friday night.", "Shares the list of shutdowns with the team."),
}
_FIRST_HALF = (("2026-Q1", SPRING), ("2026-Q2", SUMMER))
NEW_HIRE = "Omar Haddad"


def skills(rng: Random) -> list[Row]:
    """The rows of the Skills sheet: rated in spring and summer, then self-rated before October's review."""
    rows: list[Row] = []
    for name, levels in LEVELS.items():
        for (competency, required), level in zip(REQUIRED.items(), levels, strict=True):
            self_rating = min(5, max(1, level + rng.choice((0, 0, 0, 1, -1))))
            evidence = rng.choice(EVIDENCE[competency]) if rng.randrange(3) else None
            if name != NEW_HIRE:
                earlier = max(1, level - rng.choice((0, 0, 1)))
                rows.append((name, competency, required, max(1, self_rating - 1), earlier, None, SPRING, SPRING))
            rows.append((name, competency, required, self_rating, level, evidence, SUMMER, SUMMER))
            rows.append(
                (name, competency, required, min(5, self_rating + rng.choice((0, 0, 1))), None, None, FALL, None)
            )
    return sorted(rows, key=lambda row: str(row[6]))


def reviews(rng: Random) -> list[Row]:
    """The rows of the Reviews sheet: two quarters discussed, and the third self-rated only."""
    rows: list[Row] = []
    for name in LEVELS:
        level = {area: rng.choice((3, 3, 4, 4, 4, 5)) for area in BEHAVIORS}
        for period, shared in _FIRST_HALF if name != NEW_HIRE else ():
            for area, examples in BEHAVIORS.items():
                self_rating = min(5, max(1, level[area] + rng.choice((-1, 0, 0, 1))))
                rows.append((name, period, area, self_rating, level[area], rng.choice(examples), None, shared))
        for area, examples in BEHAVIORS.items():
            self_rating = min(5, level[area] + rng.choice((0, 0, 1)))
            rows.append((name, "2026-Q3", area, self_rating, None, rng.choice((None, *examples)), None, None))
    return sorted(rows, key=lambda row: str(row[1]))


TRAINING: tuple[Row, ...] = (
    ("TR-26-01", "all", "Price list 2026", "product", date(2026, 1, 13), "Dana Whitlock", 2, "Read the price list.",
     "product knowledge", "done", date(2026, 1, 13), None, None),
    ("TR-26-02", "all", "Discovery questions", "skill", date(2026, 2, 10), KEN, 1, "Write eight questions.",
     "discovery", "done", date(2026, 2, 10), None, None),
    ("TR-26-03", "all", "The savings worksheet", "skill", date(2026, 3, 10), RENEE, 1, "Bring one customer's numbers.",
     "presenting value", "done", date(2026, 3, 10), None, None),
    ("TR-26-04", "all", "Stage definitions", "process", date(2026, 4, 14), KEN, 1, None, "pipeline and forecast",
     "done", date(2026, 4, 14), None, None),
    ("TR-26-05", "all", "Know the competition: our top three", "market", date(2026, 5, 12), RENEE, 1,
     "List your last five lost deals.", "market and competitors", "done", date(2026, 5, 12), None, None),
    ("TR-26-06", "all", "Lubrication points, hands on", "product", date(2026, 6, 9), "Shop", 2, None,
     "product knowledge", "done", date(2026, 6, 9), None, None),
    ("TR-26-07", "all", '"Your price is too high": four answers', "role play", date(2026, 8, 11), KEN, 1,
     "Write up your last price discussion.", "negotiating", "done", date(2026, 8, 11), None, None),
    ("TR-26-08", "all", "Account research", "skill", date(2026, 9, 15), RENEE, 1, "Fill in one account page.",
     "account planning", "done", date(2026, 9, 15), None, None),
    ("TR-26-09", "all", "TideLine belting, new joints", "product", date(2026, 10, 13), "Shop", 2, None,
     "product knowledge", "planned", None, None, None),
    ("TR-26-10", "all", "Plan your week on Friday", "mindset", date(2026, 11, 10), KEN, 1, "Log last week's hours.",
     "work habits", "planned", None, None, None),
    ("TR-AR-1", "Ana Ruiz", "Side-by-side call block", "field coaching", date(2026, 7, 21), KEN, 2,
     "List twenty prospects.", "prospecting", "done", date(2026, 7, 21), KEN, "two first meetings"),
    ("TR-AR-2", "Ana Ruiz", "Call openers: lead with the customer's problem", "role play", date(2026, 8, 18), KEN, 1,
     None, "prospecting", "done", date(2026, 8, 20), KEN, None),
    ("TR-AR-3", "Ana Ruiz", "How manufacturers buy", "market", date(2026, 9, 22), "Dana Whitlock", 1, None,
     "prospecting", "moved", None, None, None),
    ("TR-ZL-1", "Zoë Lindqvist", "Account page for a first customer", "skill", date(2026, 8, 25), KEN, 1, None,
     "account planning", "done", date(2026, 8, 25), KEN, None),
    ("TR-ZL-2", "Zoë Lindqvist", "Margin review: your last ten deals", "process", date(2026, 10, 20), KEN, 1,
     "Mark each discount.", "negotiating", "planned", None, None, None),
    ("TR-OH-1", "Omar Haddad", "Price list, line by line", "product", date(2026, 7, 14), "Ana Ruiz", 2, None,
     "product knowledge", "done", date(2026, 7, 16), "Ana Ruiz", "quotes unaided"),
    ("TR-OH-2", "Omar Haddad", "Vending points: site survey", "product", date(2026, 9, 29), "Zoë Lindqvist", 2, None,
     "product knowledge", "moved", None, None, None, 2),
    ("TR-EW-1", "Ewa Wójcik", "Three weeks in the shop and at the counter", "product", date(2026, 9, 8), "Shop",
     24, None, "product knowledge", "done", date(2026, 9, 25), KEN, None),
    ("TR-EW-2", "Ewa Wójcik", "Product test", "certification", date(2026, 11, 27), "Shop", 1,
     "Nine of ten correct.", "product knowledge", "planned", None, None, None),
    ("TR-JU-1", "Julia Mensah", "Call openers", "role play", date(2026, 8, 4), RENEE, 1, None, "prospecting",
     "done", date(2026, 8, 4), RENEE, None),
    ("TR-JU-2", "Julia Mensah", "Side-by-side call block", "field coaching", date(2026, 9, 23), RENEE, 2,
     "List twenty prospects.", "prospecting", "dropped", None, None, "customer audit that day"),
    ("TR-LH-1", "Leïla Haddad", "Blanket order with José", "field coaching", date(2026, 9, 9), "José Marín", 2, None,
     "negotiating", "done", date(2026, 9, 9), "José Marín", None),
)  # fmt: skip

COACHING: tuple[Row, ...] = (
    ("Ana Ruiz", date(2026, 10, 29), "Semaphore Cable", "Agree on a stockroom walk in November", None, None, None,
     None),
    ("Ana Ruiz", date(2026, 7, 21), "Sunup Valley Growers", "First meeting with the new plant manager", "prospecting",
     3, "Asked about last year's downtime.", "Ask who else decides before leaving."),
    ("Ana Ruiz", date(2026, 9, 3), "Torrance Vale Conveyor", "Plan the fall shutdown together", "account planning",
     5, "One-page plan in the customer's words.", "Send it the same day."),
    ("Zoë Lindqvist", date(2026, 7, 28), "Lumen Street Controls", "Show the vending point at night", "presenting value",
     4, "Let the mechanics try it.", "Name the savings in money."),
    ("Zoë Lindqvist", date(2026, 9, 10), "Fathom Sensors", "Win the order after the trial", "negotiating", 3,
     "Stayed quiet after naming the price.", "Ask for something in return."),
    ("Omar Haddad", date(2026, 7, 30), "Brackenfold Sawmill", "Handover visit", "discovery", 3,
     "Listened more than he spoke.", "Write the numbers down in the meeting."),
    ("Omar Haddad", date(2026, 9, 17), "Kilnhouse Brick", "Quote at the machine", "presenting value", 3,
     "Knew the part numbers.", "Start with what downtime costs."),
    ("Priya Raman", date(2026, 8, 6), "Clearfork Utilities", "Service contract renewal", "negotiating", 4,
     "Held the price.", "Bring the second year's numbers."),
    ("Ewa Wójcik", date(2026, 9, 24), "Sunup Valley Growers", "Listen in", "discovery", 3,
     "Asked the question no one had asked.", "Take notes by hand; the laptop got in the way."),
    ("José Marín", date(2026, 8, 19), "Ironbeck Castings", "Blanket order, first draft", "negotiating", 5,
     "The mechanics vouched for us.", "Save the discount for the end."),
    ("Julia Mensah", date(2026, 8, 4), "Fennwater Brewing", "Spring orders", "prospecting", 2,
     "Knows everyone by name.", "Ask about the next plant, too."),
    ("Julia Mensah", date(2026, 9, 16), "Tessera Polymers", "First meeting with purchasing", "discovery", 3,
     "Good questions about scrap.", "Agree on the next step before leaving."),
    ("Leïla Haddad", date(2026, 8, 27), "Corvane Machine Works", "Walk the press shop", "account planning", 4,
     "Sketched the line with the customer.", "Meet the new plant manager's boss."),
)  # fmt: skip

_WEEKS_OF_EWA = (
    (
        ("CRM login, phone, and laptop", KEN, 8), ("Safety and site rules", "HR", 8),
        ("Warehouse and dock tour", "Dock", 8),
        ("Counter and inside sales, half a day each", "Inside sales", 9), ("Price list, line by line", "Ana Ruiz", 9),
        ("Stage definitions", KEN, 9), ("Log a call and a next step in the CRM", "Omar Haddad", 10),
        ("Bearings and drives, hands on", "Shop", 10), ("TideLine belting, hands on", "Shop", 10),
        ("Hydraulic kits, hands on", "Shop", 11), ("Ride along at Sunup Valley Growers", "Ana Ruiz", 11),
        ("Week 1 review", KEN, 11),
    ),
    (
        ("Cutting tools and inserts", "Shop", 14), ("PineGuard safety line", "Shop", 14),
        ("Lubrication point survey", "Shop", 15), ("Vending points: walk a stockroom", "Zoë Lindqvist", 15),
        ("Order entry and returns", "Inside sales", 16), ("Quote three live requests", "Inside sales", 16),
        ("Credit limits and payment terms", "Finance", 16),
        ("Role play: open with the customer's problem", "Zoë Lindqvist", 17),
        ("Role play: “Your price is too high”", "Omar Haddad", 17), ("Ride along at two plants", "Priya Raman", 18),
        ("Read three account plans", "Ana Ruiz", 18), ("Week 2 review", KEN, 21),
    ),
    (
        ("My A, B, and C accounts", KEN, 22), ("Three accounts handed over in person", "Zoë Lindqvist", 24),
        ("20 calls with Priya listening", "Priya Raman", 25), ("Lead a first meeting", KEN, 28),
        ("Present a quote on site", "Priya Raman", 30), ("The three competitors we face most", RENEE, None),
        ("Product test: 9 of 10 right", "Shop", None), ("October forecast in writing", KEN, None),
        ("Goals for my first 90 days", KEN, None), ("Week 3 review", KEN, None),
    ),
)  # fmt: skip
"""What Ewa signs off, with whom, and on which day of September."""


def onboarding() -> list[Row]:
    """The rows of the Onboarding sheet: the company's list, then what Ewa has signed off."""
    lines = [(week, *line) for week, lines in enumerate(_WEEKS_OF_EWA, 1) for line in lines]
    listed: list[Row] = [("all", week, item, who, None, None) for week, item, who, _ in lines]
    signed = [(week, item, who, date(2026, 9, day)) for week, item, who, day in lines if day]
    return listed + [("Ewa Wójcik", week, item, who, day, who) for week, item, who, day in signed]
