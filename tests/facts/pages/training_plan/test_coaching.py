from plangen.elements.table import Table
from plangen.sources.grid import Cell
from tests.facts.pages.training_plan.plans import ANA, inputs, plan, skills, team
from tests.sheets import sheet

HEADERS = ["salesperson", "date", "account", "objective", "competency", "score", "keep", "change"]


def test_a_card_has_the_planned_visit_and_the_acts_of_its_phase() -> None:
    visit = sheet(HEADERS, [ANA, "2026-10-29", "Acme", "Agree on a date", "", "", "", ""], name="Coaching")
    data = inputs(visit, skills([ANA, "negotiating", 4, 3, 2, "", "2026-07-09", "2026-07-09"]))
    page = plan(data)["coaching_cards"]
    first = page.rows[0].left
    assert (first.day.value, first.account.value, first.objective.value) == ("Thu, Oct 29", "Acme", "Agree on a date")
    assert first.account.address == "Coaching/AR:2026-10-29:Acme/account"
    table: Table = first.skills
    assert (table.rows[0].plain("skill"), table.rows[0].plain("act")) == ("Negotiating", "asks for something in return")
    assert len(table.rows) == 3
    assert "next: October 29." in page.head.title


def test_four_cards_are_printed_without_any_data() -> None:
    page = plan(inputs())["coaching_cards"]
    cards = [card for row in page.rows for card in (row.left, row.right)]
    assert [card.number for card in cards] == ["1", "2", "3", "4"]
    assert all(row.plain("act") for card in cards for row in card.skills.rows)


def test_the_log_is_on_the_manager_s_copy_alone() -> None:
    seen = sheet(HEADERS, [ANA, "2026-09-03", "Acme", "Renew", "closing", 4, "Waited", "Ask"], name="Coaching")
    assert plan(inputs(seen))["coaching_log"] is None
    assert "Waited" not in str(plan(inputs(seen)))
    first, *blank = plan(inputs(seen), "manager")["coaching_log"].rows
    assert (first.plain("account"), first.plain("score"), first.plain("keep")) == ("Acme", "4", "Waited")
    assert len(blank) == 23
    assert plan(inputs(seen))["coaching_head"] is None
    assert plan(inputs(seen), "manager")["coaching_head"].title == "1 visit, on Sep 3, 2026."
    assert plan(inputs(), "manager")["coaching_head"].title == "No visits on file yet."


def test_a_log_with_long_texts_has_fewer_blank_rows_so_that_it_stays_on_its_page() -> None:
    words = "Ask about the annual maintenance contract before the price comes up"
    visit: list[Cell] = [ANA, "2026-09-03", "Acme", words, "closing", 4, words, words]
    _, *blank = plan(inputs(sheet(HEADERS, visit, name="Coaching")), "manager")["coaching_log"].rows
    assert len(blank) == 22


def test_a_visit_to_show_several_skills_is_one_card() -> None:
    rows = [
        [ANA, "2026-10-29", "Acme", text, skill, "", "", ""]
        for text, skill in (("", "closing"), ("Renew", "discovery"))
    ]
    found = plan(inputs(sheet(HEADERS, *rows, name="Coaching")))
    assert found["coaching_cards"].head.title == "2 of 4 field coaching sessions are planned; next: October 29."
    assert found["coaching_cards"].rows[0].left.objective.value == "Renew"
    assert str(found["training_calendar"]).count("Ride-along Oct 29") == 1


def test_a_new_hire_s_cards_have_no_dates_from_topics() -> None:
    page = plan(inputs(team(hired="2026-09-28")))["coaching_cards"]
    assert page.head.title == "Four field coaching sessions to plan."
    assert not any(card.day.value for row in page.rows for card in (row.left, row.right))
