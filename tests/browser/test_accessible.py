"""WCAG 2.2 AA as far as axe-core sees it: every page, light and dark, on a phone and on a desk."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page
from seeing import settled
from starting import open_sample

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PAGES = (
    "/",
    "/board",
    "/list",
    "/add",
    "/claims",
    "/picture",
    "/experiments",
    "/import",
    "/history",
    "/week",
    "/settings",
    "/welcome",
    "/export",
    "/record",
    "/bookmarklet",
)


def wrong(page: Page) -> list[str]:
    """What axe finds, each with where."""
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{v['id']}: {node['target']}" for v in found["violations"] for node in v["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    open_sample(page)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in PAGES:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        settled(page)
        found[address] = wrong(page)
    assert {address: what for address, what in found.items() if what} == {}
