"""The customers and prospects of Harbor & Pine Supply, and who owns them."""

from dataclasses import dataclass
from random import Random

from .days import Month

INDUSTRIES = {
    "Food and beverage": """
        Pacific Lantern Packing, Ossley Orchards, Gannet Cove Seafood, Tarnwick Foods, Saltgrass Creamery,
        Quillhaven Bottling, Hollin Creek Cannery, Fennwater Brewing, Larkmoor Bakeries, Amberfold Cider,
        Sable Point Fisheries, Juniper Wick Roasters, Copperlea Kitchens, Wexcombe Dairy, Plover Sound
        Oysters, Gilded Crust Mills, Hartwell Spring Waters""",
    "Wood products": """
        Brackenfold Sawmill, Alderspan Timber, Wrenfield Veneer, Dunmere Millwork, Tollcross Lumber, Kestrel
        Run Pallets, Nine Cedars Joinery, Hartsgrove Flooring, Owlet Hill Shingle, Pinnacle Fork Lumber,
        Stonecrop Doors, Fallow Ridge Plywood, Twin Adze Timberframe""",
    "Metal fabrication": """
        Marlowe Ridge Fabrication, Ironbeck Castings, Teasel Street Steelworks, Corvane Machine Works,
        Redwater Forge, Hasp & Tenon Metals, Vantreight Welding, Brightwell Stamping, Coldharbor
        Galvanizing, Lintel Bay Sheet Metal, Oxbow Line Fabricators, Sorrel Tube & Pipe, Anvil & Wren,
        Bluestem Wire""",
    "Marine": """
        Three Anchors Boatworks, Cormorant Slip Shipyard, Mistral Quay Marine, Pelican Reach Dry Dock,
        Halyard & Hale Rigging, Driftline Tugs, Sandglass Ferries, Northlantern Marine Services, Tidewrack
        Boats, Fogbell Chandlery, Spritsail Yards""",
    "Paper and packaging": """
        Foldgate Carton, Birchlake Paper, Papermoon Packaging, Cresswell Tissue, Tally Creek Corrugated,
        Winterbourne Labels, Halcyon Fold Boxes, Greyheron Pulp, Marchbank Print & Pack, Quire House Mills,
        Thornbury Envelope""",
    "Machinery": """
        Torrance Vale Conveyor, Pivotal Arm Robotics, Gearwick Drives, Linden Park Hydraulics, Ashgrove Tool
        & Die, Meridian Spur Presses, Bellcrank Machinery, Flintlock Pumps, Overlook Compressor, Camber &
        Pitch Gearing, Steady Hand Instruments, Rookwood Elevators, Tidy Bolt Fasteners, Marrow Street
        Motors""",
    "Water and energy": """
        Upper Tamsin Water District, Clearfork Utilities, Windrow Energy Services, Basin Nine Irrigation,
        Hearthstone District Heating, Lower Quinn Sanitation, Sunmark Solar Farms, Granite Pass Hydro,
        Milldam Water Works, Sedge Fen Drainage, Twelve Mile Wind""",
    "Logistics": """
        Polar Shelf Cold Storage, Crossdock Seven, Tamarack Freight, Orchard Gate Warehousing, Bluecap
        Couriers, Longspan Trucking, Keystone Bend Logistics, Harvest Road Storage, Silverline Fleet Care,
        Pallet & Post, Wagoner Bay Terminals, Nightjar Delivery""",
    "Plastics": """
        Moldwright Plastics, Tessera Polymers, Clearbrook Molding, Ferncliff Extrusion, Opaline Films,
        Brindle Composites, Parallax Plastics, Nettlecombe Containers, Pebble & Mold, Tarragon Tubs""",
    "Building materials": """
        Gravelly Run Aggregate, Kilnhouse Brick, Slate & Sons Roofing, Plumbline Concrete, Terrace Hill
        Stone, Whinstone Masonry, Arbor Gate Windows, Limepit Cement, Rushmere Insulation, Old Quarry Tile,
        Cobble Lane Pavers, Highgable Trusses""",
    "Agriculture": """
        Sunup Valley Growers, Thistledown Seed, Barrow Lane Farm Equipment, Verdant Mile Nurseries, Copper
        Hen Eggs, Long Furrow Almonds, Rosewater Vineyards, Meadowlark Feed, Cloverleaf Hay & Grain, Vale of
        Orris Lavender, Pippin Flat Orchards, Dustbowl Tractor""",
    "Electronics": """
        Lumen Street Controls, Fathom Sensors, Ratchet & Ray Lighting, Coppertrace Circuits, Signal Hollow
        Devices, Argent Relay, Quiet Coil Transformers, Bramble Microworks, Tinder Box Batteries, Semaphore
        Cable""",
    "Textiles": """
        Loom & Ledger Textiles, Indigo Quay Denim, Harrow Wool Mills, Selvedge Works, Fieldfare Canvas,
        Tenterhook Carpets, Spindle Bay Yarns, Bobbin Hall Uniforms, Madder Root Dyeworks""",
    "Furniture": """
        Dovetail Row Furniture, Ladderback Chairs, Elm & Ember Kitchens, Parsonage Desk, Broadarm Seating,
        Cinder Oak Cabinets, Mortise Lane Beds, Wicker Wharf, Rabbet & Rail""",
    "Chemicals": """
        Ferrous Point Coatings, Alkali Flats Chemical, Greenbottle Cleaning, Solvent Row Paints, Tincture
        House Labs, Basalt Adhesives, Marigold Pigments, Cobalt Lane Resins""",
}

