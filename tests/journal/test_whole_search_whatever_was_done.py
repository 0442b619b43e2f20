"""Whatever was done in a search: what goes out comes back, and goes out the same again."""

import json
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal import editing, tasks
from onward.journal.adding import NewApplication, add_application
from onward.journal.claiming import register, withdraw
from onward.journal.current import current_events
from onward.journal.documents import add_document, remove_document, rename_document
from onward.journal.experiments import CannotTossError, begin, end, toss
from onward.journal.known_whole import here_already
from onward.journal.models import (
    Application,
    Batch,
    Contact,
    Document,
    Experiment,
    Note,
    Place,
    RegisteredClaim,
    Search,
    Tagging,
    Task,
)
from onward.journal.own_settings import choose
from onward.journal.undo import CannotUndoError, undo
from onward.journal.whole import whole
from onward.journal.whole_again import bring_back
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORDS = ("=1+1", "Größe", "a\nb", "<b>", " x ")


def told(search: Search, *, with_files: bool = True) -> dict[str, Any]:
    return dict(json.loads(json.dumps(whole(search, now=NOW, with_files=with_files))))


def again(search: Search) -> Search:
    return bring_back(json.dumps(told(search)).encode())


class Doings:
    """Random doings in one search, by the functions that pages, API and command line call."""

    def __init__(self, seed: int) -> None:
        self.chance, self.count = random.Random(seed), 0
        self.search = a_search("All kinds of things")

    def go_on(self) -> None:
        """Do something, if it can be done."""
        self.count += 1
        ways: list[Callable[[], object]] = [
            *[self.add] * 3,
            self.edit,
            self.around,
            self.fact,
            self.correct,
            self.document,
            self.away,
            self.task,
            self.experiment,
            self.claim,
            self.choose,
            *[self.undo] * 2,
        ]
        with suppress(CannotUndoError, CannotTossError, IndexError):
            self.chance.choice(ways)()

    def one(self, rows: Any) -> Any:
        """Any row; IndexError where there is none."""
        return self.chance.choice(list(rows))

    def mine(self) -> Application:
        found: Application = self.one(Application.objects.filter(search=self.search))
        return found

    def word(self) -> str:
        return f"{self.chance.choice(WORDS)} {self.count}"

    def add(self) -> None:
        new = NewApplication(
            employer=self.word(),
            role=self.chance.choice(["", "Role"]),
            attributes={"Team": self.chance.choice("AB")},
            resume=self.chance.choice(["", "Resume A", "Resume B"]),
            tags=("dream",),
            note=self.word(),
            sent=self.chance.random() < 0.6,
            applied_on=self.chance.choice([None, DAY]),
        )
        add_application(self.search, new)

    def edit(self) -> None:
        editing.edit_application(self.mine(), {"role": self.word(), "about": self.word()}, letter=self.word()[:20])
        editing.set_tags(self.mine(), [self.word(), "dream"])

    def around(self) -> None:
        editing.add_note(self.mine(), self.word())
        editing.add_contact(self.mine(), {"name": self.word(), "mail": "a@b.example", "employer": "Else"})
        editing.remove_note(self.one(Note.objects.filter(application__search=self.search)))
        editing.remove_contact(self.one(Contact.objects.filter(search=self.search)))

    def fact(self) -> None:
        kind, on = self.chance.choice(list(Kind)), DAY + timedelta(days=self.chance.randrange(40))
        with write(self.search, "recorded") as pen:
            pen.record(self.mine(), Fact(kind, self.chance.choice([None, on]), note=self.word()))

    def correct(self) -> None:
        event = self.one(current_events(self.mine()))
        with write(self.search, "corrected") as pen:
            if self.chance.random() < 0.5:
                pen.correct(event, note=self.word(), on=DAY)
            else:
                pen.retract(event)

    def document(self) -> None:
        chunks = [self.chance.choice([b"", b"%PDF", b"\x00\xff"])]
        of = {"file_name": "a.pdf", "chunks": chunks, "sent_with": self.mine()}
        add_document(self.search, self.word(), self.chance.choice(["resume", "letter", "other"]), **of)  # type: ignore[arg-type]
        rename_document(self.one(Document.objects.filter(search=self.search)), self.word())

    def away(self) -> None:
        """Something is put away that others may name."""
        self.chance.choice([editing.put_away, editing.bring_back])(self.mine())
        remove_document(self.one(Document.objects.filter(search=self.search)))

    def task(self) -> None:
        tasks.add_task(self.search, self.word(), application=self.chance.choice([None, self.mine()]), due=DAY)
        tasks.do_task(self.one(Task.objects.filter(search=self.search)), on=DAY)
        tasks.remove_task(self.one(Task.objects.filter(search=self.search)))

    def experiment(self) -> None:
        documents = self.chance.choices([None, *Document.objects.filter(search=self.search)], k=2)
        begin(self.search, self.word(), ("A", "B"), on=DAY, documents=(documents[0], documents[1]))
        experiment = self.one(Experiment.objects.filter(search=self.search))
        for application in Application.objects.filter(search=self.search, place=Place.SAVED)[:2]:
            toss(experiment, application, today=DAY)
        if self.chance.random() < 0.3:
            end(experiment, on=DAY)

    def claim(self) -> None:
        if Application.objects.filter(search=self.search, removed=False).exists():
            register(self.search, "Team", self.word(), on=DAY)
        withdraw(self.one(RegisteredClaim.objects.filter(search=self.search)))

    def choose(self) -> None:
        choose(self.search, "period", self.chance.choice([None, 30, 60]))
        choose(self.search, "record", self.chance.choice([None, {"name": "Ada", "reference": "7"}]))

    def undo(self) -> None:
        undo(self.one(Batch.objects.filter(search=self.search)))


