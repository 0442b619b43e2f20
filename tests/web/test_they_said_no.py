"""From "they said no" to the next step: two clicks, what it taught, and no blame."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application, Task
from onward.journal.recording import record
from onward.journal.tasks import add_task
from onward.journal.verdicts import findings
from onward.journal.writing import Fact
from onward.web.views import rejection

pytestmark = pytest.mark.django_db


def a_no(application: Application, **more: str) -> str:
    """Both clicks, and the page that they lead to."""
    client = seated(application.search)
    assert client.get(f"/applications/{application.pk}/rejected").status_code == 200
    answer = client.post(f"/applications/{application.pk}/rejected", more)
    assert answer["Location"] == f"/applications/{application.pk}/closed"
    return client.get(answer["Location"]).content.decode()


def days_of_no(application: Application) -> list[date | None]:
    return [event.on for event in current_events(application) if event.kind == "rejected"]


def test_two_clicks_record_it_today() -> None:
    application = an_application(a_search())
    html = a_no(application)
    assert days_of_no(application) == [timezone.localdate()]
    assert "Nothing to change." in html


def test_the_day_can_be_another_or_unknown() -> None:
    search = a_search()
    first, second = an_application(search), an_application(search, employer="Beta")
    a_no(first, on="2026-03-20")
    a_no(second, unknown="on")
    assert days_of_no(first) == [date(2026, 3, 20)]
    assert days_of_no(second) == [None]


def test_said_twice_it_is_one_no() -> None:
    application = an_application(a_search())
    a_no(application, on="2026-03-20")
    seated(application.search).post(f"/applications/{application.pk}/rejected", {"on": "2026-03-20"})
    assert days_of_no(application) == [date(2026, 3, 20)]


def test_the_latest_no_has_the_words_of_the_findings() -> None:
    application = an_application(a_search(), on=timezone.localdate() - timedelta(days=9))
    html = a_no(application)
    last = findings(application.search, today=timezone.localdate()).last_rejection
    assert last is not None
    rest = last.words.partition(". ")[2]
    assert rest
    assert rest in html


def test_of_several_noes_on_one_day_each_tells_of_its_own_stage() -> None:
    search = a_search()
    sent = timezone.localdate() - timedelta(days=20)
    papers, talk = an_application(search, on=sent), an_application(search, employer="Beta", on=sent)
    record(talk, Fact(Kind.INTERVIEW, on=sent + timedelta(days=9)))
    assert "the chance of your next application" in a_no(papers)
    assert "your chance at the next interview" in a_no(talk)


def test_an_earlier_no_tells_what_was_known_then() -> None:
    search = a_search()
    early, late = an_application(search), an_application(search, employer="Beta")
    a_no(late, on=(DAY + timedelta(days=30)).isoformat())
    html = a_no(early, on=(DAY + timedelta(days=9)).isoformat())
    assert "One no moves the chance of your next application" in html


def test_a_no_without_a_day_still_ends_calmly() -> None:
    html = a_no(an_application(a_search()), unknown="on")
    assert "Nothing to change." in html


def test_it_shows_what_is_due_next() -> None:
    search = a_search()
    application, other = an_application(search), an_application(search, employer="Harbor")
    add_task(search, "Follow up", application=other, due=timezone.localdate())
    html = a_no(application)
    assert "Follow up" in html
    assert "It is due today." in html


def test_asking_later_is_one_task_some_days_on() -> None:
    application = an_application(a_search())
    a_no(application)
    client = seated(application.search)
    for _ in range(2):
        client.post(f"/applications/{application.pk}/ask-later")
    (task,) = Task.objects.filter(application=application)
    assert (task.kind, task.due) == ("ask-feedback", timezone.localdate() + timedelta(days=10))
    html = client.get(f"/applications/{application.pk}/closed").content.decode()
    assert "You will be reminded to ask" in html


def test_a_day_to_come_is_refused_and_the_words_stay() -> None:
    application = an_application(a_search())
    ahead = (timezone.localdate() + timedelta(days=2)).isoformat()
    answer = seated(application.search).post(
        f"/applications/{application.pk}/rejected", {"on": ahead, "note": "they liked the others"}
    )
    assert "still to come" in answer.content.decode()
    assert "they liked the others" in answer.content.decode()
    assert days_of_no(application) == []


def test_nothing_is_closed_that_did_not_end() -> None:
    application = an_application(a_search())
    answer = seated(application.search).get(f"/applications/{application.pk}/closed")
    assert answer["Location"] == f"/applications/{application.pk}"


def test_no_shaming_and_no_blame() -> None:
    search = a_search()
    for number in range(12):
        html = a_no(an_application(search, employer=f"Firm {number}"))
        for word in (
            "in a row without",
            "streak",
            "failed",
            "unfortunately",
            "should have",
            "significant",
            "danger",
        ):
            assert word not in html.casefold()


def test_closing_asks_the_database_at_most_twelve_times(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    application = an_application(a_search())
    a_no(application)
    client = seated(application.search)
    client.get(f"/applications/{application.pk}/closed")
    with django_assert_max_num_queries(12):
        client.get(f"/applications/{application.pk}/closed")


def test_a_large_search_closes_at_once_and_the_lesson_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    application = an_application(a_search())
    a_no(application)
    monkeypatch.setattr(rejection, "lesson_at_hand", lambda *_, **__: None)
    client = seated(application.search)
    html = client.get(f"/applications/{application.pk}/closed").content.decode()
    assert f'hx-get="/applications/{application.pk}/lesson"' in html
    assert "Nothing to change." in client.get(f"/applications/{application.pk}/lesson").content.decode()
