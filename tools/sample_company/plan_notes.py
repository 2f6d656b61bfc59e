"""The notes of the business plans for 2027: last year, market, risks, and support needed."""

from datetime import date

from .people import DANA, KEN, RENEE
from .words import Row

YEAR = "2027"
_ANA, _ZOE, _JOSE, _JULIA = "Ana Ruiz", "Zoë Lindqvist", "José Marín", "Julia Mensah"
_LEILA, _PRIYA, _OMAR = "Leïla Haddad", "Priya Raman", "Omar Haddad"
Answer = tuple[str, str | None, date | None]
"""What to do about a note, who does it or helps, and by when."""
NONE: Answer = ("", None, None)

_TEXTS: tuple[tuple[str, str, str, Answer], ...] = (
    (_ANA, "strength", "Plants call us first when they plan a shutdown.", NONE),
    (_ANA, "strength", "Belting on site in two days.", NONE),
    (_ANA, "to work on", "Few contacts in finance at the large accounts.", NONE),
    (_ANA, "to work on", "First calls stop when a quarter gets busy.", NONE),
    (_ANA, "opportunity", "Three cold stores open second sites in the valley.", NONE),
    (_ANA, "opportunity", "Plants that buy belting buy no lubrication from us.", NONE),
    (_ANA, "risk", "Price is the first reason for losing a deal.",
     ("Lead with hours of downtime saved, then price", _ANA, None)),
    (_ANA, "risk", "Torrance Vale buys nothing again.",
     ("Meet the plant manager before their March budget", _ANA, date(2027, 2, 26))),
    (_ANA, "risk", "Shutdowns move to October.", ("Quote belting by the end of August", _ANA, date(2027, 8, 31))),
    (_ANA, "help needed", "Vending demo unit for six weeks", ("", DANA, date(2027, 2, 15))),
    (_ANA, "help needed", "Credit limit for Pacific, $60K", ("", KEN, date(2027, 1, 29))),
    (_ANA, "competitor", "Beltline Direct", ("On site in two days, fitter included", None, None)),
    (_ANA, "competitor", "Norvane Supply", ("One page with the hours saved", None, None)),
    (_ANA, "competitor", "Coastwide Bearing", ("A vending point at the machine", None, None)),
    (_ANA, "assumption", "Packing plants keep two shifts.", NONE),
    (_ANA, "assumption", "List prices rise 3% in April.", NONE),
    (_ANA, "assumption", "The cold stores open on schedule.", NONE),
    (_ANA, "worked", "Walking the line before writing a quote.", NONE),
    (_ANA, "did not work", "Calling new names at the end of the month.", NONE),
    (_ANA, "do differently", "Tuesday and Thursday mornings for new names.", NONE),
    (_ANA, "do differently", "Plan the week on Friday from 3 to 5 p.m.", NONE),
    (_ZOE, "theme", "Second order within 60 days.", NONE),
    (_ZOE, "strength", "First meetings at plants no one else visits.", NONE),
    (_ZOE, "to work on", "Account plans after the first order.", NONE),
    (_ZOE, "opportunity", "Electronics plants add night shifts.", NONE),
    (_ZOE, "risk", "Demos take longer to schedule in summer.",
     ("Schedule June to August in May", _ZOE, date(2027, 5, 28))),
    (_ZOE, "help needed", "A second demo case", ("", KEN, date(2027, 1, 22))),
    (_ZOE, "competitor", "Gridpoint Tools", ("Trial on their own machine", None, None)),
    (_ZOE, "assumption", "Half of the first orders lead to a second.", NONE),
    (_ZOE, "worked", "Visits on the night shift.", NONE),
    (_ZOE, "did not work", "Sending catalogs before the first meeting.", NONE),
    (_ZOE, "do differently", "Write the account plan the week after the first order.", NONE),
    (_JOSE, "strength", "Mechanics at the foundries vouch for us.", NONE),
    (_JOSE, "to work on", "Few first meetings.", NONE),
    (_JOSE, "opportunity", "Blanket orders at three more foundries.", NONE),
    (_JOSE, "risk", "Four contracts end in one year.",
     ("Renewal dates on one page by January", _JOSE, date(2027, 1, 29))),
    (_JOSE, "help needed", "Contract terms for three years", ("", RENEE, date(2027, 1, 29))),
    (_JOSE, "competitor", "Norvane Supply", ("The customer's own savings worksheet", None, None)),
    (_JOSE, "assumption", "Foundries run at today's volume.", NONE),
    (_JOSE, "worked", "Quarterly reviews with numbers from the customer.", NONE),
    (_JOSE, "do differently", "One new plant a week, on Wednesdays.", NONE),
    (_JULIA, "opportunity", "Breweries order before spring.", NONE),
    (_JULIA, "risk", "Two breweries push their orders back again.", ("Quote in January", _JULIA, date(2027, 1, 29))),
    (_JULIA, "did not work", "Waiting for the summer orders.", NONE),
    (_JULIA, "do differently", "Twenty calls by Thursday noon.", NONE),
    (_LEILA, "strength", "Press shops ask for us by name.", NONE),
    (_LEILA, "risk", "One deal is a third of the pipeline.", ("Ten new accounts in metal fabrication", _LEILA, None)),
    (_LEILA, "help needed", "José at two contract talks", ("", _JOSE, date(2027, 6, 25))),
    (_PRIYA, "opportunity", "Warehouses along the new highway.", NONE),
    (_PRIYA, "risk", "A water district puts its contract out to bid.",
     ("Agree on dates by February", _PRIYA, date(2027, 2, 12))),
    (_OMAR, "worked", "Riding along before calling alone.", NONE),
    (_OMAR, "help needed", "Ana at two quotes a month", ("", _ANA, date(2027, 3, 26))),
)  # fmt: skip

PLAN_NOTES: tuple[Row, ...] = tuple(
    (person, topic, text, YEAR, None, person, response or None, who, by)
    for person, topic, text, (response, who, by) in _TEXTS
)
