"""The annual and quarterly goals set in January's business plans."""

from datetime import date

from .people import RENEE
from .words import Row

YEAR, END = "2026", date(2026, 12, 11)
SALES, CALLS = "revenue and margin", "prospecting and activity"
ACCOUNTS, TRAINING, PERSONAL = "accounts and territory", "training and development", "personal"
Q3, Q4 = "2026-Q3", "2026-Q4"
Q3_END, Q4_END = date(2026, 9, 25), date(2026, 12, 18)

GOALS: tuple[Row, ...] = (
    ("G-AR-1", "Ana Ruiz", YEAR, SALES, "Book $980,000 at a 31% margin", "bookings", "980k", None, END,
     "on track", None, None),
    ("G-AR-2", "Ana Ruiz", YEAR, ACCOUNTS, "Open 24 new accounts, half of them manufacturers", "new accounts", "24",
     None, END, "behind", None, None),
    ("G-AR-3", "Ana Ruiz", YEAR, TRAINING, "Lead the training on the new price list", "sessions held", "2", "1", END,
     "on track", None, None),
    ("G-AR-4", "Ana Ruiz", Q3, ACCOUNTS, "Open six new accounts in the valley", "new accounts", "6", "2", Q3_END,
     "behind", "G-AR-2", None),
    ("G-AR-5", "Ana Ruiz", Q4, ACCOUNTS, "Open two of the four manufacturing accounts", "new accounts", "2", None,
     Q4_END, "open", "G-AR-2", None),
    ("G-AR-6", "Ana Ruiz", YEAR, PERSONAL, "Be home by six two days a week", None, None, None, None, "on track", None,
     "yes"),
    ("G-ZL-1", "Zoë Lindqvist", YEAR, SALES, "Book $760,000, all from new customers", "bookings", "760k", None,
     END, "on track", None, None),
    ("G-ZL-2", "Zoë Lindqvist", YEAR, CALLS, "35 calls and six first meetings every full week", "calls a week", "35",
     None, END, "on track", None, None),
    ("G-ZL-3", "Zoë Lindqvist", Q4, CALLS, "Ten demos at electronics manufacturers", "demos", "10", None, Q4_END,
     "open", "G-ZL-2", None),
    ("G-ZL-4", "Zoë Lindqvist", YEAR, TRAINING, "Build leadership: run two three-week onboardings", "onboardings",
     "2", "1", END, "on track", None, None),
    ("G-OH-1", "Omar Haddad", YEAR, SALES, "Hit ramp quota every month through December", "ramp quota", "100%", None,
     END, "on track", None, None),
    ("G-OH-2", "Omar Haddad", Q3, ACCOUNTS, "Meet every decision maker at the four accounts from Priya", "people met",
     "12", "11", Q3_END, "done", None, None),
    ("G-OH-3", "Omar Haddad", Q4, TRAINING, "Quote vending points unaided", "quotes", "5", None, Q4_END, "open", None,
     None),
    ("G-PR-1", "Priya Raman", YEAR, SALES, "Hold Central's margin at 33%", "margin", "33%", None, END,
     "on track", None, None),
    ("G-PR-2", "Priya Raman", YEAR, ACCOUNTS, "Renew every service contract a month early", "renewals", "9", "7",
     END, "on track", None, None),
    ("G-EW-1", "Ewa Wójcik", Q4, TRAINING, "Pass the product test by the end of November", "correct answers", "90%",
     None, date(2026, 11, 27), "open", None, None),
    ("G-EW-2", "Ewa Wójcik", Q4, CALLS, "Visit each of the forty accounts once", "accounts visited", "40", "6",
     Q4_END, "on track", None, None),
    ("G-RC-1", RENEE, YEAR, SALES, "Team East at $3,970,000", "team bookings", "3.97M", None, END, "behind", None,
     None),
    ("G-RC-2", RENEE, YEAR, TRAINING, "A field day with everyone, every month", "days", "48", "31", END,
     "on track", None, None),
    ("G-JM-1", "José Marín", YEAR, SALES, "Book $1,050,000 and two blanket orders", "bookings", "1.05M", None, END,
     "on track", None, None),
    ("G-JM-2", "José Marín", YEAR, ACCOUNTS, "Sell three product families at each tier A account", "accounts", "7", "5",
     END, "on track", None, None),
    ("G-JM-3", "José Marín", Q3, SALES, "Sign the Ironbeck blanket orders", "contracts", "2", "2", Q3_END, "done",
     "G-JM-1", None),
    ("G-JM-4", "José Marín", YEAR, PERSONAL, "Run the harbor marathon in October", None, None, None, date(2026, 10, 25),
     "open", None, "yes"),
    ("G-JU-1", "Julia Mensah", YEAR, SALES, "Book $900,000", "bookings", "900k", None, END, "behind", None, None),
    ("G-JU-2", "Julia Mensah", YEAR, CALLS, "Twenty calls every full week", "calls a week", "20", None, END,
     "behind", None, None),
    ("G-JU-3", "Julia Mensah", Q4, CALLS, "Call every brewery before the spring orders", "breweries", "14", None,
     Q4_END, "open", "G-JU-2", None),
    ("G-LH-1", "Leïla Haddad", YEAR, SALES, "Book $880,000, no deal over a third of the year", "bookings", "880k",
     None, END, "on track", None, None),
    ("G-LH-2", "Leïla Haddad", Q3, SALES, "Win Corvane's press line", "deals", "1", "0", Q3_END, "behind",
     "G-LH-1", None),
    ("G-LH-3", "Leïla Haddad", YEAR, TRAINING, "Negotiate two blanket orders with José", "contracts", "2", "1",
     END, "on track", None, None),
)  # fmt: skip
