"""Long names without a space: no page becomes wider than its window, on a phone and on a desk."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page
from seeing import settled
from starting import import_file

LONG = "Donaudampfschifffahrtsgesellschaft" * 8
ARMS = (f"{LONG[:190]}a", f"{LONG[:190]}b")


def sheet(path: Path) -> str:
    """A search of long names, with a column that is worth a claim."""
    with path.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["Company", "Position", "Date Applied", "Location", "Status", "Kind of resume"])
        for n in range(24):
            status = ("Applied", "Rejected", "Interview")[n % 3]
            rows.writerow([LONG[: 250 + n], LONG, f"2026-03-{n + 1:02}", LONG, status, ARMS[n % 2]])
    return str(path)


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_page_is_wider_than_its_window(page: Page, tmp_path: Path, width: int) -> None:
    import_file(page, sheet(tmp_path / "long.csv"))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/experiments")
    page.get_by_label("What do you try?").fill(LONG[:120])
    page.get_by_label("One way").fill(ARMS[0][:119] + "a")
    page.get_by_label("The other way").fill(ARMS[0][:119] + "b")
    page.get_by_role("button", name="Begin").click()
    page.goto("/list")
    one = page.locator("tbody a").first.get_attribute("href")
    page.goto("/claims")
    claim = page.locator(".claim-line a").first.get_attribute("href")
    page.goto("/import")
    page.set_input_files("#file", sheet(tmp_path / "again.csv"))
    page.get_by_role("button", name="Look at it").click()
    wide = {"the preview": wider(page)}
    pages = (
        "/",
        "/board",
        "/board?ended=open",
        "/list",
        "/claims",
        "/picture",
        "/experiments",
        "/history",
        "/week",
    )
    for address in (*pages, "/settings", "/record", "/add", one, f"{one}/edit", f"{one}/closed", claim):
        page.goto(address or "/")
        wide[address or ""] = wider(page)
    assert {address: by for address, by in wide.items() if by > 0} == {}


def wider(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    settled(page)
    by: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return by
