"""The page of one application: its timeline, what is due, and where each day came from."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.events import Kind
from onward.journal import editing, tasks
from onward.journal.experiments import begin
from onward.journal.models import Application, Search
from onward.journal.sample import sample_search
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def today_minus(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def page(search: Search, application: Application) -> str:
    answer = seated(search).get(f"/applications/{application.pk}")
    assert answer.status_code == 200
    return answer.content.decode()


def record(application: Application, *facts: Fact) -> None:
    with write(application.search, "recorded") as pen:
        pen.record(application, *facts)


def test_what_comes_stands_above_now_and_what_was_below_newest_first() -> None:
    search = a_search()
    application = an_application(search, on=today_minus(20))
    record(
        application,
        Fact(Kind.SCREEN, on=today_minus(5), note="with Ada"),
        Fact(Kind.INTERVIEW, on=today_minus(-3)),
    )
    html = page(search, application)
    timeline = html[html.index('<ol class="timeline">') :]
    places = [timeline.index(f"<strong>{what}</strong>") for what in ("Interview", "Now", "First talk", "Applied")]
    assert places == sorted(places)
    assert "with Ada" in html


def test_each_day_says_where_it_came_from() -> None:
    search = sample_search()
    application = search.applications.get(number=2)
    record(application, Fact(Kind.ANSWERED, on=today_minus(0)))
    html = page(search, application)
    assert "imported: search-138.json, row 2" in html
    assert "typed by you" in html


def test_a_step_without_a_day_says_so() -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.REJECTED, on=None, by=today_minus(0)))
    assert "day unknown" in page(search, application)


def test_what_is_due_stands_at_now_and_what_is_done_with_the_tasks() -> None:
    search = a_search()
    application = an_application(search)
    due, _ = tasks.add_task(search, "Write to Ada", application=application, due=today_minus(1))
    tasks.add_task(search, "Read their report", application=application, due=today_minus(-4))
    html = page(search, application)
    timeline = html[html.index('<ol class="timeline">') :]
    assert (
        timeline.index("Read their report")
        < timeline.index("<strong>Now</strong>")
        < timeline.index("Write to Ada")
    )
    seated(search).post(f"/tasks/{due.pk}/done")
    assert "Not done" in page(search, application)


def test_words_of_the_person_are_never_markup() -> None:
    search = a_search()
    application = an_application(search, employer="<script>alert(1)</script>", role="<b>x</b>")
    editing.add_note(application, "<img src=x onerror=alert(1)>")
    html = page(search, application)
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html


def test_only_addresses_of_the_web_are_links() -> None:
    search = a_search()
    application = an_application(search)
    for address, link in (
        ("https://acme.example/job/1", 'href="https://acme.example/job/1"'),
        ("acme.example/job/1", 'href="https://acme.example/job/1"'),
    ):
        editing.edit_application(application, {"address": address})
        assert link in page(search, application)
    editing.edit_application(application, {"address": "javascript:alert(1)"})
    assert 'href="javascript' not in page(search, application)


@pytest.mark.parametrize("ended", [False, True])
def test_a_page_asks_the_database_at_most_twelve_times(
    ended: bool, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    search = a_search()
    application = an_application(search, on=today_minus(0))
    begin(search, "Resume", ("A", "B"), on=today_minus(0))
    editing.edit_application(application, {"location": "Berlin"}, resume="B", letter="Short")
    for text in "abc":
        editing.add_note(application, text)
        editing.add_contact(application, {"name": text})
        tasks.add_task(search, text, application=application, due=today_minus(1))
    if ended:
        record(application, Fact(Kind.REJECTED, on=today_minus(0)))
    client = seated(search)
    for part in ("", "/silence", "/history", "/edit", "/erase", "/record"):
        with django_assert_max_num_queries(12):
            assert client.get(f"/applications/{application.pk}{part}").status_code == 200


def test_its_silence_is_told_in_the_words_of_the_ledger() -> None:
    search = a_search()
    application = an_application(search, on=today_minus(12))
    other = an_application(search, employer="Beta", on=today_minus(40))
    record(other, Fact(Kind.REJECTED, on=today_minus(20)))
    html = seated(search).get(f"/applications/{application.pk}/silence").content.decode()
    assert "12 days without an answer. Of 10 like this," in html
    assert "Nothing is known" in seated(search).get(f"/applications/{other.pk}/silence").content.decode()


def test_facts_are_edited_and_the_edit_is_undone() -> None:
    search = a_search()
    application = an_application(search)
    client = seated(search)
    known = {
        "employer": "Acme",
        "role": "Lead",
        "location": "Berlin",
        "resume": "Resume B",
        "attribute_name": ["Remote", ""],
        "attribute_level": ["yes", "ignored"],
    }
    answer = client.post(f"/applications/{application.pk}/edit", known)
    assert answer["Location"] == f"/applications/{application.pk}"
    application.refresh_from_db()
    assert (application.role, application.location, application.attributes) == (
        "Lead",
        "Berlin",
        {"Remote": "yes"},
    )
    assert application.resume is not None
    assert application.resume.name == "Resume B"
    client.post(f"/undo/{search.batches.order_by('-at')[0].pk}")
    back = Application.objects.get(pk=application.pk)
    assert (back.role, back.resume, back.attributes) == ("Engineer", None, {})


def test_a_column_that_repeats_a_field_is_asked_for_once_and_follows_it() -> None:
    search = a_search()
    application = an_application(search)
    Application.objects.filter(pk=application.pk).update(attributes={"Position": "engineer", "Remote": "yes"})
    client = seated(search)
    html = client.get(f"/applications/{application.pk}/edit").content.decode()
    assert 'value="Remote"' in html
    assert 'value="Position"' not in html
    known = {"employer": "Acme", "role": "Lead", "attribute_name": ["Remote"], "attribute_level": ["yes"]}
    client.post(f"/applications/{application.pk}/edit", known)
    application.refresh_from_db()
    assert (application.role, application.attributes) == ("Lead", {"Position": "Lead", "Remote": "yes"})
    client.post(f"/undo/{search.batches.order_by('-at')[0].pk}")
    application.refresh_from_db()
    assert (application.role, application.attributes) == ("Engineer", {"Position": "engineer", "Remote": "yes"})


def test_an_edit_that_says_nothing_keeps_what_was_typed() -> None:
    search = a_search()
    application = an_application(search)
    answer = seated(search).post(f"/applications/{application.pk}/edit", {"salary": "4 apples"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Say at least who it is" in html
    assert "4 apples" in html


def test_tags_are_set_and_taken_away() -> None:
    search = a_search()
    application = an_application(search)
    client = seated(search)
    client.post(f"/applications/{application.pk}/tags", {"tags": "Remote, dream,remote"})
    client.post(f"/applications/{application.pk}/tags", {"tags": "dream, later"})
    assert sorted(application.taggings.filter(removed=False).values_list("name", flat=True)) == ["dream", "later"]


def test_one_stroke_reminds_to_ask_how_it_stands() -> None:
    search = a_search()
    application = an_application(search, on=today_minus(3))
    html = page(search, application)
    day = today_minus(-14).isoformat()
    assert f'name="due" value="{day}"' in html
    sent = {"what": "Ask Acme how it stands", "due": day, "kind": "follow-up"}
    seated(search).post(f"/applications/{application.pk}/task", sent)
    assert (application.tasks.get().kind, application.tasks.get().due) == ("follow-up", today_minus(-14))
    assert "Remind me to ask" not in page(search, application)


def test_a_coin_is_offered_before_any_outcome_and_its_word_stays() -> None:
    search = a_search()
    fresh, known = an_application(search, on=None), an_application(search, employer="Beta", on=today_minus(9))
    experiment, _ = begin(search, "Resume", ("A", "B"), on=today_minus(0))
    assert f"/experiments/{experiment.pk}/toss" in page(search, fresh)
    assert f"/experiments/{experiment.pk}/toss" not in page(search, known)
    seated(search).post(f"/experiments/{experiment.pk}/toss", {"application": str(fresh.pk)})
    html = page(search, fresh)
    assert "the coin said" in html
    assert f"/experiments/{experiment.pk}/toss" not in html


def test_a_long_silence_is_closed_in_one_stroke_and_asked_about_no_more() -> None:
    search = a_search()
    application = an_application(search, on=today_minus(90))
    html = page(search, application)
    assert "Nothing came: close it" in html
    assert "Remind me to ask" not in html
    sent = {"kind": "closed", "on": today_minus(0).isoformat()}
    seated(search).post(f"/applications/{application.pk}/record", sent)
    assert Application.objects.get(pk=application.pk).ending == "closed"
    assert "They wrote after all" in page(search, application)


def test_nobody_is_to_be_asked_before_the_interview_to_come() -> None:
    application = an_application(a_search(), on=today_minus(20))
    record(application, Fact(Kind.SCREEN, on=today_minus(5)), Fact(Kind.INTERVIEW, on=today_minus(-10)))
    html = page(application.search, application)
    assert "Nothing is due here" not in html
    assert f'name="due" value="{today_minus(-17).isoformat()}"' in html


def test_an_offer_waits_for_the_person() -> None:
    application = an_application(a_search(), on=today_minus(20))
    record(application, Fact(Kind.OFFER, on=today_minus(1)))
    html = page(application.search, application)
    assert "it waits for your answer" in html
    assert "Remind me to ask" not in html
