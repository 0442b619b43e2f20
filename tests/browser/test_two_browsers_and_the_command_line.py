"""Two browsers and the command line write at once: no error is shown, and nothing is lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from browser_plugin import App
from playwright.sync_api import Browser, Page, Response, expect
from starting import add, start_empty

ROUNDS = 4
PAGE = re.compile(r"/applications/[0-9a-f-]+$")


@pytest.fixture
def other(browser: Browser, app: App) -> Iterator[Page]:
    """A second browser, with cookies of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", base_url=app.address)
    page = context.new_page()
    page.goto(app.door)
    yield page
    context.close()


def command(app: App, *words: str) -> subprocess.Popen[str]:
    """The command line on the same data folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "onward.cli", *words, "--data", str(app.data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )


def ended(process: subprocess.Popen[str]) -> str:
    """What it said; it must have been able to."""
    said, _none = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


def exported(app: App) -> list[dict[str, Any]]:
    """All applications, as the export has them."""
    found: list[dict[str, Any]] = json.loads(ended(command(app, "export", "--format", "json")))["applications"]
    return found


def fill(page: Page, **fields: str) -> None:
    """Fill in the form of a new application."""
    page.goto("/add")
    for label, text in fields.items():
        page.get_by_label(label.capitalize(), exact=True).fill(text)


def send(page: Page, form: str) -> None:
    """Send a form, and don't wait for the answer."""
    page.locator(form).evaluate("form => { setTimeout(() => form.requestSubmit(), 0) }")


def listening(*pages: Page) -> list[str]:
    """Every answer that is an error, from now on."""
    wrong: list[str] = []

    def hear(answer: Response) -> None:
        if answer.status >= 400:
            wrong.append(f"{answer.status} {answer.url}")

    for page in pages:
        page.on("response", hear)
    return wrong


def test_all_at_once(page: Page, other: Page, app: App) -> None:
    start_empty(page, "At once")
    add(page, "Shared", "Engineer")
    shared = page.url.partition("#")[0]
    wrong = listening(page, other)
    for turn in range(ROUNDS):
        by_line = [
            command(app, "add", f"Line {turn}", "Baker"),
            command(app, "log", "Shared", "screen", "--note", f"line {turn}", "--again"),
        ]
        fill(page, employer=f"First {turn}", role="Cook")
        other.goto(shared)
        other.get_by_label("What to remember").fill(f"note {turn}")
        send(page, "#add-form")
        send(other, "form.add-line")
        expect(page.locator("main h1")).to_contain_text(f"First {turn}")
        expect(other.locator("main")).to_contain_text(f"note {turn}")
        for process in by_line:
            ended(process)
    rows = {row["employer"]: row for row in exported(app)}
    assert set(rows) == {"Shared", *(f"{who} {turn}" for who in ("First", "Line") for turn in range(ROUNDS))}
    assert {note["text"] for note in rows["Shared"]["notes"]} == {f"note {turn}" for turn in range(ROUNDS)}
    said = {event.get("note") for event in rows["Shared"]["events"] if event["kind"] == "screen"}
    assert said == {f"line {turn}" for turn in range(ROUNDS)}
    assert wrong == []


def test_one_form_in_two_browsers(page: Page, other: Page, app: App) -> None:
    start_empty(page, "One form")
    add(page, "Acme", "Engineer")
    form = page.url.partition("#")[0] + "/edit"
    wrong = listening(page, other)
    page.goto(form)
    other.goto(form)
    page.get_by_label("Salary").fill("111")
    other.get_by_label("Place").fill("Mars")
    send(page, "main form")
    send(other, "main form")
    for window in (page, other):
        window.wait_for_url(PAGE)
    (row,) = exported(app)
    assert (row["salary"], row["location"]) == ("111", "Mars")
    assert wrong == []


def test_the_same_field_in_two_browsers_is_asked_about(page: Page, other: Page, app: App) -> None:
    start_empty(page, "One field")
    add(page, "Acme", "Engineer")
    form = page.url.partition("#")[0] + "/edit"
    page.goto(form)
    other.goto(form)
    page.get_by_label("Salary").fill("111")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_url(PAGE)
    other.get_by_label("Salary").fill("222")
    other.get_by_role("button", name="Keep").click()
    expect(other.get_by_role("alert")).to_contain_text("Nothing is lost")
    expect(other.locator(".meanwhile .there")).to_have_text("111")
    expect(other.get_by_label("Salary")).to_have_value("222")
    other.get_by_label("Take this one, not mine").check()
    other.get_by_role("button", name="Keep").click()
    other.wait_for_url(PAGE)
    assert exported(app)[0]["salary"] == "111"
