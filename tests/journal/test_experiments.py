"""Experiments: the coin is tossed before the outcome, once, and for good."""

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.as_reading import as_reading
from onward.journal.experiments import CannotTossError, begin, coins, end, toss, tossable
from onward.journal.models import Application, Document, Event, Experiment, Search, Toss
from onward.journal.models.event import AppendOnlyError
from onward.journal.undo import CannotUndoError, last_undoable, undo
from onward.journal.writing import Fact, write
from onward.ledger.learn import learn

pytestmark = pytest.mark.django_db


def an_experiment(search: Search) -> Experiment:
    return begin(search, "Resume", ("short", "long"), on=DAY)[0]


def versions(search: Search) -> tuple[Document, Document]:
    made = tuple(Document(search=search, name=name, created_at=timezone.now()) for name in ("short", "long"))
    with write(search, "added") as pen:
        pen.add(*made)
    return made[0], made[1]


def test_the_coin_decides_by_what_was_drawn() -> None:
    search = a_search()
    experiment = an_experiment(search)
    arms = []
    for drawn in (0.49, 0.51):
        application = an_application(search, employer=f"E{drawn}", on=None)
        arms.append(toss(experiment, application, today=DAY, draw=[drawn].pop).arm)
    assert arms == [1, 0]


def test_the_version_that_the_coin_chose_is_the_one_sent() -> None:
    search = a_search()
    short, long = versions(search)
    experiment, _ = begin(search, "Resume", ("short", "long"), on=DAY, documents=(short, long))
    application = an_application(search, on=None)
    toss(experiment, application, today=DAY, draw=lambda: 0.1)
    assert Application.objects.get(pk=application.pk).resume == long


def test_a_second_toss_is_refused() -> None:
    search = a_search()
    experiment, application = an_experiment(search), an_application(search, on=None)
    toss(experiment, application, today=DAY)
    with pytest.raises(CannotTossError, match="already"):
        toss(experiment, application, today=DAY)
    assert Toss.objects.count() == 1


@pytest.mark.parametrize("kind", [Kind.REJECTED, Kind.SCREEN, Kind.ANSWERED, Kind.CLOSED])
def test_no_toss_once_something_was_heard(kind: Kind) -> None:
    search = a_search()
    experiment, application = an_experiment(search), an_application(search)
    with write(search, "recorded") as pen:
        pen.record(application, Fact(kind, on=DAY))
    with pytest.raises(CannotTossError, match="too late"):
        toss(experiment, application, today=DAY)


def test_no_toss_for_one_that_was_sent_on_an_earlier_day() -> None:
    search = a_search()
    with pytest.raises(CannotTossError, match="too late"):
        toss(an_experiment(search), an_application(search, on=DAY), today=DAY + timedelta(days=1))


def test_no_toss_once_something_was_heard_though_it_was_undone_or_taken_back_since() -> None:
    search = a_search()
    experiment = an_experiment(search)
    for way in ("undone", "taken back", "said to be another kind"):
        application = an_application(search, way, on=None)
        with write(search, "recorded") as pen:
            (heard,) = pen.record(application, Fact(Kind.REJECTED, DAY))
        if way == "undone":
            undo(pen.batch)
        with write(search, "corrected") as pen:
            if way == "taken back":
                pen.retract(heard)
            elif way == "said to be another kind":
                pen.correct(heard, kind=Kind.APPLIED)
        assert application not in tossable(experiment, today=DAY)
        with pytest.raises(CannotTossError, match="too late"):
            toss(experiment, application, today=DAY)


def test_no_toss_for_one_that_was_written_down_as_sent_a_while_ago() -> None:
    search = a_search()
    experiment, application = an_experiment(search), an_application(search, on=None)
    with write(search, "recorded") as pen:
        a_while_ago = timezone.now() - timedelta(hours=1)
        fact = {"kind": Kind.APPLIED, "on": DAY, "recorded_at": a_while_ago}
        Event.objects.create(application=application, batch=pen.batch, **fact)
        pen.touch(application.pk)
    assert not tossable(experiment, today=DAY).exists()
    with pytest.raises(CannotTossError, match="too late"):
        toss(experiment, application, today=DAY)


def test_what_is_heard_while_the_coin_is_in_the_air_counts() -> None:
    search = a_search()
    experiment, application = an_experiment(search), an_application(search, on=None)

    def heard_meanwhile() -> float:
        with write(search, "recorded") as pen:
            pen.record(application, Fact(Kind.SCREEN, DAY))
        return 0.3

    with pytest.raises(CannotTossError, match="too late"):
        toss(experiment, application, today=DAY, draw=heard_meanwhile)
    assert not Toss.objects.exists()


def test_no_toss_for_another_search_or_after_the_end() -> None:
    search = a_search()
    experiment = an_experiment(search)
    with pytest.raises(CannotTossError, match="not here"):
        toss(experiment, an_application(a_search("Other"), on=None), today=DAY)
    end(experiment, on=DAY)
    with pytest.raises(CannotTossError, match="over"):
        toss(experiment, an_application(search, on=None), today=DAY)


def test_a_toss_is_for_good() -> None:
    search = a_search()
    made = toss(an_experiment(search), an_application(search, on=None), today=DAY)
    made.arm = 1 - made.arm
    with pytest.raises(AppendOnlyError):
        made.save()
    with pytest.raises(CannotUndoError, match="for good"):
        undo(made.batch)
    assert Toss.objects.get().pk == made.pk
    last = last_undoable(search)
    assert last is not None
    assert last.what != "tossed"


def test_numbers_are_shared_with_claims_and_never_given_twice() -> None:
    search = a_search()
    first, batch = begin(search, "Resume", ("a", "b"), on=DAY)
    undo(batch)
    with write(search, "claimed") as pen:
        claim = pen.register_claim("Portal", "Indeed", DAY)
    second = an_experiment(search)
    assert (first.number, claim.number, second.number) == (1, 2, 3)


def test_the_ledger_judges_what_was_tossed() -> None:
    search = a_search()
    experiment = an_experiment(search)
    for number in range(6):
        application = an_application(search, employer=f"E{number}", on=None)
        toss(experiment, application, today=DAY, draw=[number / 6].pop)
        with write(search, "recorded") as pen:
            pen.record(application, Fact(Kind.APPLIED, on=DAY), Fact(Kind.SCREEN, on=DAY + timedelta(days=3)))
    later = DAY + timedelta(days=10)
    found = learn(as_reading(search), today=later, as_of=later, registered=[], coins=coins(search))
    claim = next(c for c in found.claims if c.design == "coin")
    assert [(arm.n, arm.k) for arm in claim.arms] == [(3, 3), (3, 3)]


def test_what_can_be_tossed_for_is_listed() -> None:
    search = a_search()
    experiment = an_experiment(search)
    saved, sent = an_application(search, "Saved", on=None), an_application(search, "Today")
    an_application(search, "Before", on=DAY - timedelta(days=2))
    tossed = an_application(search, "Tossed", on=None)
    toss(experiment, tossed, today=DAY)
    assert set(tossable(experiment, today=DAY)) == {saved, sent}


@pytest.mark.parametrize("arms", [("", "b"), ("same", " Same ")])
def test_two_arms_need_two_names(arms: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="names of their own"):
        begin(a_search(), "Resume", arms, on=DAY)
