from plangen.metrics.results.quota import QuotaPlan, quota
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Role", "Quota 2026"], ["Ana Ruiz", "hunter", 1200], ["Bo Lind", "farmer", 0], name="Team")
LONG: list[Cell] = ["Salesperson", "Measure", "Period", "Amount", "Product"]
PRODUCTS = sheet(["product", "family"], ["Red pump", "Pumps"], ["Belt 40", "Belts"], name="Products")


def test_a_plan_has_a_stretch_goal_and_targets_for_parts_of_the_quota() -> None:
    words = ("Stretch goal", "new business", "expansion", "Renewals", "stretch")
    rows: list[list[Cell]] = [["Ana Ruiz", word, f"202{at}", 100] for at, word in enumerate(words)]
    found = book(sheet(LONG[:4], *rows, name="Targets"), TEAM)
    assert [each.measure for each in found.targets] == [
        "stretch", "new bookings", "expansion bookings", "renewal bookings", "stretch",
    ]  # fmt: skip
    assert not found.problems


def test_a_target_for_one_product_or_family_is_kept_apart_and_never_the_quota() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "bookings", "2026", 400, "PUMPS"], ["Ana Ruiz", "bookings", "2026", 800, "Belt 40"],
        ["Ana Ruiz", "margin", "2026", "35%", "Pumps"], ["Ana Ruiz", "bookings", "2026", 1200, "All products"],
    ]  # fmt: skip
    found = book(sheet(LONG, *rows, name="Targets"), TEAM, PRODUCTS)
    assert [(each.measure, float(each.amount), each.product) for each in found.targets] == [("bookings", 1200, "")]
    assert [(each.measure, each.product) for each in found.product_targets] == [
        ("bookings", "Pumps"), ("bookings", "Belt 40"), ("margin", "Pumps"),
    ]  # fmt: skip
    year = found.calendar.year(2026)
    assert quota(found.roster.people[0], year, QuotaPlan(found.targets, found.settings, found.as_of)).value == 1200
    assert not found.problems


def test_a_duplicate_target_for_a_product_is_an_error_and_an_unknown_product_a_warning() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "", "2026", 400, "Pumps"], ["Ana Ruiz", "", "2026", 500, "pumps"],
        ["Ana Ruiz", "", "2026", 5, "Hoses"],
    ]  # fmt: skip
    found = book(sheet(LONG, *rows, name="Targets"), TEAM, PRODUCTS)
    assert [(each.product, float(each.amount)) for each in found.product_targets] == [("Pumps", 400), ("Hoses", 5)]
    assert sorted((problem.sort, problem.place.cell) for problem in found.problems) == [
        ("duplicate target", "D3"), ("unknown product", "E4"),
    ]  # fmt: skip
    texts = " ".join(messages(found.problems))
    assert "Ana Ruiz's 2026 bookings target for Pumps is listed twice" in texts
    assert "1 target names a product that isn't in Products." in texts


def test_targets_for_products_that_do_not_add_up_to_the_quota_in_team_are_no_conflict() -> None:
    found = book(sheet(LONG, ["Ana Ruiz", "bookings", "2026", 400, "Pumps"], name="Targets"), TEAM, PRODUCTS)
    assert not found.problems
    assert not found.targets
