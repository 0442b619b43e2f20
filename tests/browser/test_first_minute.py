"""The first minute: three doors, and each leads into a search."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect
from starting import import_file, open_sample, start_empty

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "search-177.csv")


def test_start_empty(page: Page) -> None:
    start_empty(page, "Spring")
    expect(page).to_have_title("Today · Spring")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing here yet")


def test_look_round_the_sample(page: Page) -> None:
    open_sample(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing to change")


def test_import_a_file_and_take_it_back(page: Page) -> None:
    import_file(page, EXAMPLE)
    expect(page.get_by_role("status")).to_contain_text("177 applications are in")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing here yet")


def test_nobody_else_comes_in(context: BrowserContext) -> None:
    stranger = context.new_page()
    answer = stranger.goto("/board")
    assert answer is not None
    assert answer.status == 403
    expect(stranger.get_by_role("heading", level=1)).to_contain_text("opens from your own machine")
