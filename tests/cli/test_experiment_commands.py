"""`onward experiment`: begun, tossed once and for good, listed, ended; refused in the words of the page."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from typer.testing import CliRunner, Result

from onward.cli.main import app
from onward.events import Kind
from onward.journal.documents import add_document
from onward.journal.experiments import begin
from onward.journal.models import Application, Experiment, Search, Toss
from onward.journal.recording import record
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The database of the test instead of one in a folder."""
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)
    monkeypatch.setenv("COLUMNS", "96")


def onward(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["experiment", *arguments], catch_exceptions=False)


def told(*arguments: str) -> str:
    done = onward(*arguments)
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


def refused(*arguments: str) -> str:
    done = onward(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    return " ".join(done.stderr.split())


def an_experiment(search: Search, name: str = "Resume") -> Experiment:
    return begin(search, name, ("short", "long"), on=TODAY)[0]


def test_one_is_begun_tossed_listed_and_ended() -> None:
    search = a_search()
    application = an_application(search, on=None)
    assert "#1 Resume: short or long" in told("begin", "Resume", "short", "long")
    assert "The coin can be tossed for: #1 Acme · Engineer" in told("list")
    said = told("toss", "acme")
    toss = Toss.objects.get()
    assert (toss.application, toss.experiment) == (application, Experiment.objects.get())
    assert f"Resume: use {('short', 'long')[toss.arm]} for Acme · Engineer." in said
    assert "onward log" in said
    assert "1 toss" in told("list")
    assert "Ended: #1" in told("end")
    assert Experiment.objects.get().ended == TODAY
    assert "ended" in told("list")


def test_what_a_program_reads() -> None:
    search = a_search()
    an_application(search, on=None)
    begun = json.loads(onward("begin", "Resume", "short", "long", "--json").stdout)
    assert begun["experiment"]["ways"] == ["short", "long"]
    assert begun["undo"]
    said = json.loads(onward("toss", "#1", "--json").stdout)
    assert said["way"] == begun["experiment"]["ways"][said["arm"]]
    (one,) = json.loads(onward("list", "--json").stdout)["experiments"]
    assert (one["tosses"], one["tossable"], one["ended"]) == (1, [], None)
    assert json.loads(onward("end", "--json").stdout)["experiment"]["ended"] == str(TODAY)


def test_the_version_that_the_coin_says_is_noted_as_sent() -> None:
    search = a_search()
    an_application(search, on=None)
    assert "there is no version 'Resume A'" in refused("begin", "Resume", "Resume A", "Resume B", "--of", "resume")
    for name in ("Resume A", "Resume B"):
        add_document(search, name, "resume")
    told("begin", "Resume", "resume a", "Resume B", "--of", "resume")
    told("toss", "acme")
    resume = Application.objects.get().resume
    assert resume is not None
    assert resume.name == ("Resume A", "Resume B")[Toss.objects.get().arm]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("Resume", "same", " Same"), "The two ways have the same name. Give each its own."),
        ((" ", "short", "long"), "An experiment needs a name"),
        (("Resume", "short", ""), "An experiment needs two ways"),
        (("Resume", "short", "x" * 121), "120 characters"),
    ],
)
def test_what_can_not_begin_is_refused(given: tuple[str, ...], why: str) -> None:
    a_search()
    assert why in refused("begin", *given)
    assert not Experiment.objects.exists()


def test_a_coin_that_comes_too_late_says_so() -> None:
    search = a_search()
    an_experiment(search)
    an_application(search, "Sent", on=TODAY - timedelta(days=3))
    heard = an_application(search, "Heard", on=None)
    record(heard, Fact(Kind.REJECTED, TODAY))
    for employer in ("sent", "heard"):
        assert "Too late for a coin" in refused("toss", employer)
    an_application(search, "Saved", on=None)
    told("toss", "saved")
    assert "it stays as it fell" in refused("toss", "saved")
    assert Toss.objects.count() == 1


def test_where_several_run_the_person_says_which() -> None:
    search = a_search()
    assert "no experiment is running" in refused("toss", "acme")
    an_application(search, on=None)
    an_experiment(search)
    an_experiment(search, "Letter")
    listed = refused("toss", "acme")
    assert "#1 Resume" in listed
    assert "#2 Letter" in listed
    assert "no running experiment fits" in refused("toss", "acme", "--experiment", "zzz")
    assert "Letter" in told("toss", "acme", "--experiment", "#2")
    told("end", "lett")
    assert "Resume" in told("toss", "acme")


def test_the_same_one_is_begun_again_only_on_purpose() -> None:
    a_search()
    told("begin", "Resume", "short", "long")
    assert "Resume: short or long runs already" in refused("begin", "résumé", "Long", "Short")
    assert Experiment.objects.count() == 1
    told("begin", "Resume", "short", "long", "--again")
    assert Experiment.objects.count() == 2


def test_without_one_it_says_how_to_begin() -> None:
    a_search()
    assert "onward experiment begin" in told("list")


@pytest.mark.parametrize("command", ["", "begin", "toss", "list", "end"])
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage:" in told(*command.split(), "--help")
