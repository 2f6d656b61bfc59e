"""What Harbor & Pine Supply sells, what it's used for, and why deals are lost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """A price list item and the jobs it's sold for."""

    name: str
    family: str
    list_price: int
    jobs: tuple[str, ...]


PRODUCTS = (
    Product(
        "Bearings and drives",
        "Power transmission",
        1_850,
        ("Bearing refit", "Gearbox exchange", "Spare drive set", "Chain and sprocket stock"),
    ),
    Product(
        "TideLine belting",
        "Power transmission",
        4_200,
        ("Belt replacement", "Wash-down belting", "Incline belt trial", "Belt splicing kit"),
    ),
    Product(
        "Hydraulic service kits",
        "Fluid power",
        2_650,
        ("Press reseal", "Hose program", "Pump rebuild", "Valve bank upgrade"),
    ),
    Product(
        "Cutting tools",
        "Metalworking",
        980,
        ("Insert trial", "Tool crib refill", "Saw blade contract", "Grinding wheels"),
    ),
    Product(
        "PineGuard safety",
        "Safety",
        640,
        ("Guarding audit", "Glove program", "Fall protection", "Lockout stations"),
    ),
    Product(
        "Lubrication points",
        "Maintenance",
        1_420,
        ("Automatic lube", "Oil analysis", "Grease conversion", "Lube room setup"),
    ),
    Product(
        "Shelving and storage",
        "Storage",
        3_100,
        ("Parts room", "Mezzanine shelving", "Pallet racking", "Spare parts cages"),
    ),
    Product(
        "Vending point service",
        "Services",
        6_800,
        ("Vending point", "Stockroom service", "Consignment stock", "Kitting service"),
    ),
)
SERVICE = PRODUCTS[-1]
PLACES = (
    "line 1",
    "line 2",
    "line 3",
    "packing hall",
    "north plant",
    "south plant",
    "yard",
    "tool room",
    "pump room",
    "night shift",
    "press shop",
    "dock",
    "main store",
    "annual shutdown",
)
LEAD_SOURCES = ("Customer visit", "Phone Inquiry", "Web", "Partner Referral", "Trade Show", "Other")
LOSS_REASONS = ("Price", "Price", "No decision", "No decision", "Lead time", "Competitor", "No budget", "Timing")
OPEN_STAGES = (
    ("Proposal/Price Quote", "Negotiation/Review", "Perception Analysis", "Proposal/Price Quote"),
    ("Value Proposition", "Id. Decision Makers", "Proposal/Price Quote", "Perception Analysis"),
    ("Needs Analysis", "Value Proposition", "Id. Decision Makers"),
    ("Prospecting", "Qualification", "Needs Analysis"),
)
PROBABILITIES = {
    "Prospecting": 10,
    "Qualification": 10,
    "Needs Analysis": 20,
    "Value Proposition": 50,
    "Id. Decision Makers": 60,
    "Perception Analysis": 70,
    "Proposal/Price Quote": 75,
    "Negotiation/Review": 90,
    "Closed Won": 100,
    "Closed Lost": 0,
}
NEXT_STEPS = {
    "Prospecting": ("Find out who signs", "First visit with plant manager", "Call back after shutdown"),
    "Qualification": ("Walk the line with maintenance", "Ask for last year's spend", "Agree on cost of downtime"),
    "Needs Analysis": ("Count wear parts on site", "Send sample set", "Measure the parts room"),
    "Value Proposition": ("Show pilot savings", "Reference visit", "Quantify downtime saved"),
    "Id. Decision Makers": ("Meet purchasing", "Lunch with plant manager", "Ask finance for the hurdle rate"),
    "Perception Analysis": ("Go through open questions", "Trial report on Thursday", "Get second-shift feedback"),
    "Proposal/Price Quote": ("Follow up quote", "Adjust delivery plan", "Present quote on site", "Quote to purchasing"),
    "Negotiation/Review": ("Payment terms", "Wait for purchase order", "Legal review of contract"),
}
