"""The board: a card is dragged, moved by its choice, moved by key, and each can be taken back."""

import pytest
from playwright.sync_api import Locator, Page, expect
from starting import add, start_empty


def column(page: Page, name: str) -> Locator:
    """A column of the board."""
    return page.locator(f"[data-place='{name}']").filter(has=page.locator("h2, summary")).first


def test_by_the_choice_on_the_card(page: Page) -> None:
    start_empty(page, "By choice")
    add(page, "Acme", "Engineer")
    page.goto("/board")
    page.get_by_label("Move Acme · Engineer").select_option("interview")
    expect(column(page, "interview")).to_contain_text("Acme")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(column(page, "applied")).to_contain_text("Acme")


def test_by_hand(page: Page) -> None:
    start_empty(page, "By hand")
    add(page, "Acme", "Engineer")
    page.goto("/board")
    card = page.locator(".board-card").first
    card.drag_to(column(page, "offer"))
    expect(column(page, "offer")).to_contain_text("Acme")
    page.reload()
    expect(column(page, "offer")).to_contain_text("Acme")


def test_by_key(page: Page) -> None:
    start_empty(page, "By key")
    add(page, "Acme", "Engineer")
    page.goto("/board")
    page.locator(".board-card a").first.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(column(page, "answered")).to_contain_text("Acme")


def test_two_windows_do_not_undo_each_other_silently(page: Page) -> None:
    start_empty(page, "Two windows")
    add(page, "Acme", "Engineer")
    page.goto("/board")
    other = page.context.new_page()
    other.goto("/board")
    page.get_by_label("Move Acme · Engineer").select_option("interview")
    expect(column(page, "interview")).to_contain_text("Acme")
    other.get_by_label("Move Acme · Engineer").select_option("answered")
    expect(other.get_by_role("status")).not_to_be_empty()
    expect(column(other, "interview")).to_contain_text("Acme")


@pytest.mark.parametrize("part", [0.02, 0.5, 0.98])
def test_a_card_is_taken_anywhere_in_a_columns_height(page: Page, part: float) -> None:
    start_empty(page, "Anywhere")
    add(page, "Acme", "Engineer")
    page.goto("/board")
    card, to = page.locator(".board-card").bounding_box(), column(page, "offer").bounding_box()
    applied = column(page, "applied").bounding_box()
    assert card
    assert to
    assert applied
    assert abs(to["height"] - applied["height"]) < 1, "columns are equally high"
    page.mouse.move(card["x"] + 20, card["y"] + 20)
    page.mouse.down()
    page.mouse.move(to["x"] + 40, 400, steps=4)
    page.mouse.move(to["x"] + 40, to["y"] + part * min(to["height"], 880 - to["y"]), steps=4)
    page.mouse.up()
    expect(column(page, "offer")).to_contain_text("Acme")
