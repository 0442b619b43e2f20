"""Experiments in the browser: begin one, toss its coin, send what it said."""

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.journal.experiments import begin, end
from onward.journal.models import Application, Experiment, Toss
from onward.journal.verdicts import AtHand

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_an_experiment_begins_from_two_names() -> None:
    search = a_search()
    client = seated(search)
    given = {"name": "Resume", "arm_0": "short", "arm_1": "long"}
    assert client.post("/experiments/begin", given).status_code == 302
    assert Experiment.objects.get().arms == ("short", "long")
    assert "Toss the coin for the next application" in client.get("/experiments").content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "Resume", "arm_0": "short"}, "Name this way"),
        ({"name": "Resume", "arm_0": "same", "arm_1": "Same"}, "the same name"),
        ({"arm_0": "short", "arm_1": "long"}, "required"),
    ],
)
def test_a_form_that_says_too_little_keeps_what_was_typed(given: dict[str, str], says: str) -> None:
    answer = seated(a_search()).post("/experiments/begin", given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert given["arm_0"] in page
    assert not Experiment.objects.exists()


def test_the_coin_is_tossed_and_what_it_said_is_sent() -> None:
    search = a_search()
    client, experiment = seated(search), begin(search, "Resume", ("short", "long"), on=TODAY)[0]
    application = an_application(search, on=None)
    answer = client.post(f"/experiments/{experiment.pk}/toss", {"application": str(application.pk)})
    said = client.get(answer["Location"]).content.decode()
    assert f"use {experiment.arms[Toss.objects.get().arm]} for this one" in said
    client.post(f"/experiments/{experiment.pk}/sent/{application.pk}")
    assert Application.objects.get(pk=application.pk).applied_on == TODAY


def test_a_coin_that_comes_too_late_says_so() -> None:
    search = a_search()
    client, experiment = seated(search), begin(search, "Resume", ("short", "long"), on=TODAY)[0]
    application = an_application(search, on=TODAY - timedelta(days=3))
    client.post(f"/experiments/{experiment.pk}/toss", {"application": str(application.pk)})
    assert "Too late for a coin" in client.get("/experiments").content.decode()
    assert not Toss.objects.exists()


@pytest.mark.parametrize(
    "given", [{}, {"application": "x"}, {"application": "00000000-0000-4000-8000-000000000000"}]
)
def test_a_toss_for_nothing_is_not_found(given: dict[str, str]) -> None:
    search = a_search()
    experiment = begin(search, "Resume", ("short", "long"), on=TODAY)[0]
    assert seated(search).post(f"/experiments/{experiment.pk}/toss", given).status_code == 404


def test_another_search_does_not_see_it() -> None:
    mine, other = a_search(), a_search("Other")
    experiment, application = begin(mine, "Resume", ("a", "b"), on=TODAY)[0], an_application(mine, on=None)
    client = seated(other)
    assert "Resume: a or b" not in client.get("/experiments").content.decode()
    for path in ("toss", f"sent/{application.pk}", "end"):
        answer = client.post(f"/experiments/{experiment.pk}/{path}", {"application": str(application.pk)})
        assert answer.status_code == 404
    assert client.get(f"/experiments/{experiment.pk}/tossed/{application.pk}").status_code == 404


def test_the_page_asks_little_of_the_database(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = a_search()
    for number in range(3):
        experiment = begin(search, f"Try {number}", ("a", "b"), on=TODAY)[0]
    end(experiment, on=TODAY)
    for number in range(30):
        an_application(search, f"E{number}", on=None)
    client = seated(search)
    with django_assert_max_num_queries(12):
        client.get("/experiments")


def test_the_same_experiment_is_begun_twice_only_by_whoever_means_it() -> None:
    search = a_search()
    client = seated(search)
    client.post("/experiments/begin", {"name": "Resume", "arm_0": "one page", "arm_1": "two pages"})
    same = {"name": "résumé", "arm_0": "Two pages", "arm_1": "One page"}
    answer = client.post("/experiments/begin", same)
    assert answer.status_code == 409
    assert "runs already" in answer.content.decode()
    assert 'name="again" value="yes"' in answer.content.decode()
    assert Experiment.objects.count() == 1
    client.post("/experiments/begin", same | {"again": "yes"})
    assert Experiment.objects.count() == 2


def test_a_large_search_says_that_what_stands_there_may_be_of_before(monkeypatch: pytest.MonkeyPatch) -> None:
    search = a_search()
    begin(search, "Resume", ("A", "B"), on=timezone.localdate())
    monkeypatch.setattr("onward.web.views.experiments.at_hand", lambda *_, **__: AtHand(None, fresh=False))
    assert "may be of before your last change" in seated(search).get("/experiments").content.decode()
