"""The pictures, and the week: what the report draws, within the app's content policy; and past weeks by name."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.events import Kind
from onward.journal import verdicts
from onward.journal.recording import record
from onward.journal.sample import sample_search
from onward.journal.tasks import add_task
from onward.journal.verdicts import findings
from onward.journal.week import name_of
from onward.journal.writing import Fact
from onward.report.page import html

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


def drawn(text: str) -> set[str]:
    return set(re.findall(r'<svg[^>]*role="img".*?</svg>', text, re.DOTALL))


def test_the_pictures_are_those_of_the_report() -> None:
    search = sample_search()
    text = seated(search).get("/picture").content.decode()
    of_report = drawn(html(findings(search, today=TODAY)))
    of_page = drawn(text)
    assert len(of_page) >= 6
    assert of_page <= of_report


def test_each_picture_has_a_sentence_and_a_table() -> None:
    text = seated(sample_search()).get("/picture").content.decode()
    figures = re.findall(r"<figure.*?</figure>", text, re.DOTALL)
    assert len(figures) >= 6
    for figure in figures:
        assert re.search(r"<figcaption>\S", figure)
        assert "<tbody><tr>" in figure


def test_nothing_in_a_picture_needs_an_inline_style() -> None:
    client = seated(sample_search())
    for address in ("/picture", "/claims/level:live", "/", "/week"):
        text = client.get(address).content.decode()
        assert not re.search(r"\sstyle=|<style|\son\w+=", text), address


def test_how_pictures_look_is_served_from_where_the_report_has_it() -> None:
    served = b"".join(seated().get("/static/report/pictures.css"))
    assert b".flow-end" in served
    assert ".flow-end" in html(findings(a_search(), today=TODAY))


def test_a_week_has_what_happened_and_what_is_due() -> None:
    search = a_search()
    application = an_application(search, "Acme", on=MONDAY)
    record(application, Fact(Kind.SCREEN, MONDAY))
    add_task(search, "Write to Ada", application=application, due=MONDAY + timedelta(days=9))
    text = seated(search).get("/week").content.decode()
    for part in ("Your week from", "Acme", "First talk", "Write to Ada"):
        assert part in text
    assert name_of(MONDAY - timedelta(days=7)) in text


def test_a_quiet_week_is_part_of_it() -> None:
    search = a_search()
    an_application(search, on=MONDAY - timedelta(days=70))
    assert "A quiet week" in seated(search).get("/week").content.decode()


def test_past_weeks_are_named() -> None:
    search = a_search()
    past = MONDAY - timedelta(days=21)
    an_application(search, "Long ago", on=past + timedelta(days=2))
    text = seated(search).get("/week", {"of": name_of(past)}).content.decode()
    assert "Long ago" in text
    assert "The week after" in text
    assert "Long ago" not in seated(search).get("/week").content.decode()


@pytest.mark.parametrize("name", ["", "2026-W60", "nonsense", "1066-W10", "9" * 30 + "-W01", "2126-W01"])
def test_what_is_no_week_is_not_found(name: str) -> None:
    search = a_search()
    an_application(search)
    assert seated(search).get("/week", {"of": name}).status_code == 404
    assert seated(search).get("/week/taught", {"of": name}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_usually_a_week_teaches_nothing_to_change() -> None:
    search = a_search()
    an_application(search, on=MONDAY)
    sunday, today = MONDAY + timedelta(days=6), timezone.localdate()
    assert verdicts.changes_in(search, MONDAY, min(sunday, today), today=today, patience=20).fresh
    part = seated(search).get("/week/taught", headers={"HX-Request": "true"}).content.decode()
    assert "Nothing to change" in part
    assert "<html" not in part
    assert "Back to the week" in seated(search).get("/week/taught").content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_a_week_taught_says_where_it_is_not_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    search = a_search()
    an_application(search, on=MONDAY)
    monkeypatch.setattr("onward.web.views.week.changes_in", lambda *_, **__: verdicts.Told((), fresh=False))
    part = seated(search).get("/week/taught", headers={"HX-Request": "true"}).content.decode()
    assert "this is how it was before" in part
    assert "Nothing to change" in part
