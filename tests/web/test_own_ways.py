"""The person's language, time zone and look hold around every request."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils import timezone
from made_journal import a_search
from seated import seated

from onward.journal import person
from onward.web import own_ways
from onward.web.finding import today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_chosen() -> Iterator[None]:
    yield
    (settings.DATA / "person.json").unlink(missing_ok=True)


@pytest.fixture
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_ways, "page_languages", lambda: ("en", "de"))


def test_a_language_without_pages_is_not_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_ways, "page_languages", lambda: ("en",))
    assert own_ways.language_for("de-AT,de;q=0.9,en;q=0.5") == "en"


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize(
    ("asked", "spoken"), [("de-AT,de;q=0.9", "de"), ("fr,de;q=0.5", "de"), ("fr", "en"), ("", "en")]
)
def test_the_browser_is_asked(asked: str, spoken: str) -> None:
    assert own_ways.language_for(asked) == spoken


@pytest.mark.usefixtures("_german")
def test_what_was_chosen_goes_before() -> None:
    person.choose(language="en")
    assert own_ways.language_for("de") == "en"
    person.choose(language="de")
    page = seated(a_search()).get("/welcome", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert '<html lang="de"' in page


def test_the_day_is_that_of_the_persons_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    days = []
    ways = own_ways.OwnWaysMiddleware(lambda _request: days.append(today()))  # type: ignore[arg-type,return-value]
    for name in ("Europe/Vienna", "America/New_York"):
        person.choose(zone=name)
        ways(RequestFactory().get("/"))
    assert [day.day for day in days] == [3, 2]


def test_the_look_is_on_every_page() -> None:
    client = seated(a_search())
    assert "data-theme" not in client.get("/welcome").content.decode()
    person.choose(theme="dark")
    assert 'data-theme="dark"' in client.get("/welcome").content.decode()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"zone": 3, "theme": null, "first_weekday": "x"}', '{"zone": "../../x"}']
)
def test_a_damaged_file_chooses_nothing(text: str) -> None:
    (settings.DATA / "person.json").write_text(text)
    assert person.person().theme == ""
    assert person.is_zone(person.zone_name())
