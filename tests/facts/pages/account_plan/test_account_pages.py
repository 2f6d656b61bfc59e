from datetime import date, timedelta
from typing import Any

import pytest

from plangen.records.accounts.plan_texts import COLUMNS
from tests.facts.pages.account_plan.planned import ANA, AS_OF, BO, DEALS, cells, deal, plan_of, repeat_deals

LONG = "Every line of the packing hall runs on our belts and drives. " * 70
"""More than 4,000 characters."""


def acme(*deals: Any, **sheets: Any) -> Any:
    return plan_of((*DEALS, *deals), **sheets).sections["account_pages"][0]


def accounts(owner: str | None = ANA, **known: Any) -> list[Any]:
    header = [name.replace("_", " ") for name in known]
    return [("account", "salesperson", *header), ("Acme", owner, *known.values())]


def test_from_deals_alone_a_page_has_numbers_and_lines_to_write_on() -> None:
    page = acme()
    assert page.chart.title == "2026 is already the best year, 20.0K"
    assert cells(page.standing.rows, "label", "value") == [
        ("2026 to date", "20.0K"), ("Growth", "0.0%"), ("Open pipeline", "0"),
    ]  # fmt: skip
    assert [field.value for row in page.strategy.rows for field in [row.cells["text"]]] == [""] * 4
    assert [prompt.empty for prompt in page.prompts] == ["", "not yet known", "", ""]
    assert len(page.contacts.rows) == 4
    assert cells(page.moves.rows, "place", "number") == [("1", "AR-26-10"), ("2", "AR-26-11"), ("3", "AR-26-12")]


def test_the_amount_of_a_tick_is_printed_only_above_its_column() -> None:
    sold = (deal("Acme", 5_000, date(2025, 4, 2)), deal("Acme", 9_000, date(2026, 4, 2)))
    over = (deal("Acme", 1_000, date(2025, 4, 2)),)
    for deals, text in ((sold, ""), (sold[:1], "25.0"), (over, "")):
        column = acme(*deals).chart.columns[-1]
        assert column.tick is not None
        assert column.tick_text == text, column


def test_every_account_has_its_own_numbers() -> None:
    numbers = [row.plain("number") for page in plan_of().sections["account_pages"] for row in page.moves.rows]
    assert len(numbers) == len(set(numbers)) == 9


def test_the_profile_names_what_is_on_file() -> None:
    page = acme(Accounts=accounts(industry="Food", employees=1240, site="two sites", parent="Lantern Foods"))
    assert page.profile == "Food · 1,240 employees · two sites · part of Lantern Foods"


def test_the_end_of_the_contract_is_counted_in_days() -> None:
    page = acme(Accounts=accounts(contract_ends=AS_OF + timedelta(days=107)))
    assert (page.ends.day, page.ends.distance) == ("Jan 20, 2027", "in 107 days")


def test_red_flags_are_sentences_and_none_is_said() -> None:
    day = AS_OF - timedelta(days=122)
    contacts = [("account", "name", "title", "role", "last contact"), ("Acme", "Mina Lee", "Buyer", "key player", day)]
    ends = AS_OF + timedelta(days=29)
    page = acme(Contacts=contacts, Accounts=accounts(contract_ends=ends))
    assert page.flags == (
        "One active contact: Mina Lee.",
        "Contract ends Nov 3, 2026, in 29 days with no next step.",
        "Last contact Jun 5, 2026, 122 days ago.",
        "No next step in the next 90 days.",
    )
    step = accounts(next_step="Call", next_step_due=ends)
    assert acme(Accounts=step).flags == ("None",)


def test_a_decline_and_a_person_who_was_not_in_touch_are_red_flags() -> None:
    contacts = [
        ("account", "name", "title", "role", "last contact"),
        ("Acme", "Lionel Marsh", "CFO", "decision maker", date(2026, 7, 1)),
        ("Acme", "Mina Lee", "Buyer", "key player", date(2026, 10, 1)),
    ]
    page = acme(deal("Acme", 60_000, date(2025, 2, 2)), Contacts=contacts, Accounts=accounts(next_step="Call"))
    assert page.flags == (
        "Lionel Marsh, CFO: last contact Jul 1, 2026, 96 days ago.",
        "Revenue is down 75% on the same days of 2025.",
    )


