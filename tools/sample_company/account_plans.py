"""What is on file about the accounts that people plan for: size, revenue before the export, relationship, and texts."""

from dataclasses import dataclass, field

from .words import Row

COLUMNS = (
    "employees", "site", "parent", "annual spend", "revenue 2022", "revenue 2023", "revenue 2024", "relationship",
    "relationship wanted", "shared",
)  # fmt: skip
TEXT_COLUMNS = (
    "priorities", "challenges", "where we play", "what we bring", "how they get it", "what we get", "strengths",
    "biggest vulnerability", "competitors", "stop doing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """An account: employees, sites, what it spends in a year, revenue from 2022 to 2024, and the relationship."""

    employees: int
    site: str
    spend: int | None = None
    revenue: tuple[int | None, int | None, int | None] = (None, None, None)
    relationship: tuple[str, str] = ("", "")
    parent: str | None = None
    is_shared: bool = False
    texts: tuple[str, ...] = field(default=("",) * len(TEXT_COLUMNS))


PROFILES = {
    "Pacific Lantern Packing": Profile(
        240, "two sites", 240_000, (62_100, 78_500, 96_400), ("trusted", "partner"), "Lantern Foods",
        texts=(
            "No line stop in harvest, May to October; One invoice a month for both sites",
            "Two planners short; parts are counted by hand",
            "Stores and packing lines, both sites",
            "Fewer stops: 41 hours saved in 2026",
            "Consignment stock, refilled every Monday",
            "All lubrication and storage by December 2027",
            "Consignment stock on site; Rory's shift asks for us by name",
            "Lantern's CFO has never met us, and he signs the renewal",
            "Granite Supply 31% of wallet, price; Valley Bearing 14%, drives",
            "Emergency runs for parts below $200",
        ),
    ),
    "Torrance Vale Conveyor": Profile(
        130, "one site", 120_000, (41_000, 52_300, 64_800), ("trusted", "partner"),
        texts=(
            "Deliver the two airport lines by May",
            "Budget closed since January; maintenance is down to four people",
            "The shutdown in March and the stockroom",
            "One page with the shutdown plan, parts and dates",
            "A fitter on site for the first two nights",
            "The first order since 2025, then a vending point",
            "Marcus calls before he calls anyone else",
            "One buyer decides, and he leaves in summer",
            "Beltline Direct, on price",
            "Quotes without a date",
        ),
    ),
    "Ossley Orchards": Profile(
        310, "three sites", 260_000, (48_600, 60_900, 74_200), ("respected", "trusted"),
        texts=(
            "Cold store full by September 20; Fewer brands of grease",
            "The lube room is run by memory",
            "Packing hall and cold store",
            "A lube map with every point on it",
            "Walk the lube room once a month",
            "Bearings and hydraulics for all three sites",
            "Spares in one day",
            "",
            "Coastwide Bearing 22% of wallet",
            "",
        ),
    ),
    "Polar Shelf Cold Storage": Profile(
        85, "second site opens in May", 150_000, (None, 20_400, 38_600), ("respected", "trusted"),
        texts=(
            "Open the second site in May", "No one knows the racking rules", "Racking at both sites", "",
            "", "", "Layout drawings in two days", "", "Norvane Supply", "",
        ),
    ),
    "Moldwright Plastics": Profile(190, "one site", 170_000, (59_000, 70_200, 81_500), ("trusted", "trusted")),
    "Sunup Valley Growers": Profile(420, "five farms", 300_000, (66_400, 80_100, 92_000), ("known", "trusted")),
    "Ratchet & Ray Lighting": Profile(75, "one site", None, (None, 18_900, 31_200), ("respected", "trusted")),
    "Rushmere Insulation": Profile(60, "one site", 90_000, (None, None, 9_400), ("known", "trusted")),
    "Gilded Crust Mills": Profile(150, "two mills", 140_000, (None, 11_000, 24_000), ("respected", "trusted")),
    "Thornbury Envelope": Profile(95, "one site", 80_000, (22_000, 31_700, 40_500), ("known", "respected")),
    "Fieldfare Canvas": Profile(70, "one site", None, (None, None, 12_000), ("respected", "trusted")),
    "Copperlea Kitchens": Profile(110, "one site", 110_000, relationship=("unknown", "respected")),
    "Cobble Lane Pavers": Profile(40, "two yards", None, (14_200, 20_600, 26_300), ("respected", "respected")),
    "Milldam Water Works": Profile(55, "one plant", None, (None, None, 10_100), ("known", "respected")),
    "Ladderback Chairs": Profile(65, "one site", None, (None, 8_800, 14_000), ("known", "respected")),
    "Ironbeck Castings": Profile(
        520, "two foundries", 420_000, (121_000, 138_000, 150_400), ("trusted", "partner"), "Ironbeck Group",
        texts=(
            "Scrap below 3%; One supplier for wear parts", "Furnace 2 is older than its drawings",
            "Both foundries, all presses", "Savings on the customer's own worksheet",
            "Blanket order, called off weekly",
            "A contract for three years", "Otto shows our numbers to his board", "Purchasing wants a second source",
            "Norvane Supply 18% of wallet", "Price talks without maintenance",
        ),
    ),
    "Marlowe Ridge Fabrication": Profile(210, "one site", 190_000, (58_000, 66_000, 71_500), ("trusted", "trusted")),
    "Meridian Spur Presses": Profile(140, "one site", 130_000, (40_200, 44_800, 52_100), ("respected", "trusted")),
    "Corvane Machine Works": Profile(260, "one site", 210_000, (70_000, 74_500, 83_000), ("respected", "partner")),
}  # fmt: skip

CONTACTS: tuple[tuple[str, str, str, str, int, str, str, str, int], ...] = (
    ("Pacific Lantern Packing", "Lionel Marsh", "CFO, Lantern Foods", "decision maker", 5, "0", "unknown", "respected",
     0),
    ("Ossley Orchards", "June Ossley", "Owner", "decision maker", 5, "+", "respected", "trusted", 12),
    ("Ossley Orchards", "Bill Tanner", "Maintenance Manager", "sponsor", 4, "+", "trusted", "trusted", 30),
    ("Ossley Orchards", "Dee Marlin", "Purchasing Manager", "key player", 3, "0", "known", "respected", 75),
    ("Polar Shelf Cold Storage", "Amir Sato", "Site Manager", "decision maker", 4, "+", "respected", "trusted", 10),
    ("Polar Shelf Cold Storage", "Kay Lund", "Project Manager", "coach", 3, "+", "respected", "trusted", 24),
    ("Moldwright Plastics", "Petra Lind", "Plant Manager", "decision maker", 5, "+", "trusted", "trusted", 13),
    ("Moldwright Plastics", "Gil Serrano", "Toolroom Lead", "sponsor", 3, "+", "respected", "trusted", 21),
    ("Sunup Valley Growers", "Carla Mendes", "Plant Manager", "decision maker", 5, "0", "unknown", "respected", 7),
    ("Sunup Valley Growers", "Ty Barlow", "Shift Supervisor", "coach", 2, "+", "respected", "respected", 40),
    ("Ratchet & Ray Lighting", "Ray Ames", "Owner", "decision maker", 5, "+", "respected", "trusted", 13),
    ("Ratchet & Ray Lighting", "Nina Sole", "Buyer", "key player", 3, "0", "known", "respected", 45),
    ("Rushmere Insulation", "Colm Reed", "Plant Manager", "decision maker", 4, "0", "known", "trusted", 3),
    ("Gilded Crust Mills", "Ada Croft", "Mill Manager", "decision maker", 4, "+", "respected", "trusted", 11),
    ("Gilded Crust Mills", "Joe Pratt", "Millwright", "sponsor", 3, "+", "respected", "respected", 33),
    ("Thornbury Envelope", "Sue Harlow", "Purchasing Manager", "decision maker", 4, "0", "known", "respected", 66),
    ("Thornbury Envelope", "Ned Quill", "Maintenance Lead", "coach", 2, "+", "known", "respected", 50),
    ("Fieldfare Canvas", "Iris Penn", "Operations Manager", "decision maker", 4, "+", "respected", "trusted", 4),
    ("Copperlea Kitchens", "Lena Farrow", "Plant Manager", "decision maker", 5, "0", "unknown", "respected", 7),
)  # fmt: skip
"""More contacts: account, name, title, role, influence, support, relationship now and wanted, and days since contact.

0 days: never.
"""

WHITE_SPACE: tuple[tuple[str, str, str, int | None], ...] = (
    ("Cobble Lane Pavers", "Vending point service", "gap", 22_000),
    ("Copperlea Kitchens", "Lubrication points", "gap", 16_000),
    ("Copperlea Kitchens", "TideLine belting", "gap", 22_000),
    ("Fieldfare Canvas", "PineGuard safety", "gap", 12_000),
    ("Fieldfare Canvas", "TideLine belting", "gap", 12_000),
    ("Gilded Crust Mills", "Hydraulic service kits", "gap", 16_000),
    ("Gilded Crust Mills", "PineGuard safety", "gap", 14_000),
    ("Ladderback Chairs", "Bearings and drives", "gap", 12_000),
    ("Ladderback Chairs", "Hydraulic service kits", "not eligible", None),
    ("Moldwright Plastics", "Vending point service", "gap", 35_000),
    ("Ossley Orchards", "Bearings and drives", "gap", 14_000),
    ("Ossley Orchards", "Hydraulic service kits", "gap", 27_000),
    ("Polar Shelf Cold Storage", "Cutting tools", "not eligible", None),
    ("Polar Shelf Cold Storage", "Hydraulic service kits", "gap", 22_000),
    ("Ratchet & Ray Lighting", "Lubrication points", "gap", 26_000),
    ("Ratchet & Ray Lighting", "Vending point service", "not eligible", None),
    ("Rushmere Insulation", "Cutting tools", "not eligible", None),
    ("Rushmere Insulation", "PineGuard safety", "gap", 28_000),
    ("Sunup Valley Growers", "Cutting tools", "gap", 18_000),
    ("Sunup Valley Growers", "Hydraulic service kits", "gap", 30_000),
    ("Thornbury Envelope", "Bearings and drives", "gap", 18_000),
    ("Thornbury Envelope", "Cutting tools", "not eligible", None),
)
"""More of what accounts don't buy yet; rows for products that they bought by now are left out."""


def profile_cells(account: str) -> Row:
    """The cells of an account under COLUMNS and TEXT_COLUMNS."""
    found = PROFILES.get(account)
    if found is None:
        return (None,) * (len(COLUMNS) + len(TEXT_COLUMNS))
    relationship = (found.relationship[0] or None, found.relationship[1] or None)
    numbers = (found.employees, found.site, found.parent, found.spend, *found.revenue)
    return (*numbers, *relationship, "yes" if found.is_shared else None, *(text or None for text in found.texts))
