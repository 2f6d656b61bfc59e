"""Hand-made exports of contacts in disguise, each of the same people."""

from pathlib import Path

from tests.crm_account_exports import salesforce_data_loader as accounts_by_id
from tests.crm_exports import ACCOUNT_IDS, USER_IDS, american, serial
from tests.crm_files import Rows, text, workbook
from tests.crm_people import PEOPLE, groups


def salesforce_report(folder: Path) -> list[Path]:
    """A report as text in an old encoding: names in two columns, a banner, totals, and a confidentiality line."""
    rows: Rows = [
        ["Contacts & Accounts Report"],
        ["Filtered By: My team's accounts"],
        [],
        ["Salutation", "Last Name", "Account Owner", "First Name", "Email", "Title", "Phone", "Last Activity",
         "Mailing Street", "Account Name", "Contact Owner", "Mobile"],
    ]  # fmt: skip
    rows += [["Dr.", each.last, "Somebody Else", each.first, each.email, each.title, each.phone,
              american(each.seen) if each.seen else "", "1 Main St", each.account, each.owner, "no"]
             for each in PEOPLE]  # fmt: skip
    rows += [["Grand Totals (5 records)"], ["Confidential Information - Do Not Distribute"]]
    rows += [["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."]]
    return text(folder / "report1761900000002.csv", rows, encoding="utf-8-sig")


def salesforce_data_loader(folder: Path) -> list[Path]:
    """The fields by their own names: accounts and owners by their ids, and the lists of both beside it."""
    rows: Rows = [["ID", "ISDELETED", "ACCOUNTID", "LASTNAME", "FIRSTNAME", "MAILINGCITY", "PHONE", "EMAIL", "TITLE",
                   "OWNERID", "CREATEDDATE", "LASTACTIVITYDATE", "REPORTSTOID"]]  # fmt: skip
    rows += [[f"003{at}", "false", ACCOUNT_IDS[each.account], each.last, each.first, "Lyon", each.phone, each.email,
              each.title, USER_IDS[each.owner], "2025-01-01T08:00:00.000Z", each.seen, ""]
             for at, each in enumerate(PEOPLE)]  # fmt: skip
    return [*text(folder / "contacts.csv", rows), *accounts_by_id(folder)]


def hubspot(folder: Path) -> list[Path]:
    """Tabs in UTF-16, several companies in one cell, other columns between."""
    rows: Rows = [["Record ID", "Contact owner", "Associated Company IDs", "First Name", "Lead Status", "Job Title",
                   "Last Name", "Last Activity Date", "Phone Number", "Email", "Associated Company", "Create Date",
                   "Marketing contact status"]]  # fmt: skip
    rows += [[f"70{at}", each.owner, "77;78", each.first, "Open", each.title, each.last,
              f"{each.seen} 09:30" if each.seen else "", each.phone, each.email,
              f"{each.account};Somebody Else" if at == 1 else each.account, "2024-02-01 09:30", "No"]
             for at, each in enumerate(PEOPLE)]  # fmt: skip
    return text(folder / "hubspot-crm-exports-all-contacts.csv", rows, "\t", "utf-16")


def dynamics(folder: Path) -> list[Path]:
    """A workbook with a hidden sheet before the data, hidden columns, and day numbers."""
    rows: Rows = [["(Do Not Modify) Contact", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On",
                   "Full Name", "Email", "Company Name", "Business Phone", "Job Title", "Owner", "Status",
                   "Last contacted"]]  # fmt: skip
    rows += [[f"c1-{at}", "q1w2e3", 46000.5, each.name, each.email, each.account, each.phone, each.title, each.owner,
              "Active", serial(each.seen) if each.seen else None] for at, each in enumerate(PEOPLE)]  # fmt: skip
    words = ("contact:bWF0Y2ggbWU=:fullname=fullname&owner=ownerid", "Owner", "Status")
    return workbook(folder / "Active Contacts 10-31-2026.xlsx", rows, hidden="A:C", before=words)


def zoho(folder: Path) -> list[Path]:
    """Semicolons, rows of each owner under one another with counts between, days first."""
    rows: Rows = [["Contact Owner ↑", "Contact Owner.id", "Record Id", "Last Name", "Account Name.id", "Title",
                   "Mailing City", "Account Name", "First Name", "Email", "Phone", "Last Activity Time"]]  # fmt: skip
    for people in groups(PEOPLE):
        rows += [[each.owner if at == 0 else "", "zcrm_1", f"zcrm_{each.last}", each.last, "zcrm_2", each.title, "Lyon",
                  each.account, each.first, each.email, each.phone,
                  f"{each.seen:%d/%m/%Y} 10:15:00" if each.seen else ""] for at, each in enumerate(people)]  # fmt: skip
        rows += [[f"Count {len(people)}"]]
    return text(folder / "Contacts_001.csv", rows, ";")


def pipedrive(folder: Path) -> list[Path]:
    """Entity and field in each head, the kind of each e-mail behind it, a title above, and a note below."""
    rows: Rows = [["People of our organizations"], [],
                  ["Person - ID", "Person - Label", "Person - Organization", "Person - Phone - Work", "Person - Name*",
                   "Person - Job title", "Person - Email - Home", "Person - Email - Work", "Person - Owner",
                   "Person - Last activity date", "Person - Open deals"]]  # fmt: skip
    rows += [[at, "Hot lead", each.account, each.phone, each.name, each.title, "", each.email, each.owner,
              each.seen, 1] for at, each in enumerate(PEOPLE, 1)]  # fmt: skip
    rows += [[], ["Source: Pipedrive, 31 October"]]
    return workbook(folder / "people-12345-3.xlsx", rows, hidden="A:A")


EXPORTS = (salesforce_report, salesforce_data_loader, hubspot, dynamics, zoho, pipedrive)
