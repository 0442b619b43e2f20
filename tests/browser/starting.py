"""Beginning in the browser."""

from __future__ import annotations

from playwright.sync_api import Page


def start_empty(page: Page, name: str) -> None:
    """A search of its own, without anything in it."""
    page.goto("/welcome")
    page.get_by_label("A name for this search").fill(name)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/")


def open_sample(page: Page) -> None:
    """The sample search."""
    page.goto("/welcome")
    page.get_by_role("button", name="Open the sample").click()
    page.wait_for_url("**/")


def import_file(page: Page, path: str) -> None:
    """A file as a search of its own."""
    page.goto("/import/first")
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Begin a search with it").click()
    page.wait_for_url("**/")


def add(page: Page, employer: str, role: str, *, saved: bool = False) -> None:
    """An application by hand: sent today, or only kept."""
    page.goto("/add")
    page.get_by_label("Employer", exact=True).fill(employer)
    page.get_by_label("Role", exact=True).fill(role)
    if saved:
        page.get_by_label("Not yet").check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/applications/**")