def test_who_decides_and_was_never_in_touch_is_a_red_flag_if_others_have_dates() -> None:
    header = ("account", "name", "title", "role", "influence", "last contact")
    never = ("Acme", "Lionel Marsh", "CFO", "decision maker", 5, None)
    others = [("Acme", "Mina Lee", "Buyer", "key player", 2, date(2026, 10, 1))]
    step = accounts(next_step="Call")
    assert acme(Contacts=[header, never, *others], Accounts=step).flags == ("Lionel Marsh, CFO: no contact on file.",)
    undated = [row[:-1] for row in (header, never, *others)]
    assert acme(Contacts=undated, Accounts=step).flags == ("None",)


def test_a_share_of_wallet_above_all_of_it_says_that_the_spend_is_too_low() -> None:
    def labels(spend: int) -> list[str]:
        return [label for (label,) in cells(acme(Accounts=accounts(annual_spend=spend)).standing.rows, "label")]

    assert "Share of wallet, 2025" in labels(40_000)
    assert "Share of wallet, 2025, annual spend too low" in labels(10_000)


def test_a_share_of_wallet_names_the_running_year_if_no_earlier_one_is_known() -> None:
    page = plan_of(repeat_deals("Acme", "Bolt", "Crane"), Accounts=accounts(annual_spend=40_000))
    labels = [label for (label,) in cells(page.sections["account_pages"][0].standing.rows, "label")]
    assert "Share of wallet, 2026 to date" in labels


def test_colleagues_are_named_before_a_long_profile_is_cut() -> None:
    sold = [deal("Acme", 20_000, date(2026, 5, 4), name) for name in (BO, "Cy Park", "Di Roe")]
    page = acme(*sold, Accounts=accounts(industry="Food", parent="A holding with a long name " * 5))
    assert page.profile.startswith("with 3 colleagues; my share 25% · Food · part of A holding")
    assert page.profile.endswith("…")


def test_what_another_person_writes_about_an_account_has_no_numbers_here_either() -> None:
    theirs = accounts(BO, shared="no", contract_ends=AS_OF + timedelta(days=9), next_step="Bo calls")
    page = acme(Accounts=theirs)
    assert page.ends is None
    assert "Contract" not in " ".join(page.flags)


def test_what_another_person_writes_about_an_account_is_on_their_page_only() -> None:
    texts = {"strengths": "They trust Bo", "strategy": "Bo's plan", "next_step": "Bo calls"}
    for owner, is_shared, shown in ((ANA, "no", True), (None, "no", True), (BO, "yes", True), (BO, "no", False)):
        page = acme(Accounts=accounts(owner, **texts, shared=is_shared))
        assert ("They trust Bo" in repr(page)) is shown
        assert ("Bo's plan" in repr(page)) is shown
        assert ("Bo calls" in repr(page)) is shown


@pytest.mark.parametrize(("owner", "others", "is_shared", "shown", "revenue"), [
    (None, 0, "no", "", "2026 to date 20.0K"), (None, 1, "no", "", "My 2026 to date 20.0K"),
    (None, 2, "no", "", "My 2026 to date 20.0K"), (BO, 1, "no", "", "My 2026 to date 20.0K"),
    (None, 3, "no", "with 3 colleagues; my share 25%", "2026 to date 80.0K"),
    (None, 1, "yes", "with 1 colleague; my share 50%", "2026 to date 40.0K"),
    (ANA, 1, "no", "with 1 colleague; my share 50%", "2026 to date 40.0K"),
])  # fmt: skip
def test_the_numbers_are_the_accounts_or_labeled_mine_where_a_colleagues_could_be_worked_out(
    owner: str | None, others: int, is_shared: str, shown: str, revenue: str
) -> None:
    sellers = (BO, "Cy Park", "Di Roe")[:others]
    sold = [deal("Acme", 20_000, date(2026, 5, 4), name) for name in sellers]
    mine = deal("Acme", 1_000, date(2026, 12, 1), stage="Proposal")
    page = acme(*sold, mine, Accounts=accounts(owner, shared=is_shared))
    assert page.profile == shown
    assert " ".join(cells(page.standing.rows, "label", "value")[0]) == revenue


ACTIVITIES = [
    ("salesperson", "date", "type", "account", "count"),
    *((name, AS_OF - timedelta(days=ago), "call", "Acme", 1) for name, ago in ((ANA, 150), (BO, 20), (BO, 10))),
]


