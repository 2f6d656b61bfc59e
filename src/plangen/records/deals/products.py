"""Products and their list prices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.problems import error
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Products",
    ("product", "family", "list price"),
    (("product",),),
    names=("Price list", "Product", "Prices", "Items"),
    min_headers=2,
)


@dataclass(frozen=True, slots=True)
class Product:
    """A product; `price` is its list price, or None."""

    row: RowKey
    name: str
    family: str = ""
    price: Decimal | None = None


def read_products(tables: list[Columns]) -> list[Product]:
    """The products in all tables; the first row of each name is used."""
    products: dict[str, Product] = {}
    for columns in tables:
        names, families, prices = columns.texts("product"), columns.texts("family"), columns.amounts("list price")
        for row, name, family, price in zip(columns.table.rows, names, families, prices, strict=True):
            if not name:
                columns.skip(row, "no product")
            elif fold(name) in products:
                message = f"“{name}” is listed twice. The first row is used."
                place = columns.table.place(row, "product")
                columns.problems.append(error(place, "duplicate product", message, fix="Delete one of the rows."))
                columns.skip(row, "duplicate")
            else:
                products[fold(name)] = Product(RowKey(columns.table.number, row), name, family, price)
    return list(products.values())


def product_names(products: Sequence[Product]) -> Mapping[str, str]:
    """The names of products and families by their folded spellings; a product's wins."""
    return {
        fold(name): name for name in (*(each.family for each in products), *(each.name for each in products)) if name
    }


def prices(products: Iterable[Product]) -> Mapping[str, Decimal | None]:
    """The list prices by folded product name."""
    return {fold(product.name): product.price for product in products}
