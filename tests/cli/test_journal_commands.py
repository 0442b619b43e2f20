"""Commands on the database: what is said, what is written, and what to do where it can't be done."""

import json
import re
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError
from made_journal import a_search, an_application
from typer.testing import CliRunner, Result

from onward.cli.main import app
from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.lesson import lesson_of
from onward.journal.models import Application, Search
from onward.journal.recording import record
from onward.journal.sample import sample_search
from onward.journal.searches import start_search
from onward.journal.tasks import add_task
from onward.journal.verdicts import findings
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The database of the test instead of one in a folder."""
    monkeypatch.setattr("onward.web.opening.use", lambda *_: tmp_path)
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)
    monkeypatch.setenv("COLUMNS", "96")


def onward(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def told(*arguments: str) -> str:
    done = onward(*arguments)
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


def refused(*arguments: str) -> str:
    done = onward(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    return " ".join(done.stderr.split())


@pytest.mark.parametrize("words", ["zurich", "ZÜRICH", "Zu\u0308rich", "  Zürich "])
def test_a_search_is_named_as_its_applications_are(words: str) -> None:
    there = a_search("Zürich")
    a_search("Zürich 2")
    application = an_application(there, employer="Fußball Größe")
    told("log", "FUSSBALL grosse", "rejected", "--search", words)
    application.refresh_from_db()
    assert application.ending == "rejected"


def test_the_search_of_exactly_this_name_is_meant_before_one_like_it() -> None:
    there = [a_search(name) for name in ("Zürich", "Zurich")]
    added = [an_application(search, employer="Acme") for search in there]
    told("log", "acme", "rejected", "--search", "zurich")
    assert [Application.objects.get(pk=row.pk).ending for row in added] == ["", "rejected"]


def kinds(application: Application) -> list[tuple[str, date | None]]:
    return [(event.kind, event.on) for event in current_events(application)]


def test_a_rejection_says_the_calm_words_of_the_page() -> None:
    application = an_application(a_search())
    words = told("log", "acme", "rejected")
    application.refresh_from_db()
    assert application.ending == "rejected"
    assert " ".join(lesson_of(application, today=date.today()).split()) in words
    assert "Closed. Next:" in words


def test_the_same_twice_is_recorded_once() -> None:
    application = an_application(a_search())
    told("log", "acme", "interview", "--on", "2026-03-09")
    assert "recorded already" in told("log", "acme", "interview", "--on", "2026-03-09")
    assert len(kinds(application)) == 2
    told("log", "acme", "interview", "--on", "2026-03-09", "--again")
    assert len(kinds(application)) == 3


@pytest.mark.parametrize(
    ("said", "kind"),
    [("rejected", "rejected"), ("They said no", "rejected"), ("Absage", "rejected"), ("phone screen", "screen")],
)
def test_people_say_it_in_their_own_words(said: str, kind: str) -> None:
    application = an_application(a_search())
    told("log", "acme", said, "--on", "2026-03-09")
    assert kinds(application)[-1] == (kind, date(2026, 3, 9))


def test_an_interview_may_lie_ahead_and_an_answer_may_not() -> None:
    application = an_application(a_search())
    ahead = (date.today() + timedelta(days=5)).isoformat()
    assert "has not come yet" in refused("log", "acme", "offer", "--on", ahead)
    told("log", "acme", "interview", "--on", ahead, "--time", "14:30")
    assert str(current_events(application)[-1].time) == "14:30:00"


def test_where_several_fit_the_person_says_which() -> None:
    search = a_search()
    engineer = an_application(search, role="Engineer")
    analyst = an_application(search, role="Analyst")
    listed = refused("log", "acme", "rejected")
    assert "#1 Acme · Engineer" in listed
    assert "#2 Acme · Analyst" in listed
    assert (len(kinds(engineer)), len(kinds(analyst))) == (1, 1)
    told("log", "acme analyst", "rejected")
    told("log", "#1", "offer")
    assert (kinds(engineer)[-1][0], kinds(analyst)[-1][0]) == ("offer", "rejected")


def test_the_beginnings_of_words_are_enough() -> None:
    search = a_search()
    application = an_application(search, employer="Harbor & Söhne", role="Data Engineer")
    an_application(search, employer="Seaharbor")
    for words in ("harb sohne eng", "Söhne", "HARBOR data"):
        told("log", words, "answered", "--again")
    assert len(kinds(application)) == 4


def test_a_name_of_two_words_in_one_is_found_as_both() -> None:
    application = an_application(a_search(), employer="DeepSea")
    for words in ("deepsea", "deep sea", "DeepSea"):
        told("log", words, "answered", "--again")
    assert len(kinds(application)) == 4


def test_an_employer_of_exactly_that_name_is_meant() -> None:
    search = a_search()
    an_application(search, employer="Acme Robotics")
    application = an_application(search, employer="ACME")
    told("log", "acme", "answered")
    assert kinds(application)[-1][0] == "answered"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("log", "zzz", "rejected"), "no application fits 'zzz'"),
        (("log", "acme", "sang"), "use one of: applied, answered"),
        (("log", "acme", "rejected", "--on", "12.3.26"), "write it as 2026-03-02"),
        (("log", "acme", "interview", "--time", "noon"), "write it as 14:30"),
        (("claim", "resume B"), 'has no "="'),
        (("claim", "colour = red"), "there are: Letter, Resume, Source"),
        (("why", "zzz"), "onward claims"),
        (("add", " "), "needs an employer"),
        (("add", "Harbor", "--saved", "--on", "2026-03-02"), "has no day"),
        (("today", "--search", "Other"), "no search is called 'Other'; there are: 'Mine'"),
        (("token", "remove", "phone"), "no token is called 'phone'"),
    ],
)
def test_what_can_not_be_done_is_said_in_a_line(arguments: tuple[str, ...], why: str) -> None:
    application = an_application(a_search())
    assert why in refused(*arguments)
    assert len(kinds(application)) == 1


def test_without_a_search_there_is_one_to_begin() -> None:
    for command in ("today", "claims", "undo"):
        assert "onward search new" in refused(command)


def test_an_application_is_added_with_all_that_is_known() -> None:
    a_search()
    told(
        *("add", "Harbor", "Analyst", "--on", "2026-03-02", "--source", "LinkedIn", "--resume", "Resume B"),
        *("--tag", "remote", "--tag", "dream", "--note", "by Kim"),
    )
    made = Application.objects.get()
    assert (made.place, made.applied_on, made.source) == ("applied", date(2026, 3, 2), "LinkedIn")
    assert made.resume is not None
    assert made.resume.name == "Resume B"
    assert sorted(tag.name for tag in made.taggings.all()) == ["dream", "remote"]


def test_one_that_is_there_is_added_only_on_purpose() -> None:
    a_search()
    assert "Sent today" in told("add", "Harbor", "Analyst")
    assert "--again" in refused("add", "harbor", "analyst")
    assert "Sent today" not in told("add", "harbor", "analyst", "--again", "--saved")
    assert [a.place for a in Application.objects.order_by("number")] == ["applied", "saved"]


def test_today_says_the_verdict_the_steps_and_the_list() -> None:
    search = a_search()
    an_application(search)
    add_task(search, "Call Kim", due=date.today())
    found = findings(search, today=date.today())
    words = told("today")
    assert found.headline in words
    assert found.next[0].action in words
    assert "today: Call Kim" in words
    in_json = json.loads(onward("today", "--json").stdout)
    assert in_json["headline"] == found.headline
    assert in_json["due"][0]["what"] == "Call Kim"


def test_today_says_first_who_is_met_and_what_is_overdue() -> None:
    search, today = a_search(), date.today()
    application = an_application(search)
    record(application, Fact(Kind.INTERVIEW, on=today, time=time(14, 30)))
    record(application, Fact(Kind.SCREEN, on=today + timedelta(days=40)))
    record(application, Fact(Kind.SCREEN, on=today - timedelta(days=1)))
    add_task(search, "Call Kim", due=today - timedelta(days=3))
    add_task(search, "Write Lee", due=today + timedelta(days=2))
    words = told("today")
    assert "Coming up today, 14:30: interview (#1 Acme · Engineer)" in words
    coming, overdue, after = (words.index(title) for title in ("Coming up", "Overdue", "On your list"))
    assert coming < overdue < words.index("Call Kim") < after < words.index("Write Lee")
    in_json = json.loads(onward("today", "--json").stdout)
    assert [(talk["kind"], talk["on"], talk["time"]) for talk in in_json["coming"]] == [
        ("interview", today.isoformat(), "14:30"),
        ("screen", (today + timedelta(days=40)).isoformat(), None),
    ]
    assert [(task["what"], task["overdue"]) for task in in_json["due"]] == [
        ("Call Kim", True),
        ("Write Lee", False),
    ]


def test_a_claim_is_told_with_its_numbers() -> None:
    search = sample_search()
    one = findings(search, today=date.today()).claims[0]
    assert one.claim in told("claims", "--search", "Sample search")
    words = told("why", one.id, "--search", "Sample search")
    assert re.search(
        r"Evidence (about )?[\d.,]+ to (about )?[\d.,]+; alone it would be settled at about [\d,]+ to 1\.", words
    )
    assert " ".join(one.words.split()) in words
    assert f"{one.arms[0].k} of {one.arms[0].n} that count" in words
    assert json.loads(onward("why", one.id, "--search", str(search.pk), "--json").stdout)["id"] == one.id


def test_a_claim_of_ones_own_is_registered_once() -> None:
    an_application(a_search())
    assert "Registered: Source = LinkedIn" in told("claim", "source = LinkedIn")
    assert "Registered already" in told("claim", "Source=LinkedIn")
    assert "Source = LinkedIn" in told("claims")


def test_undo_takes_back_step_by_step_whoever_wrote() -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.INTERVIEW, on=date(2026, 3, 9)))
    told("log", "acme", "offer")
    assert "Offer" in told("undo")
    assert "Interview" in told("undo")
    assert kinds(application) == [("applied", date(2026, 3, 2))]
    told("undo")
    assert "nothing to undo" in refused("undo")


def test_the_search_in_use_is_the_one_that_was_chosen() -> None:
    told("search", "new", "First")
    told("search", "new", "Second")
    told("add", "Harbor")
    told("search", "use", "first")
    told("add", "Acme")
    found = {search.name: [str(a) for a in search.applications.all()] for search in Search.objects.all()}
    assert found == {"First": ["Acme"], "Second": ["Harbor"]}
    rows = json.loads(onward("search", "list", "--json").stdout)["searches"]
    assert [(row["name"], row["in_use"]) for row in rows] == [("Second", False), ("First", True)]
    assert "* First (1 application)" in told("search", "list")


def test_two_searches_of_one_name_are_told_apart_by_their_ids() -> None:
    start_search("Mine")
    other = start_search("Mine")
    assert "by its id" in refused("search", "use", "Mine")
    told("search", "use", str(other.pk))


def test_a_token_stands_alone_on_standard_output() -> None:
    a_search()
    done = onward("token", "new", "phone", "--write", "--days", "30")
    assert done.stdout.startswith("onward_")
    assert len(done.stdout.split()) == 1
    assert "only time" in done.stderr
    secret = done.stdout.strip().split("_", 2)[2]
    assert "phone, reads and writes" in told("token", "list")
    assert secret not in onward("token", "list", "--json").stdout
    told("token", "remove", "phone")
    assert "There is none" in told("token", "list")


@pytest.mark.parametrize(
    "command",
    ["log", "add", "today", "claims", "claim", "why", "undo", "search", "search new", "token", "token new", "mcp"],
)
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage:" in told(*command.split(), "--help")


def test_where_the_disk_is_in_the_way_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise OperationalError("database or disk is full")

    an_application(a_search())
    monkeypatch.setattr("onward.cli.inside.logging_it.record_once", full)
    assert "the disk is full; free some space" in refused("log", "acme", "rejected")


def test_other_commands_do_not_pay_for_the_database() -> None:
    looked = "import sys, onward.cli.main; print({'django', 'ninja', 'mcp', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
