"""Looks that are kept say what a look from scratch says, whatever was changed; only what must be is looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from onward.events import Application, Event, Kind
from onward.journal.looks import Looks, first_day_changed
from onward.ledger.history import Looker, changes_over, history, weekly_looks
from onward.ledger.pack import published_logs
from onward.ledger.registered import Registered
from onward.outcomes import PERIOD

FIRST = date(2026, 1, 5)
LAST = FIRST + timedelta(days=150)


def searched(count: int, chance: Random) -> list[Application]:
    return [_application(row, chance) for row in range(1, count + 1)]


def _application(row: int, chance: Random) -> Application:
    sent = FIRST + timedelta(days=chance.randrange(120))
    events = [Event(Kind.APPLIED, sent)]
    letter = chance.choice("yn")
    if chance.random() < (0.9 if letter == "y" else 0.05):
        on = sent + timedelta(days=chance.randrange(1, 30)) if chance.random() < 0.9 else None
        events.append(Event(chance.choice([Kind.SCREEN, Kind.ANSWERED, Kind.REJECTED]), on))
    return Application(row, f"Employer {row}", "Engineer", tuple(events), {"Letter": letter})


def looker(told: list[Application], **more: object) -> Looker:
    return Looker(told, published_logs(), PERIOD, [], **more)  # type: ignore[arg-type]


def _changed(told: list[Application], chance: Random) -> list[Application]:
    """One thing that a person does to a search."""
    place = chance.randrange(len(told))
    one = told[place]
    day = FIRST + timedelta(days=chance.randrange(150))
    ways = [
        lambda: [*told, _application(len(told) + 1000 + chance.randrange(10**6), chance)],
        lambda: told[:place] + told[place + 1 :],
        lambda: _put(told, place, replace(one, events=(*one.events, Event(Kind.SCREEN, day)))),
        lambda: _put(told, place, replace(one, events=(*one.events, Event(Kind.INTERVIEW, None)))),
        lambda: _put(told, place, replace(one, events=(Event(Kind.APPLIED, day), *one.events[1:]))),
        lambda: _put(told, place, replace(one, events=one.events[:-1])),
        lambda: _put(told, place, replace(one, attributes={"Letter": chance.choice(["y", "n", "new"])})),
        lambda: _put(told, place, replace(one, employer="Renamed")),
    ]
    return chance.choice(ways)()


def _put(told: list[Application], place: int, one: Application) -> list[Application]:
    return [*told[:place], one, *told[place + 1 :]]


@pytest.mark.parametrize("seed", range(3))
def test_kept_looks_are_those_of_a_search_looked_at_from_scratch(seed: int) -> None:
    chance = Random(seed)
    told, looks = searched(90, chance), Looks()
    seen = 0
    for _ in range(9):
        now = looker(told)
        days = weekly_looks(told, LAST)
        changes = changes_over(looks.on(now, days))
        assert changes == history(now, LAST)
        seen += len(changes)
        told = _changed(told, chance)
    assert seen, "nothing was learned, so nothing was compared"


def test_what_happens_today_leaves_earlier_looks_alone() -> None:
    told = searched(60, Random(1))
    before = looker(told)
    today = _put(told, 7, replace(told[7], events=(*told[7].events, Event(Kind.OFFER, LAST))))
    assert first_day_changed(before, looker(today)) == LAST
    sent = [*told, Application(900, "New", "Engineer", (Event(Kind.APPLIED, LAST),), {})]
    assert first_day_changed(before, looker(sent)) == LAST
    assert first_day_changed(before, looker(list(told))) is None


def test_a_claim_of_ones_own_changes_every_look() -> None:
    told = searched(20, Random(1))
    own = replace(looker(told), registered=[Registered(1, "Letter", "y", LAST)])
    assert first_day_changed(looker(told), own) == date.min


def test_a_look_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[date] = []
    look = Looker.verdicts_on

    def counted(self: Looker, day: date) -> object:
        taken.append(day)
        return look(self, day)

    monkeypatch.setattr(Looker, "verdicts_on", counted)
    told, looks = searched(60, Random(1)), Looks()
    days = weekly_looks(told, LAST)
    looks.on(looker(told), days)
    assert taken == days
    taken.clear()
    looks.on(looker([*told, Application(900, "New", "", (Event(Kind.APPLIED, LAST),), {})]), days)
    assert taken == [LAST]
