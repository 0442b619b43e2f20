"""Workbooks of several sheets: those that speak of applications are read, and the first one's columns are shown."""

from datetime import date
from pathlib import Path

import openpyxl

from onward.sources.read import read


def test_contacts_beside_applications_are_not_applications(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Applications"
    first.append(["Company", "Role", "Date Applied", "Status"])
    for i in range(1, 6):
        first.append([f"Employer {i}", "Clerk", f"2026-01-0{i}", "Rejected" if i % 2 else ""])
    contacts = book.create_sheet("Networking")
    contacts.append(["Name", "Company", "Date", "Topic"])
    for i in range(1, 4):
        contacts.append([f"Friend {i}", f"Employer {i}", f"2026-02-0{i}", "coffee"])
    book.save(tmp_path / "mine.xlsx")
    reading = read(tmp_path / "mine.xlsx", today=date(2026, 11, 24))
    assert len(reading.applications) == 5
    assert reading.mapping["applied_on"] == "Date Applied"
    assert any("Networking" in note.why and "3 rows" in note.why for note in reading.doubts)
