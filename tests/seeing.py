"""Looking at a page."""

from __future__ import annotations

import re
import time
from pathlib import Path

from playwright.sync_api import Page

PICTURES = Path(__file__).parents[1] / "build" / "screenshots"


def picture(page: Page, name: str) -> None:
    """A screenshot, kept as an artefact."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{re.sub(r'[^a-z0-9-]+', '-', name)}.png", full_page=True)


def settled(page: Page) -> None:
    """Wait until nothing moves any more."""
    page.wait_for_load_state("networkidle")
    time.sleep(0.05)
