"""The products and their list prices."""

from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Products",
    ("product", "family", "list price"),
    (("product",),),
    names=("Price list", "Product", "Prices", "Items"),
    headers=2,
)


@dataclass(frozen=True, slots=True)
class Product:
    """A product; `price` is its list price in money, or None."""

    row: RowKey
    name: str
    family: str = ""
    price: Decimal | None = None


def read_products(tables: list[Columns]) -> list[Product]:
    """The products of all tables, the first row of each name."""
    products: dict[str, Product] = {}
    for columns in tables:
        names, families, prices = columns.texts("product"), columns.texts("family"), columns.amounts("list price")
        for row, name, family, price in zip(columns.table.rows, names, families, prices, strict=True):
            if not name:
                columns.set_aside(row, "no product named")
            elif fold(name) in products:
                message = f"The product “{name}” stands here a second time; the first row counts."
                place = columns.table.place(row, "product")
                columns.problems.append(error(place, "product twice", message, cure="Delete one of the two rows."))
                columns.set_aside(row, "duplicate")
            else:
                products[fold(name)] = Product(RowKey(columns.table.number, row), name, family, price)
    return list(products.values())
