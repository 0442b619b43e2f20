"""The calendar feed: by its secret address alone, and what was taken back is cancelled."""

import json
from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.events import Kind
from onward.journal.calendar_link import link_of, new_link, stop_link
from onward.journal.editing import put_away
from onward.journal.models import Search
from onward.journal.undo import last_undoable, undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=3)


@pytest.fixture(autouse=True)
def _no_links() -> Iterator[None]:
    yield
    (settings.DATA / "calendars.json").unlink(missing_ok=True)


def a_talk() -> Search:
    search = a_search()
    with write(search, "talk") as pen:
        pen.record(an_application(search), Fact(Kind.INTERVIEW, on=SOON, time=time(14, 30)))
    return search


def lines(token: str) -> list[str]:
    answer = Client(HTTP_HOST="127.0.0.1").get(f"/calendar/{token}.ics")
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def test_it_needs_the_secret_and_nothing_else() -> None:
    search = a_talk()
    token = new_link(search)
    assert any("Interview: Acme" in line for line in lines(token))
    for wrong in ("x", token[:-1], token + "x", str(search.pk), "é", ""):
        assert Client(HTTP_HOST="127.0.0.1").get(f"/calendar/{wrong}.ics").status_code == 404
        assert seated(search).get(f"/calendar/{wrong}.ics").status_code == 404


def test_the_same_talk_keeps_its_uid_and_a_change_goes_up() -> None:
    search = a_talk()
    token = new_link(search)
    before = lines(token)
    event = search.applications.get().events.get(kind="interview")
    with write(search, "moved") as pen:
        pen.correct(event, time=time(16))
    after = lines(token)

    def of(told: list[str], name: str) -> list[str]:
        return [line for line in told if line.startswith(name)]

    assert of(before, "UID") == of(after, "UID")
    assert (of(before, "SEQUENCE"), of(after, "SEQUENCE")) == (["SEQUENCE:0"], ["SEQUENCE:1"])


def test_what_was_taken_back_or_put_away_is_cancelled() -> None:
    search = a_talk()
    token = new_link(search)
    batch = last_undoable(search)
    assert batch is not None
    undone = undo(batch)
    assert "STATUS:CANCELLED" in lines(token)
    undo(undone)
    assert "STATUS:CONFIRMED" in lines(token)
    put_away(search.applications.get())
    assert "STATUS:CANCELLED" in lines(token)


def test_a_talk_that_was_none_is_gone() -> None:
    search = a_talk()
    event = search.applications.get().events.get(kind="interview")
    with write(search, "corrected") as pen:
        pen.correct(event, kind=Kind.ANSWERED)
    assert not any(line.startswith("UID") for line in lines(new_link(search)))


def test_it_is_not_sent_again_where_nothing_changed() -> None:
    client, token = Client(HTTP_HOST="127.0.0.1"), new_link(a_talk())
    answer = client.get(f"/calendar/{token}.ics")
    assert client.get(f"/calendar/{token}.ics", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.post(f"/calendar/{token}.ics").status_code in {403, 405}


def test_another_address_closes_the_first_and_stopping_closes_all() -> None:
    search = a_talk()
    client = seated(search)
    client.post("/settings/calendar", {"do": "new"})
    first = link_of(search)
    assert f"webcal://127.0.0.1/calendar/{first}.ics" in client.get("/settings").content.decode()
    client.post("/settings/calendar", {"do": "new"})
    second = link_of(search)
    assert Client(HTTP_HOST="127.0.0.1").get(f"/calendar/{first}.ics").status_code == 404
    assert lines(second)
    client.post("/settings/calendar", {"do": "stop"})
    assert Client(HTTP_HOST="127.0.0.1").get(f"/calendar/{second}.ics").status_code == 404
    assert "webcal" not in client.get("/settings").content.decode()


def test_it_is_one_searchs_own_and_closes_with_it() -> None:
    first, second = a_talk(), a_search("Second")
    tokens = new_link(first), new_link(second)
    assert not any(line.startswith("UID") for line in lines(tokens[1]))
    Search.objects.filter(pk=first.pk).update(removed=True)
    assert Client(HTTP_HOST="127.0.0.1").get(f"/calendar/{tokens[0]}.ics").status_code == 404
    stop_link(second)
    assert link_of(second) == ""


@pytest.mark.parametrize("text", ["", "[]", '{"x": "y"}', json.dumps({"x": 1})])
def test_a_damaged_file_opens_nothing(text: str) -> None:
    (settings.DATA / "calendars.json").write_text(text)
    assert Client(HTTP_HOST="127.0.0.1").get("/calendar/y.ics").status_code == 404