CUSTOMERS = {
    "Ana Ruiz": (
        "Pacific Lantern Packing",
        "Sunup Valley Growers",
        "Moldwright Plastics",
        "Torrance Vale Conveyor",
        "Polar Shelf Cold Storage",
        "Loom & Ledger Textiles",
        "Ossley Orchards",
    ),
    "Zoë Lindqvist": ("Lumen Street Controls", "Indigo Quay Denim", "Fathom Sensors"),
    "Omar Haddad": ("Brackenfold Sawmill", "Nine Cedars Joinery", "Kilnhouse Brick", "Tollcross Lumber"),
    "Priya Raman": (
        "Upper Tamsin Water District",
        "Clearfork Utilities",
        "Crossdock Seven",
        "Hearthstone District Heating",
    ),
    "Renée Caldwell": ("Cormorant Slip Shipyard", "Greyheron Pulp", "Granite Pass Hydro"),
    "José Marín": (
        "Ironbeck Castings",
        "Marlowe Ridge Fabrication",
        "Birchlake Paper",
        "Meridian Spur Presses",
        "Alkali Flats Chemical",
        "Gearwick Drives",
        "Redwater Forge",
    ),
    "Julia Mensah": (
        "Tarnwick Foods",
        "Foldgate Carton",
        "Fennwater Brewing",
        "Plumbline Concrete",
        "Dovetail Row Furniture",
        "Larkmoor Bakeries",
        "Tessera Polymers",
    ),
    "Leïla Haddad": (
        "Corvane Machine Works",
        "Halcyon Fold Boxes",
        "Linden Park Hydraulics",
        "Ferrous Point Coatings",
        "Harrow Wool Mills",
        "Brightwell Stamping",
    ),
    "François Métayer": (
        "Three Anchors Boatworks",
        "Pelican Reach Dry Dock",
        "Tamarack Freight",
        "Gravelly Run Aggregate",
        "Mistral Quay Marine",
        "Cresswell Tissue",
    ),
}

PROSPECTS = {
    "Zoë Lindqvist": 39,
    "Ana Ruiz": 29,
    "Omar Haddad": 6,
    "Priya Raman": 8,
    "Ewa Wójcik": 4,
    "Renée Caldwell": 4,
    "José Marín": 11,
    "Julia Mensah": 10,
    "Leïla Haddad": 7,
    "François Métayer": 6,
}
HANDOVER = Month(2026, 7)
HANDED_OVER = {"Priya Raman": CUSTOMERS["Omar Haddad"]}
"""Customers that went to the new hire, by their former owner."""
STRATEGIC = frozenset(
    {
        "Pacific Lantern Packing",
        "Torrance Vale Conveyor",
        "Upper Tamsin Water District",
        "Cormorant Slip Shipyard",
        "Ironbeck Castings",
        "Corvane Machine Works",
    }
)
ACTIVE_PROSPECTS = 5


@dataclass(slots=True)
class Territory:
    """One person's customers and prospects; a first win makes a prospect a customer."""

    customers: list[str]
    prospects: list[str]

    def customer(self, rng: Random) -> str:
        """A random customer, weighted toward the first ones, which are the largest."""
        return self.customers[min(rng.randrange(len(self.customers)), rng.randrange(len(self.customers)))]

    def prospect(self, rng: Random) -> str:
        """A random active prospect."""
        return self.prospects[rng.randrange(min(ACTIVE_PROSPECTS, len(self.prospects)))]

    def hand_over(self, accounts: tuple[str, ...]) -> None:
        """Removes customers that went to a colleague."""
        self.customers = [account for account in self.customers if account not in accounts]

    def win_prospect(self, rng: Random) -> str:
        """A random active prospect, turned into a customer."""
        account = self.prospect(rng)
        self.prospects.remove(account)
        self.customers.append(account)
        return account


def industries() -> dict[str, str]:
    """Each company's industry."""
    return {" ".join(name.split()): industry for industry, names in INDUSTRIES.items() for name in names.split(",")}


def territories(rng: Random) -> dict[str, Territory]:
    """Each person's customers and prospects as of October 2024."""
    assigned = {account for accounts in CUSTOMERS.values() for account in accounts}
    unassigned = [account for account in industries() if account not in assigned]
    rng.shuffle(unassigned)
    by_person = {}
    for person, count in PROSPECTS.items():
        customers = [*CUSTOMERS.get(person, ()), *HANDED_OVER.get(person, ())]
        by_person[person] = Territory(customers, unassigned[:count])
        unassigned = unassigned[count:]
    return by_person
