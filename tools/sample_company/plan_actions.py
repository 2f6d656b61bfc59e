"""The commitments of the quarterly action plans for 2027, each for one of the year's goals."""

from datetime import date

from .people import KEN, RENEE
from .promise import COMMITMENT, HELP, Commitment

PLAN = "Business plan 2027"
_PLANNED = (
    ("AR-27Q1-1", "Ana Ruiz", "Call every manufacturer in the valley with a July shutdown", (2, 26), "G-AR-7",
     "40 first calls"),
    ("AR-27Q1-2", "Ana Ruiz", "Two first meetings a week, Tuesday and Thursday", (3, 31), "G-AR-7",
     "26 first meetings"),
    ("AR-27Q1-3", "Ana Ruiz", "Walk the lube room at Ossley and Pacific", (1, 22), "G-AR-8", "two surveys done"),
    ("AR-27Q1-4", "Ana Ruiz", "Lay the shutdown plan before Torrance's plant manager", (3, 12), "G-AR-9",
     "budget line agreed"),
    ("KO-27Q1-1", "Ana Ruiz", "Join the budget meeting at Torrance", (3, 12), "G-AR-9", "meeting held"),
    ("AR-27Q2-1", "Ana Ruiz", "Open six new accounts, three of them manufacturers", (6, 30), "G-AR-7",
     "6 first orders"),
    ("AR-27Q2-2", "Ana Ruiz", "Vending trial at Moldwright, six weeks", (6, 11), "G-AR-8", "trial report signed"),
    ("AR-27Q2-3", "Ana Ruiz", "Hose survey at Polar's second site", (5, 28), "G-AR-8", "$20K won"),
    ("AR-27Q3-1", "Ana Ruiz", "Quote belting to every cold store before the October shutdowns", (8, 31), "G-AR-7",
     "8 quotes"),
    ("AR-27Q3-2", "Ana Ruiz", "Run Torrance's shutdown parts list with them", (9, 17), "G-AR-9", "$60K won"),
    ("AR-27Q4-1", "Ana Ruiz", "Renew all four contracts that end in 2027", (12, 10), "G-AR-8", "4 of 4 renewed"),
    ("ZL-27Q1-1", "Zoë Lindqvist", "Call the forty electronics plants on the new list", (2, 19), "G-ZL-6",
     "40 plants called"),
    ("ZL-27Q1-2", "Zoë Lindqvist", "Write the first three account plans with Dana", (3, 19), "G-ZL-7",
     "3 plans reviewed"),
    ("ZL-27Q2-1", "Zoë Lindqvist", "Night-shift visits at six new customers", (6, 18), "G-ZL-5", "6 reorders"),
    ("ZL-27Q3-1", "Zoë Lindqvist", "Ten demos at machine builders", (9, 24), "G-ZL-5", "10 demos"),
    ("OH-27Q1-1", "Omar Haddad", "Quote each product line once with Ana", (3, 26), "G-OH-6", "8 quotes"),
    ("OH-27Q2-1", "Omar Haddad", "Visit every sawmill on the river", (5, 28), "G-OH-5", "9 first meetings"),
    ("PR-27Q1-1", "Priya Raman", "Agree on renewal dates with all three districts", (2, 12), "G-PR-4",
     "3 dates agreed"),
    ("PR-27Q2-1", "Priya Raman", "First meetings at the six largest warehouses", (5, 14), "G-PR-5", "6 meetings"),
    ("JM-27Q1-1", "José Marín", "Put the renewal terms for Marlowe Ridge on one page", (2, 5), "G-JM-6",
     "terms agreed"),
    ("JM-27Q2-1", "José Marín", "Quarterly savings review at Ironbeck and Redwater", (5, 21), "G-JM-5",
     "2 reviews held"),
    ("JM-27Q3-1", "José Marín", "Renew Meridian Spur a month early", (9, 24), "G-JM-6", "contract signed"),
    ("JU-27Q1-1", "Julia Mensah", "Call all fourteen breweries before the spring orders", (2, 19), "G-JU-6",
     "14 breweries called"),
    ("JU-27Q2-1", "Julia Mensah", "Hose survey at five breweries", (6, 4), "G-JU-6", "5 surveys"),
    ("LH-27Q1-1", "Leïla Haddad", "Name the buyer at thirty metal fabricators", (3, 5), "G-LH-5", "30 names"),
    ("LH-27Q2-1", "Leïla Haddad", "Lead the talks on the Brightwell blanket order", (6, 25), "G-LH-6",
     "order signed"),
    ("RC-27Q1-1", RENEE, "Agree on the new owner of each of François's accounts", (2, 26), "G-RC-4",
     "12 owners named"),
)  # fmt: skip
"""Id, person, action, month and day it's due, goal, and how to tell that it's done."""

ACTIONS_2027 = tuple(
    Commitment(
        number,
        person,
        action,
        "",
        None,
        date(2027, *due),
        "open",
        kind=HELP if number.startswith("KO-") else COMMITMENT,
        owner=KEN if number.startswith("KO-") else "",
        origin=PLAN,
        goal=goal,
        measure=measure,
    )
    for number, person, action, due, goal, measure in _PLANNED
)
