"""Experiments by the API and by an assistant: begun, tossed once and for good, ended; refused as on the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from asking_program import Program, program
from django.utils import timezone
from made_journal import a_search, an_application
from mcp.server.mcpserver.exceptions import ToolError
from pytest_django import DjangoAssertNumQueries

from onward.api.mcp.reading import ReadingTools
from onward.api.mcp.writing import WritingTools
from onward.events import Kind
from onward.journal.documents import add_document
from onward.journal.experiments import begin, end, toss
from onward.journal.models import Application, Experiment, Search, Toss
from onward.journal.recording import record
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
RESUME = {"name": "Resume", "ways": ["short", "long"]}
LATE = "Too late for a coin: it was sent before, or something was heard. Toss before you send."


def an_experiment(search: Search, name: str = "Resume") -> Experiment:
    return begin(search, name, ("short", "long"), on=TODAY)[0]


def tossed(
    ask: Program, experiment: Experiment, application: Application, **headers: str
) -> tuple[int, dict[str, str]]:
    return ask("POST", f"experiments/{experiment.pk}/tosses", {"application": str(application.pk)}, **headers)


def test_one_is_begun_and_read() -> None:
    ask = program(a_search())
    status, made = ask("POST", "experiments", RESUME)
    assert status == 201
    assert (made["name"], made["ways"], made["ended"], made["tosses"]) == ("Resume", ["short", "long"], None, 0)
    assert ask("GET", f"experiments/{made['id']}") == (200, made)
    assert ask("GET", "experiments")[1]["items"] == [made]


def test_the_same_request_again_begins_nothing_and_tosses_nothing() -> None:
    search = a_search()
    ask, application, key = program(search), an_application(search, on=None), {"Idempotency-Key": "e1"}
    first = ask("POST", "experiments", RESUME, **key)
    assert ask("POST", "experiments", RESUME, **key) == first
    experiment, key = Experiment.objects.get(), {"Idempotency-Key": "t1"}
    said = tossed(ask, experiment, application, **key)
    assert said[0] == 201
    assert tossed(ask, experiment, application, **key) == said
    assert Toss.objects.count() == 1


def test_the_same_one_is_begun_again_only_on_purpose() -> None:
    ask = program(a_search())
    first = ask("POST", "experiments", RESUME)[1]
    status, told = ask("POST", "experiments", RESUME)
    assert (status, told["runs"]) == (409, first["id"])
    assert "runs already" in told["detail"]
    assert ask("POST", "experiments", RESUME | {"again": True})[0] == 201
    assert Experiment.objects.count() == 2


def test_the_coin_says_which_way_to_use() -> None:
    search = a_search()
    ask, experiment, application = program(search), an_experiment(search), an_application(search, on=None)
    assert [a["id"] for a in ask("GET", f"experiments/{experiment.pk}/tossable")[1]["items"]] == [
        str(application.pk)
    ]
    status, said = tossed(ask, experiment, application)
    assert (status, said["way"]) == (201, experiment.arms[Toss.objects.get().arm])
    assert ask("GET", f"experiments/{experiment.pk}/tosses")[1]["items"] == [said]
    assert ask("GET", f"experiments/{experiment.pk}/tossable")[1]["total"] == 0
    assert ask("GET", f"experiments/{experiment.pk}")[1]["tosses"] == 1
    tossing = ask("GET", "history")[1]["items"][0]
    assert ask("POST", f"history/{tossing['id']}/undo")[0] == 409


def test_the_version_that_the_coin_chose_is_noted() -> None:
    search = a_search()
    ask, application = program(search), an_application(search, on=None)
    versions = [str(add_document(search, name, "resume")[0].pk) for name in ("A", "B")]
    made = ask("POST", "experiments", RESUME | {"documents": versions})[1]
    assert made["documents"] == versions
    arm = ask("POST", f"experiments/{made['id']}/tosses", {"application": str(application.pk)})[1]["arm"]
    assert ask("GET", f"applications/{application.pk}")[1]["resume"] == "AB"[arm]
    assert ask("POST", "experiments", RESUME | {"documents": [str(uuid4()), None]})[0] == 404


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"ways": ["same", " Same"]}, "The two ways have the same name. Give each its own."),
        ({"ways": ["one"]}, ""),
        ({"ways": ["one", " "]}, ""),
        ({"name": "x" * 121}, ""),
    ],
)
def test_what_can_not_begin_is_refused(given: dict[str, object], why: str) -> None:
    status, told = program(a_search())("POST", "experiments", RESUME | given)
    assert status == 422
    assert why in told["detail"]
    assert not Experiment.objects.exists()


def test_a_coin_that_comes_too_late_is_refused_in_the_words_of_the_page() -> None:
    search = a_search()
    ask, experiment = program(search), an_experiment(search)
    sent, heard = an_application(search, on=TODAY - timedelta(days=3)), an_application(search, on=None)
    record(heard, Fact(Kind.REJECTED, TODAY))
    for application in (sent, heard):
        status, told = tossed(ask, experiment, application)
        assert (status, told["detail"], told["reason"]) == (409, LATE, "too late")
    saved = an_application(search, on=None)
    assert tossed(ask, experiment, saved)[0] == 201
    assert "stays as it fell" in tossed(ask, experiment, saved)[1]["detail"]
    end(experiment, on=TODAY)
    assert "has ended" in tossed(ask, experiment, an_application(search, on=None))[1]["detail"]
    assert Toss.objects.count() == 1


def test_one_ends_once() -> None:
    search = a_search()
    ask, experiment = program(search), an_experiment(search)
    end(experiment, on=TODAY - timedelta(days=3))
    status, told = ask("POST", f"experiments/{experiment.pk}/end")
    assert (status, told["ended"]) == (200, str(TODAY - timedelta(days=3)))
    running = an_experiment(search, "Letter")
    assert [e["name"] for e in ask("GET", "experiments?running=true")[1]["items"]] == ["Letter"]
    assert ask("POST", f"experiments/{running.pk}/end")[1]["ended"] == str(TODAY)
    assert ask("POST", "undo")[0] == 201
    assert ask("GET", f"experiments/{running.pk}")[1]["ended"] is None


def test_the_list_comes_in_pages_with_those_that_run_first() -> None:
    search = a_search()
    end(an_experiment(search, "one"), on=TODAY)
    an_experiment(search, "two")
    an_experiment(search, "three")
    ask = program(search)
    first = ask("GET", "experiments?limit=2")[1]
    assert ([e["name"] for e in first["items"]], first["total"]) == (["three", "two"], 3)
    assert [e["name"] for e in ask("GET", first["next"])[1]["items"]] == ["one"]
    assert [e["name"] for e in ask("GET", "experiments?running=false")[1]["items"]] == ["one"]


def test_a_token_that_only_reads_begins_and_tosses_nothing() -> None:
    search = a_search()
    experiment, application = an_experiment(search), an_application(search, on=None)
    ask = program(search, "read")
    assert ask("GET", "experiments")[0] == 200
    assert ask("POST", "experiments", RESUME)[0] == 403
    assert tossed(ask, experiment, application)[0] == 403
    assert ask("POST", f"experiments/{experiment.pk}/end")[0] == 403
    assert not Toss.objects.exists()


def test_the_coin_is_tossed_for_ones_own_applications_only() -> None:
    mine, other = a_search(), a_search("Other")
    assert tossed(program(mine), an_experiment(mine), an_application(other, on=None))[0] == 404
    assert not Toss.objects.exists()


def test_the_list_asks_little_of_the_database(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = a_search()
    for number in range(20):
        experiment = an_experiment(search, f"Try {number}")
        toss(experiment, an_application(search, f"E{number}", on=None), today=TODAY)
    ask = program(search)
    ask("GET", "findings")
    with django_assert_max_num_queries(12):
        assert len(ask("GET", "experiments")[1]["items"]) == 20


def test_an_assistant_reads_them_and_tosses_only_what_was_confirmed() -> None:
    search = a_search()
    an_experiment(search)
    application = an_application(search, on=None)
    (one,) = ReadingTools(search.pk).read_experiments()["experiments"]
    assert (one["ways"], one["tosses"]) == (["short", "long"], 0)
    assert [a["number"] for a in one["coin_can_be_tossed_for"]] == [f"#{application.number}"]
    writes = WritingTools(search.pk)
    dry = writes.toss_coin("acme")
    assert (dry["done"], dry["would"]["toss"]) == (False, "Resume")
    assert not Toss.objects.exists()
    done = writes.toss_coin("acme", "#1", confirm=True)
    assert (done["done"], done["use"]) == (True, ("short", "long")[Toss.objects.get().arm])
    for confirm in (False, True):
        with pytest.raises(ToolError, match=r"it stays as it fell\. Nothing was written\."):
            writes.toss_coin("acme", confirm=confirm)


def test_an_assistant_is_told_which_experiments_run() -> None:
    search = a_search()
    an_application(search, on=None)
    writes = WritingTools(search.pk)
    with pytest.raises(ToolError, match="No experiment is running"):
        writes.toss_coin("acme")
    an_experiment(search)
    an_experiment(search, "Letter")
    with pytest.raises(ToolError, match=r"2 running experiments fit.*#1 Resume: short or long; #2 Letter"):
        writes.toss_coin("acme", confirm=True)
    assert writes.toss_coin("acme", "lett", confirm=True)["done"]
