"""Keys: they are told, and those of a single letter can be switched off (WCAG 2.1.4)."""

import re

from playwright.sync_api import Page, expect
from starting import add, start_empty


def switch(page: Page, *, on: bool) -> None:
    page.goto("/settings")
    page.get_by_label(re.compile("Single keys")).set_checked(on)
    page.locator("#ways").get_by_role("button", name="Keep").click()
    page.wait_for_load_state()


def test_a_letter_alone_can_be_switched_off(page: Page) -> None:
    start_empty(page, "Keys")
    add(page, "Acme", "Engineer")
    switch(page, on=False)
    for address in ("/", "/board", "/list"):
        page.goto(address)
        page.locator("main").focus()
        for key in ("n", "?", "/", "g", "l", "j", "x", "m"):
            page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"{address}$"))
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto("/keys")
    expect(page.locator("main")).to_contain_text("switched off")
    switch(page, on=True)
    page.keyboard.press("n")
    page.wait_for_url("**/add")


def test_the_board_is_still_walked_by_arrows_without_letters(page: Page) -> None:
    start_empty(page, "Arrows")
    add(page, "Acme", "Engineer")
    switch(page, on=False)
    page.goto("/board")
    page.locator(".board-card a").first.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#column-answered")).to_contain_text("Acme")
    switch(page, on=True)


def test_every_key_is_told(page: Page) -> None:
    start_empty(page, "Told")
    page.keyboard.press("?")
    told = page.get_by_role("dialog")
    for words in (
        "Move the card one column",
        "Choose where the card goes",
        "Walk from card to card",
        "Choose this one",
    ):
        expect(told).to_contain_text(words)
