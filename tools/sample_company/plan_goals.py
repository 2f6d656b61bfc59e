"""The goals for 2027, set in December's business plans."""

from datetime import date

from .aims import ACCOUNTS, CALLS, SALES, TRAINING
from .people import RENEE
from .words import Row

YEAR, Q1, END = "2027", "2027-Q1", date(2027, 12, 10)

PLAN_GOALS: tuple[Row, ...] = (
    ("G-AR-7", "Ana Ruiz", YEAR, ACCOUNTS, "Open 20 new accounts, half of them manufacturers", "new accounts", "20",
     None, END, "open", None, None, "Call list of July shutdowns"),
    ("G-AR-8", "Ana Ruiz", YEAR, SALES, "Sell a second product line to every A account", "white space won", "120k",
     None, END, "open", None, None, "Lube room walk at Ossley"),
    ("G-AR-9", "Ana Ruiz", YEAR, SALES, "Win Torrance Vale back", "bookings at Torrance", "60k", None, END, "open",
     None, None, "Meet the plant manager"),
    ("G-ZL-5", "Zoë Lindqvist", YEAR, SALES, "Book $820,000, all from new customers", "bookings", "820k", None, END,
     "open", None, None, None),
    ("G-ZL-6", "Zoë Lindqvist", YEAR, CALLS, "40 calls and seven first meetings every full week", "calls a week", "40",
     None, END, "open", None, None, "Block Tuesday and Thursday mornings"),
    ("G-ZL-7", "Zoë Lindqvist", YEAR, TRAINING, "Write account plans for the ten largest new customers",
     "account plans",
     "10", None, END, "open", None, None, None),
    ("G-ZL-8", "Zoë Lindqvist", Q1, CALLS, "Meet every electronics plant in the county once", "plants met", "12", None,
     date(2027, 3, 26), "open", "G-ZL-6", None, None),
    ("G-OH-4", "Omar Haddad", YEAR, SALES, "Book $780,000 in the first full year", "bookings", "780k", None, END,
     "open", None, None, None),
    ("G-OH-5", "Omar Haddad", YEAR, ACCOUNTS, "Open eight new accounts", "new accounts", "8", None, END, "open", None,
     None, None),
    ("G-OH-6", "Omar Haddad", YEAR, TRAINING, "Quote all eight product lines unaided", "product lines", "8", None,
     date(2027, 6, 25), "open", None, None, None),
    ("G-PR-3", "Priya Raman", YEAR, SALES, "Book $560,000 at a 33% margin", "bookings", "560k", None, END, "open",
     None, None, None),
    ("G-PR-4", "Priya Raman", YEAR, ACCOUNTS, "Renew every service contract two months early", "renewals", "3", None,
     END, "open", None, None, "Dates agreed with Upper Tamsin"),
    ("G-PR-5", "Priya Raman", YEAR, CALLS, "Ten first meetings a month outside the water districts", "first meetings",
     "120", None, END, "open", None, None, None),
    ("G-RC-3", RENEE, YEAR, SALES, "Team East at $3,290,000", "team bookings", "3.29M", None, END, "open", None, None,
     None),
    ("G-RC-4", RENEE, YEAR, ACCOUNTS, "Give François's twelve accounts a new owner", "accounts assigned", "12", None,
     date(2027, 2, 26), "open", None, None, None),
    ("G-RC-5", RENEE, YEAR, TRAINING, "A field day with everyone, every month", "days", "48", None, END, "open", None,
     None, None),
    ("G-JM-5", "José Marín", YEAR, SALES, "Book $1,120,000, a fifth of it under contract", "bookings", "1.12M", None,
     END, "open", None, None, None),
    ("G-JM-6", "José Marín", YEAR, ACCOUNTS, "Renew the four contracts that end in 2027", "contracts", "4", None, END,
     "open", None, None, "Renewal dates on one page"),
    ("G-JM-7", "José Marín", YEAR, TRAINING, "Coach Leïla through two blanket orders", "contracts", "2", None, END,
     "open", None, None, None),
    ("G-JU-4", "Julia Mensah", YEAR, SALES, "Book $920,000 with spring at a quarter of it", "bookings", "920k", None,
     END, "open", None, None, None),
    ("G-JU-5", "Julia Mensah", YEAR, CALLS, "Twenty calls every full week", "calls a week", "20", None, END, "open",
     None, None, None),
    ("G-JU-6", "Julia Mensah", YEAR, ACCOUNTS, "Two product lines at each brewery", "breweries", "14", None, END,
     "open", None, None, "List what each brewery buys"),
    ("G-LH-4", "Leïla Haddad", YEAR, SALES, "Book $930,000, no deal over a quarter of the year", "bookings", "930k",
     None, END, "open", None, None, None),
    ("G-LH-5", "Leïla Haddad", YEAR, ACCOUNTS, "Open ten new accounts in metal fabrication", "new accounts", "10", None,
     END, "open", None, None, None),
    ("G-LH-6", "Leïla Haddad", YEAR, TRAINING, "Negotiate two blanket orders alone", "contracts", "2", None, END,
     "open", None, None, None),
)  # fmt: skip