def test_an_account_that_was_taken_over_has_the_history_of_who_had_it_before() -> None:
    before = (
        deal("Acme", 41_000, date(2025, 2, 2), BO),
        deal("Acme", 9_000, date(2026, 12, 1), BO, stage="Proposal", step="Bo's own words"),
    )
    page = acme(*before, Activities=ACTIVITIES, Accounts=accounts(tier="B"))
    assert page.chart.title == "2025 was the best year, 61.0K"
    assert cells(page.standing.rows, "label", "value") == [
        ("2026 to date", "20.0K"), ("Growth", "−67.2%"), ("Open pipeline", "9.0K"), ("Touches a year", "3 (goal 6)"),
    ]  # fmt: skip
    assert page.flags == ("Revenue is down 67% on the same days of 2025.",)
    assert cells(page.opportunities.rows, "amount", "next_step") == [("9.0K", "with Bo")]
    assert "Bo's own words" not in repr(page)


def test_only_the_persons_contacts_count_where_only_their_numbers_do() -> None:
    mine = deal("Acme", 1_000, date(2026, 12, 1), stage="Proposal", step="Call")
    sold = deal("Acme", 20_000, date(2026, 5, 4), BO), deal("Acme", 5_000, date(2026, 12, 1), BO, stage="Proposal")
    page = acme(*sold, mine, Activities=ACTIVITIES, Accounts=accounts(BO))
    assert cells(page.standing.rows, "label", "value")[-2:] == [
        ("My open pipeline", "1.0K"), ("My touches a year", "1 (goal 6)"),
    ]  # fmt: skip
    assert page.flags == ("My last contact May 8, 2026, 150 days ago.",)
    assert page.opportunities.columns[0].header == "My open opportunities"
    assert page.chart.caption.startswith("My revenue")


def test_an_account_is_new_only_if_it_never_bought_before() -> None:
    growth = {
        "new": deal("Dell", 30_000, date(2026, 4, 1)),
        "n/a": deal("Dell", 26_000, date(2025, 12, 1)),
    }
    this_year = deal("Dell", 18_000, date(2026, 5, 1))
    found = {
        text: plan_of((*DEALS, earlier, this_year)).sections["account_overview"] for text, earlier in growth.items()
    }
    for text, overview in found.items():
        assert (("Dell", text) in cells(overview.table.rows, "account", "growth")) is True
        assert ("(n/a: nothing booked then)" in overview.notes[0]) is (text == "n/a")


def test_the_most_influential_contacts_come_first_and_a_row_to_write_in_stays() -> None:
    people = [("Acme", f"Person {at}", at) for at in (1, 2, 3, 4, 5, 5, 4)]
    named = [("Acme", f"{name} {at}", influence) for at, (_, name, influence) in enumerate(people)]
    page = acme(Contacts=[("account", "name", "influence"), *named])
    assert [name for (name,) in cells(page.contacts.rows, "influence")] == ["●●●●●"] * 2 + ["●●●●"] * 2 + ["●●●", ""]
    assert page.contacts.more == "2 more in Contacts"


def test_moves_are_the_next_step_and_open_commitments_by_date_with_their_numbers() -> None:
    actions = [
        ("id", "salesperson", "owner", "action", "account", "due", "status"),
        ("KO-1", ANA, BO, "Meet the CFO", "Acme", "2026-12-01", "open"),
        ("AR-7", ANA, None, "Renew the contract", "acme", "2026-11-01", "open"),
        ("AR-8", ANA, None, "Done", "Acme", "2026-11-01", "kept"),
    ]
    page = acme(Actions=actions, Accounts=accounts(next_step="Walk the lube room", next_step_due="2026-10-20"))
    assert cells(page.moves.rows, "action", "owner", "due", "number") == [
        ("Walk the lube room", "Ana", "Oct 20", "AR-26-10"),
        ("Renew the contract", "Ana", "Nov 1", "AR-7"),
        ("Meet the CFO", "Bo", "Dec 1", "KO-1"),
    ]
    repeated = acme(Actions=actions, Accounts=accounts(next_step="renew the contract"))
    assert cells(repeated.moves.rows, "number") == [("AR-7",), ("KO-1",), ("AR-26-10",)]


def test_the_largest_open_deals_are_listed_and_the_rest_counted() -> None:
    opened = [deal("Acme", 1_000 * at, date(2026, 12, at), stage="Proposal") for at in range(1, 7)]
    page = acme(*opened)
    assert [value for (value,) in cells(page.opportunities.rows, "amount")] == ["6.0K", "5.0K", "4.0K", "3.0K"]
    assert page.opportunities.more == "2 more open"
    assert acme().opportunities.empty == "No open deals."


