"""After a no: two clicks, what it taught, feedback later, the next step, and onward."""

import re

from playwright.sync_api import Page, expect
from starting import add, open_sample, start_empty


def test_two_clicks_and_the_next_step(page: Page) -> None:
    start_empty(page, "A no")
    add(page, "Acme", "Engineer")
    page.get_by_role("link", name="They said no").click()
    page.get_by_role("dialog").get_by_role("button", name="Record it").click()
    page.wait_for_url("**/closed")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        re.compile("Nothing to change|too early|Closed", re.I)
    )
    page.get_by_role("button", name=re.compile("Ask for feedback in 10 days")).click()
    expect(page.locator("main")).to_contain_text("You will be reminded to ask")
    page.get_by_role("link", name="Onward", exact=True).last.click()
    expect(page).to_have_url(re.compile(r"/$"))


def test_it_says_what_this_one_taught(page: Page) -> None:
    open_sample(page)
    page.goto("/board")
    page.locator("[data-place='interview'] .board-card a").first.click()
    page.get_by_role("link", name="They said no").click()
    page.get_by_role("dialog").get_by_role("button", name="Record it").click()
    page.wait_for_url("**/closed")
    expect(page.locator("main")).to_contain_text("Nothing to change")
    expect(page.locator("main")).to_contain_text(re.compile(r"from \d+ in 100 to \d+ in 100|stays at"))
    page.goto("/history")
    page.get_by_role("button", name="Undo").first.click()
