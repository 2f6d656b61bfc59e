"""Contact exports as each CRM writes them, with typical clutter, all with the same people."""

from pathlib import Path

from tests.crm_account_exports import salesforce_data_loader as accounts_by_id
from tests.crm_exports import ACCOUNT_IDS, USER_IDS, serial_date, us_date
from tests.crm_files import Rows, text, workbook
from tests.crm_people import PEOPLE, by_owner


def salesforce_report(folder: Path) -> list[Path]:
    """Writes a report as CSV with a byte-order mark: split names, a banner, totals, and a confidentiality line."""
    rows: Rows = [
        ["Contacts & Accounts Report"],
        ["Filtered By: My team's accounts"],
        [],
        ["Salutation", "Last Name", "Account Owner", "First Name", "Email", "Title", "Phone", "Last Activity",
         "Mailing Street", "Account Name", "Contact Owner", "Mobile"],
    ]  # fmt: skip
    rows += [["Dr.", each.last, "Someone Else", each.first, each.email, each.title, each.phone,
              us_date(each.seen) if each.seen else "", "1 Main St", each.account, each.owner, "no"]
             for each in PEOPLE]  # fmt: skip
    rows += [["Grand Totals (5 records)"], ["Confidential Information - Do Not Distribute"]]
    rows += [["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."]]
    return text(folder / "report1761900000002.csv", rows, encoding="utf-8-sig")


def salesforce_data_loader(folder: Path) -> list[Path]:
    """Writes API field names with account and owner ids, plus the lists of both."""
    rows: Rows = [["ID", "ISDELETED", "ACCOUNTID", "LASTNAME", "FIRSTNAME", "MAILINGCITY", "PHONE", "EMAIL", "TITLE",
                   "OWNERID", "CREATEDDATE", "LASTACTIVITYDATE", "REPORTSTOID"]]  # fmt: skip
    rows += [[f"003{at}", "false", ACCOUNT_IDS[each.account], each.last, each.first, "Lyon", each.phone, each.email,
              each.title, USER_IDS[each.owner], "2025-01-01T08:00:00.000Z", each.seen, ""]
             for at, each in enumerate(PEOPLE)]  # fmt: skip
    return [*text(folder / "contacts.csv", rows), *accounts_by_id(folder)]


def hubspot(folder: Path) -> list[Path]:
    """Writes tab-separated UTF-16 with several companies in one cell and unrelated columns."""
    rows: Rows = [["Record ID", "Contact owner", "Associated Company IDs", "First Name", "Lead Status", "Job Title",
                   "Last Name", "Last Activity Date", "Phone Number", "Email", "Associated Company", "Create Date",
                   "Marketing contact status"]]  # fmt: skip
    rows += [[f"70{at}", each.owner, "77;78", each.first, "Open", each.title, each.last,
              f"{each.seen} 09:30" if each.seen else "", each.phone, each.email,
              f"{each.account};Someone Else" if at == 1 else each.account, "2024-02-01 09:30", "No"]
             for at, each in enumerate(PEOPLE)]  # fmt: skip
    return text(folder / "hubspot-crm-exports-all-contacts.csv", rows, "\t", "utf-16")


def dynamics(folder: Path) -> list[Path]:
    """Writes a workbook with a hidden sheet, hidden columns, and serial dates."""
    rows: Rows = [["(Do Not Modify) Contact", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On",
                   "Full Name", "Email", "Company Name", "Business Phone", "Job Title", "Owner", "Status",
                   "Last contacted"]]  # fmt: skip
    rows += [[f"c1-{at}", "q1w2e3", 46000.5, each.name, each.email, each.account, each.phone, each.title, each.owner,
              "Active", serial_date(each.seen) if each.seen else None] for at, each in enumerate(PEOPLE)]  # fmt: skip
    hidden_sheet = ("contact:bWF0Y2ggbWU=:fullname=fullname&owner=ownerid", "Owner", "Status")
    return workbook(folder / "Active Contacts 10-31-2026.xlsx", rows, hidden_columns="A:C", hidden_sheet=hidden_sheet)


def zoho(folder: Path) -> list[Path]:
    """Writes semicolons, groups by owner with counts, and day-first dates."""
    rows: Rows = [["Contact Owner ↑", "Contact Owner.id", "Record Id", "Last Name", "Account Name.id", "Title",
                   "Mailing City", "Account Name", "First Name", "Email", "Phone", "Last Activity Time"]]  # fmt: skip
    for people in by_owner(PEOPLE):
        rows += [[each.owner if at == 0 else "", "zcrm_1", f"zcrm_{each.last}", each.last, "zcrm_2", each.title, "Lyon",
                  each.account, each.first, each.email, each.phone,
                  f"{each.seen:%d/%m/%Y} 10:15:00" if each.seen else ""] for at, each in enumerate(people)]  # fmt: skip
        rows += [[f"Count {len(people)}"]]
    return text(folder / "Contacts_001.csv", rows, ";")


def pipedrive(folder: Path) -> list[Path]:
    """Writes entity and field in each header, one column per email type, a title above, and a note below."""
    rows: Rows = [["People of our organizations"], [],
                  ["Person - ID", "Person - Label", "Person - Organization", "Person - Phone - Work", "Person - Name*",
                   "Person - Job title", "Person - Email - Home", "Person - Email - Work", "Person - Owner",
                   "Person - Last activity date", "Person - Open deals"]]  # fmt: skip
    rows += [[at, "Hot lead", each.account, each.phone, each.name, each.title, "", each.email, each.owner,
              each.seen, 1] for at, each in enumerate(PEOPLE, 1)]  # fmt: skip
    rows += [[], ["Source: Pipedrive, 31 October"]]
    return workbook(folder / "people-12345-3.xlsx", rows, hidden_columns="A:A")


EXPORTS = (salesforce_report, salesforce_data_loader, hubspot, dynamics, zoho, pipedrive)