def test_texts_that_are_cut_print_whole_at_the_end() -> None:
    columns = [name for name in COLUMNS if name != "strategy"]
    sheet = plan_of(Accounts=accounts(**{name.replace(" ", "_"): LONG[:3_990] for name in columns}))
    page, whole = sheet.sections["account_pages"][0], sheet.sections["account_full_text"]
    assert all(len(prompt.blank.value) <= 79 for prompt in page.prompts)
    assert {each.address for each in whole} == {
        "Acme, priorities", "Acme, challenges", "Acme, where we play", "Acme, what we bring", "Acme, how they get it",
        "Acme, what we get", "Acme, our strengths", "Acme, biggest vulnerability", "Acme, competitors",
        "Acme, stop doing",
    }  # fmt: skip
    assert all(each.text == LONG[:3_990].strip() for each in whole)


def test_fields_of_a_page_go_back_to_its_account() -> None:
    page = acme()
    assert [row.cells["text"].address for row in page.strategy.rows] == [
        f"Accounts/Acme/{name}" for name in ("where we play", "what we bring", "how they get it", "what we get")
    ]
    assert [prompt.blank.address for prompt in page.prompts] == [
        f"Accounts/Acme/{name}" for name in ("strengths", "biggest vulnerability", "competitors", "stop doing")
    ]


def test_the_best_year_is_only_of_the_chart_if_an_earlier_year_on_file_had_more() -> None:
    assert acme().chart.title == "2026 is already the best year, 20.0K"
    earlier = deal("Acme", 30_000, date(2023, 9, 4))
    assert acme(earlier).chart.title == "2026 is already the best of these 3 years, 20.0K"


def test_an_account_without_bookings_in_the_years_of_the_chart_has_the_day_of_the_last_one() -> None:
    quiet = [deal("Dorn", 9_000, date(2023, 9, 4)), deal("Dorn", 1_000, date(2026, 12, 1), stage="Proposal")]
    page = next(each for each in plan_of([*DEALS, *quiet]).sections["account_pages"] if each.name == "Dorn")
    assert page.chart.title == "No bookings since Sep 4, 2023"
    assert [column.text for column in page.chart.columns] == ["–", "–", "–"]


def test_a_deal_that_should_have_closed_says_so_and_is_a_red_flag() -> None:
    days = (date(2026, 9, 2), date(2026, 11, 3), date(2027, 1, 15), date(2025, 12, 4))
    opened = [deal("Acme", 4_000 - at, day, stage="Proposal", step="Call") for at, day in enumerate(days)]
    page = acme(*opened, Accounts=accounts(next_step="Call"))
    closes = [row.plain("close") for row in page.opportunities.rows]
    assert closes == ["was Sep 2", "Nov 3", "Jan 15, 2027", "was Dec 4, 2025"]
    assert page.flags == ("2 open deals are past close date.",)
    assert page.has_flags is True
    assert acme(opened[1], Accounts=accounts(next_step="Call")).has_flags is False


def test_a_share_that_rounds_to_nothing_is_under_1_percent() -> None:
    sold = [deal("Acme", 3_000_000, date(2026, 5, 4), name) for name in (BO, "Cy Park", "Di Roe")]
    page = acme(*sold, Accounts=accounts())
    assert page.profile == "with 3 colleagues; my share under 1%"


def test_the_full_text_names_the_account_that_a_text_belongs_to() -> None:
    name = "Belt replacement for every line of the packing hall " * 2
    opened = (*deal("Acme", 900, date(2026, 12, 1), stage="Proposal")[:-1], name)
    found = plan_of((*DEALS, opened)).sections["account_full_text"]
    assert [each.address for each in found] == ["Acme, open"]


def test_my_revenue_is_without_what_was_won_before_my_hire_date() -> None:
    team = [("salesperson", "hired"), (ANA, date(2026, 4, 1)), (BO, None)]
    names = ("Acme", "Bolt", "Crane")
    mine = [deal(name, amount, date(2026, 5, 4)) for name in names for amount in (1_000, 2_000)]
    mine.append(deal("Acme", 1_000, date(2026, 12, 1), stage="Proposal"))
    before_hire, other = deal("Acme", 50_000, date(2026, 2, 2)), deal("Acme", 7_000, date(2026, 5, 4), BO)
    sheets = {"Team": team, "Accounts": accounts(BO)}
    pages = plan_of([*DEALS[:1], *mine, before_hire, other], **sheets).sections["account_pages"]
    [page] = [each for each in pages if each.name == "Acme"]
    assert cells(page.standing.rows, "label", "value")[0] == ("My 2026 to date", "3.0K")
