from decimal import Decimal

from plangen.workflow.look_first import Sort, Striking, weightiest


def test_the_largest_change_and_the_largest_single_deal_are_told_and_every_sort_in_its_order() -> None:
    found = [
        Striking(Sort.GONE, Decimal(0), "gone"),
        Striking(Sort.ONE_DEAL, Decimal("0.4"), "small share"),
        Striking(Sort.CHANGE, Decimal(10), "small change"),
        Striking(Sort.ONE_DEAL, Decimal("0.9"), "large share"),
        Striking(Sort.CHANGE, Decimal(90), "large change"),
        Striking(Sort.NEGATIVE, Decimal(1), "negative"),
    ]
    assert weightiest(found) == ["large change", "large share", "negative", "gone"]


def test_of_the_other_sorts_three_are_enough() -> None:
    assert weightiest(Striking(Sort.GONE, Decimal(0), f"{at}") for at in range(9)) == ["0", "1", "2"]
