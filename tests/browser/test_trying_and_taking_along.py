"""An experiment, a claim, exports, and a page that still works when the server is gone."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect
from starting import add, open_sample, start_empty


def test_an_experiment_from_its_beginning_to_the_sending(page: Page) -> None:
    start_empty(page, "Coins")
    add(page, "Acme", "Engineer", saved=True)
    page.goto("/experiments")
    page.get_by_label("What do you try?").fill("Resume")
    page.get_by_label("One way").fill("short")
    page.get_by_label("The other way").fill("long")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name=re.compile("Toss the coin")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Resume: use (short|long) for this one."))
    page.get_by_role("button", name="I sent it today").click()
    expect(page.locator("main")).to_contain_text("1 toss so far")


def test_one_claim_opens_with_its_picture_and_its_numbers(page: Page) -> None:
    open_sample(page)
    page.goto("/claims")
    page.get_by_role("link", name=re.compile("differs from the rest")).first.click()
    expect(page.locator("main svg").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_everything_goes_out_as_json(page: Page) -> None:
    start_empty(page, "Out")
    add(page, "Acme", "Engineer")
    page.goto("/export")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("JSON")).first.click()
    told = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert [(a["employer"], len(a["events"])) for a in told["applications"]] == [("Acme", 1)]


def test_a_loaded_page_needs_nothing_from_elsewhere(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_sample(page)
    for address in ("/", "/board", "/claims", "/picture", "/add"):
        page.goto(address)
    assert [url for url in asked if not url.startswith(("http://127.0.0.1", "data:"))] == []
    page.context.set_offline(True)
    page.get_by_label("Employer").fill("still here")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Employer")).to_have_value("still here")
    page.context.set_offline(False)
