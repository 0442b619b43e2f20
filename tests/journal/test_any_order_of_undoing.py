"""In whichever order edits are undone and put back, all says in the end what the history says."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.history import history
from onward.journal.models import Application, Batch, Event, Note, Search
from onward.journal.own_settings import choose
from onward.journal.undo import CannotUndoError, undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def edit(application: Application, **fields: Any) -> Batch:
    with write(application.search, "edited") as pen:
        pen.change(application, **fields)
    return pen.batch


def now(application: Application) -> tuple[str, str]:
    row = Application.objects.get(pk=application.pk)
    return row.employer, row.role


def test_two_edits_of_one_application_come_back_whole_in_the_order_they_went() -> None:
    application = an_application(a_search(), "E0", "R0")
    role, employer = edit(application, role="R1"), edit(application, employer="E1")
    back_employer = undo(employer)
    back_role = undo(role)
    assert now(application) == ("E0", "R0")
    undo(back_employer)
    assert now(application) == ("E1", "R0")
    undo(back_role)
    assert now(application) == ("E1", "R1")
    assert all(entry.taken_back is None for entry in history(application.search)[0])


def test_an_edit_is_undone_though_another_field_was_edited_since() -> None:
    application = an_application(a_search(), "E0", "R0")
    role = edit(application, role="R1")
    edit(application, employer="E1")
    undo(role)
    assert now(application) == ("E1", "R0")


def test_one_choice_is_undone_and_the_others_stay() -> None:
    search = a_search()
    period = choose(search, "period", 30)
    choose(search, "pace_goal", 5)
    back = undo(period)
    assert Search.objects.get(pk=search.pk).settings == {"pace_goal": 5}
    undo(back)
    assert Search.objects.get(pk=search.pk).settings == {"pace_goal": 5, "period": 30}


def test_when_a_row_was_made_stays_known_to_the_microsecond() -> None:
    search = a_search()
    application = an_application(search)
    made = timezone.now().replace(microsecond=123_456)
    with write(search, "note added") as pen:
        pen.add(Note(application=application, text="x", created_at=made))
    undo(undo(pen.batch))
    assert Note.objects.get().created_at == made


class Story:
    """Random edits of one application, with what each set, and whether it is in force."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.search = a_search()
        self.application = an_application(self.search, "E", "R")
        (self.applied,) = current_events(self.application)
        self.made: list[tuple[Batch, dict[str, Any]]] = []
        self.off: dict[int, Batch] = {}
        self.at_first = self.told()

    def told(self) -> dict[str, Any]:
        row = Application.objects.get(pk=self.application.pk)
        last = Event.objects.filter(fact=self.applied.fact).latest("revision")
        told = {"employer": row.employer, "role": row.role, "away": row.removed, "on": last.on, "note": last.note}
        groups = {"team": row.attributes.get("team"), "via": row.attributes.get("via")}
        chosen = Search.objects.get(pk=self.search.pk).settings
        return told | groups | {"period": chosen.get("period"), "goal": chosen.get("pace_goal")}

    def wanted(self) -> dict[str, Any]:
        """What the edits in force say."""
        said = dict(self.at_first)
        for place, (_batch, values) in enumerate(self.made):
            if place not in self.off:
                said |= values
        return said

    def edit(self) -> None:
        value = f"v{len(self.made)}"
        row = Application.objects.get(pk=self.application.pk)
        number, day = len(self.made) + 1, DAY + timedelta(days=len(self.made) + 1)
        ways: list[Callable[[], tuple[Batch, dict[str, Any]]]] = [
            lambda: (edit(row, role=value), {"role": value}),
            lambda: (edit(row, employer=value), {"employer": value}),
            lambda: (edit(row, employer=value, role=value), {"employer": value, "role": value}),
            lambda: (edit(row, attributes=row.attributes | {"team": value}), {"team": value}),
            lambda: (edit(row, attributes=row.attributes | {"via": value}), {"via": value}),
            lambda: (edit(row, removed=not row.removed), {"away": row.removed}),
            lambda: (choose(self.search, "period", number), {"period": number}),
            lambda: (choose(self.search, "pace_goal", number), {"goal": number}),
            lambda: (self.correct(on=day), {"on": day}),
            lambda: (self.correct(note=value), {"note": value}),
        ]
        self.made.append(self.chance.choice(ways)())

    def correct(self, **fields: Any) -> Batch:
        with write(self.search, "corrected") as pen:
            pen.correct(self.applied, **fields)
        return pen.batch

    def take_back(self) -> None:
        place = self.chance.choice([n for n in range(len(self.made)) if n not in self.off])
        batch, values = self.made[place]
        stands = [
            n
            for n in range(place + 1, len(self.made))
            if n not in self.off and self.made[n][1].keys() & values.keys()
        ]
        if stands:
            with pytest.raises(CannotUndoError) as found:
                undo(batch)
            assert found.value.later == self.made[stands[-1]][0]
        else:
            self.off[place] = undo(batch)

    def put_back(self) -> None:
        place = self.chance.choice(list(self.off))
        undo(self.off.pop(place))


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_leaves_what_the_history_says(seed: int) -> None:
    story = Story(seed)
    for _ in range(40):
        may = [story.edit]
        may += [story.take_back] * 2 if len(story.off) < len(story.made) else []
        may += [story.put_back] * 2 if story.off else []
        story.chance.choice(may)()
        assert story.told() == story.wanted()
    force = {entry.batch.pk: entry.taken_back is None for entry in history(story.search)[0]}
    assert {batch.pk: n not in story.off for n, (batch, _) in enumerate(story.made)}.items() <= force.items()


def test_a_fact_and_its_correction_go_and_come_back_in_any_order() -> None:
    application = an_application(a_search())
    with write(application.search, "recorded") as pen:
        (talk,) = pen.record(application, Fact(Kind.SCREEN, DAY + timedelta(days=3)))
    recorded = pen.batch
    with write(application.search, "corrected") as pen:
        pen.correct(talk, kind=Kind.INTERVIEW)
    corrected = pen.batch
    with pytest.raises(CannotUndoError):
        undo(recorded)
    back, gone = undo(corrected), undo(recorded)
    undo(back)
    assert [event.kind for event in current_events(application)] == ["applied"]
    undo(gone)
    assert [event.kind for event in current_events(application)] == ["applied", "interview"]
