"""A day before the application is refused where it was given, and nothing of what was typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.journal.current import current_events
from onward.journal.models import Application

pytestmark = pytest.mark.django_db


def test_a_form_says_it_and_keeps_what_was_typed() -> None:
    application = an_application(a_search())
    client = seated(application.search)
    applied = current_events(application)[0]
    client.post(f"/applications/{application.pk}/record", {"kind": "answered", "on": "2026-03-09"})
    given = {"kind": "rejected", "on": "2026-02-20", "note": "as they wrote"}
    for address in (
        f"/applications/{application.pk}/rejected",
        f"/applications/{application.pk}/record",
        f"/events/{current_events(application)[1].pk}/correct",
    ):
        page = client.post(address, given).content.decode()
        assert "You applied on 2 March 2026; a no on 20 February 2026 can&#x27;t belong to it." in page
        assert 'value="2026-02-20"' in page
        assert "as they wrote" in page
    page = client.post(f"/events/{applied.pk}/correct", {"kind": "applied", "on": "2026-03-10"}).content.decode()
    assert "an answer on 9 March 2026 can&#x27;t belong to it" in page
    assert [(event.kind, str(event.on)) for event in current_events(application)] == [
        ("applied", "2026-03-02"),
        ("answered", "2026-03-09"),
    ]


def test_where_there_is_no_form_the_page_says_it() -> None:
    application = an_application(a_search())
    client = seated(application.search)
    page = f"/applications/{application.pk}"
    client.post(f"{page}/rejected", {"on": "2026-03-09"})
    answer = client.post(f"{page}/they-wrote", {"on": "2026-02-20"}, HTTP_REFERER=f"http://127.0.0.1{page}")
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert "an answer on 20 February 2026" in client.get(page).content.decode()


def test_a_card_stays_where_it_was() -> None:
    application = an_application(a_search())
    client = seated(application.search)
    wish = {"to": "ended:withdrawn", "on": "2026-02-20"}
    assert (
        "can&#x27;t belong to it"
        in client.post(f"/board/move/{application.pk}", wish, follow=True).content.decode()
    )
    application.refresh_from_db()
    assert application.place == "applied"


def test_of_many_those_sent_later_are_named_before_and_after() -> None:
    search, today = a_search(), timezone.localdate()
    rows = [
        an_application(search, "Acme", "", today - timedelta(days=90)),
        an_application(search, "Cedar", "", today - timedelta(days=5)),
    ]
    client = seated(search)
    form = {"doing": "record:rejected", "on": str(today - timedelta(days=9)), "id": [str(row.pk) for row in rows]}
    page = client.post("/list/edit", form).content.decode()
    assert "Left out, because they were sent after that day:" in page
    assert "for 1 application?" in page
    page = client.post("/list/edit/do", form, follow=True).content.decode()
    assert "Left out, because it was sent after that day: Cedar." in page
    assert dict(Application.objects.values_list("employer", "ending")) == {"Acme": "rejected", "Cedar": ""}
    page = client.post("/list/edit/do", form | {"id": str(rows[1].pk)}, follow=True).content.decode()
    assert "All of them were sent after that day. Nothing was changed." in page
