"""WCAG 2.2 AA as far as axe-core sees it: every page by its route, light on a desk and dark on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from browser_plugin import App
from django.template.loader import render_to_string
from every_page import every_page, missing
from playwright.sync_api import Browser, Page, Route, expect
from seeing import settled
from starting import add, open_sample, start_empty

from onward.web.urls import urlpatterns

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
Scheme = Literal["light", "dark"]
LOOKS: list[tuple[Scheme, int]] = [("light", 1440), ("dark", 390)]
looked_at = pytest.mark.parametrize(("scheme", "width"), LOOKS)


def wrong(page: Page) -> list[str]:
    """What axe finds, each with where."""
    settled(page)
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{v['id']}: {node['target']}" for v in found["violations"] for node in v["nodes"]]


def look(page: Page, scheme: Scheme, width: int) -> None:
    """In one of the looks."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})


@looked_at
def test_axe_finds_nothing_on_any_page(page: Page, tmp_path: Path, scheme: Scheme, width: int) -> None:
    pages = every_page(page, tmp_path)
    assert missing(pages, (str(route.pattern) for route in urlpatterns)) == set()
    look(page, scheme, width)
    found = {}
    for address in (address for addresses in pages.values() for address in addresses):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        found[address] = wrong(page)
    assert {address: what for address, what in found.items() if what} == {}


@looked_at
def test_axe_finds_nothing_in_an_empty_search(page: Page, scheme: Scheme, width: int) -> None:
    start_empty(page, "Empty")
    look(page, scheme, width)
    found = {}
    for address in ("/", "/board", "/list", "/claims", "/picture", "/experiments", "/week", "/record", "/history"):
        page.goto(address)
        found[address] = wrong(page)
    assert {address: what for address, what in found.items() if what} == {}


def _said_no(page: Page) -> None:
    page.get_by_role("link", name="They said no").click()


def _all_keys(page: Page) -> None:
    page.keyboard.press("?")


def _erasing(page: Page) -> None:
    page.get_by_role("link", name="Erase it for good").click()


def _correcting(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Correct")).first.click()


@looked_at
@pytest.mark.parametrize("opened", [_said_no, _all_keys, _erasing, _correcting])
def test_axe_finds_nothing_in_a_dialog(
    page: Page, opened: Callable[[Page], None], scheme: Scheme, width: int
) -> None:
    start_empty(page, "Dialogs")
    add(page, "Acme", "Engineer")
    look(page, scheme, width)
    opened(page)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert wrong(page) == []


@looked_at
def test_axe_finds_nothing_where_facts_are_edited_in_place(page: Page, scheme: Scheme, width: int) -> None:
    start_empty(page, "In place")
    add(page, "Acme", "Engineer")
    look(page, scheme, width)
    page.get_by_role("link", name="Edit the facts").click()
    expect(page.get_by_label("Employer")).to_have_value("Acme")
    assert wrong(page) == []


@looked_at
def test_axe_finds_nothing_where_a_form_was_wrong(page: Page, scheme: Scheme, width: int) -> None:
    start_empty(page, "Wrong")
    look(page, scheme, width)
    page.goto("/add")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert wrong(page) == []


@looked_at
def test_axe_finds_nothing_where_two_wrote_the_same(page: Page, scheme: Scheme, width: int) -> None:
    start_empty(page, "Two wrote")
    add(page, "Acme", "Engineer")
    look(page, scheme, width)
    other = page.context.new_page()
    for window, salary in ((page, "1"), (other, "2")):
        window.goto(page.url.partition("#")[0].removesuffix("/edit") + "/edit")
        window.get_by_label("Salary").fill(salary)
    other.get_by_role("button", name="Keep").click()
    other.wait_for_load_state()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert wrong(page) == []


def answering(html: str) -> Callable[[Route], None]:
    """An answer that the server would give only in trouble."""
    return lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")


@looked_at
def test_axe_finds_nothing_on_pages_about_errors(page: Page, scheme: Scheme, width: int) -> None:
    open_sample(page)
    look(page, scheme, width)
    found = {}
    trouble = {"title": "The disk is full.", "todo": "Free some space.", "again": "/"}
    for name, context in (("broken", {}), ("trouble", trouble), ("stale_form", {}), ("not_found", {})):
        html = render_to_string(f"web/{name}.html", context)
        page.route(f"**/shown-{name}", answering(html))
        page.goto(f"/shown-{name}")
        found[name] = wrong(page)
    page.goto("/no-such-page")
    found["404"] = wrong(page)
    assert {name: what for name, what in found.items() if what} == {}


@looked_at
def test_axe_finds_nothing_at_the_door(browser: Browser, app: App, scheme: Scheme, width: int) -> None:
    context = browser.new_context(
        base_url=app.address, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    answer = page.goto("/board")
    assert answer is not None
    assert answer.status == 403
    found = wrong(page)
    context.close()
    assert found == []