@pytest.mark.parametrize("seed", range(10))
def test_whatever_was_done_it_comes_back_the_same(seed: int) -> None:
    doings = Doings(seed)
    for _ in range(60):
        doings.go_on()
    came = again(doings.search)
    assert told(came) == told(doings.search)
    fields = ("number", "place", "ending", "furthest", "applied_on", "answered_on", "last_on", "removed")
    there = Application.objects.filter(search=doings.search, number__in=numbers(came)).order_by("number")
    back = Application.objects.filter(search=came).order_by("number")
    assert list(back.values_list(*fields)) == list(there.values_list(*fields))


def numbers(search: Search) -> list[int]:
    return list(Application.objects.filter(search=search).values_list("number", flat=True))


@pytest.mark.parametrize("how", ["put away", "undone"])
def test_a_document_that_is_gone_comes_back_where_it_was_used(how: str) -> None:
    search = a_search()
    application, other = an_application(search), an_application(search, "Globex")
    document, batch = add_document(search, "Resume B", "resume", file_name="b.pdf", chunks=[b"%PDF"])
    for one in (application, other):
        editing.edit_application(one, {}, resume="Resume B")
    if how == "put away":
        remove_document(document)
    else:
        undo(batch)
    (back,) = Document.objects.filter(search=again(search))
    assert back.removed
    assert back.sent_with.count() == 2
    assert back.size == 4


def test_what_was_put_away_comes_back_as_put_away_and_what_was_undone_does_not() -> None:
    search = a_search()
    gone, kept = an_application(search, "Gone"), an_application(search, "Kept")
    editing.put_away(gone)
    _, added = add_application(search, NewApplication(employer="Never"))
    undo(added)
    editing.add_note(kept, "old")
    editing.remove_note(Note.objects.get())
    came = again(search)
    rows = Application.objects.filter(search=came).values_list("employer", "removed")
    assert sorted(rows) == [("Gone", True), ("Kept", False)]
    assert Note.objects.get(application__search=came).removed
    editing.bring_back(Application.objects.get(search=came, employer="Gone"))
    assert not Tagging.objects.exists()


def test_it_is_known_to_be_here_also_when_it_went_out_without_its_files() -> None:
    search = a_search()
    an_application(search)
    editing.put_away(an_application(search, "Away"))
    add_document(search, "Resume B", "resume", file_name="b.pdf", chunks=[b"%PDF"])
    for with_files in (True, False):
        assert here_already(json.dumps(told(search, with_files=with_files)).encode()) == search
    came = bring_back(json.dumps(told(search, with_files=False)).encode())
    search.removed = True
    search.save()
    assert here_already(json.dumps(told(search, with_files=False)).encode()) == came
