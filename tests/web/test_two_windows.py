"""Two windows on the same form: what the other one changed stays, and nothing is lost silently."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from made_journal import DAY, a_search, an_application
from seated import seated

from onward.journal import editing, person
from onward.journal.current import current_events
from onward.journal.documents import add_document
from onward.journal.models import Application, Contact, Document, Kept, Note, Search, Tagging, Task
from onward.journal.tasks import add_task, remove_task
from onward.web.urls import urlpatterns

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Opened:
    """A form that lies open in a window.

    Attributes:
        page: where it stands.
        address: where it is sent.
        before: what it was opened on.
        now: what is kept by now, by field.
    """

    page: str
    address: str
    before: dict[str, str]
    now: Callable[[], dict[str, str]]


def _texts(row: Any, *names: str) -> Callable[[], dict[str, str]]:
    def now() -> dict[str, str]:
        row.refresh_from_db()
        return {name: str(getattr(row, name) or "") for name in names}

    return now


def _facts(application: Application) -> Opened:
    editing.edit_application(application, {"salary": "10", "location": "Ulm"})
    before = {"employer": "Acme", "role": "Engineer", "salary": "10", "location": "Ulm"}
    page = f"/applications/{application.pk}/edit"
    return Opened(page, page, before, _texts(application, *before))


def _task(application: Application) -> Opened:
    task, _batch = add_task(application.search, "Call", application=application, due=DAY)
    page = f"/tasks/{task.pk}"
    return Opened(
        page, page, {"what": "Call", "due": str(DAY), "kind": "other"}, _texts(task, "what", "due", "kind")
    )


def _note(application: Application) -> Opened:
    editing.add_note(application, "one\ntwo")
    note = Note.objects.get()
    return Opened(f"/notes/{note.pk}", f"/notes/{note.pk}", {"text": "one\r\ntwo"}, _texts(note, "text"))


def _contact(application: Application) -> Opened:
    contact, _batch = editing.add_contact(application, {"name": "Ada", "phone": "1"})
    page = f"/contacts/{contact.pk}"
    return Opened(page, page, {"name": "Ada", "phone": "1", "part": ""}, _texts(contact, "name", "phone", "part"))


def _event(application: Application) -> Opened:
    event = current_events(application)[0]

    def now() -> dict[str, str]:
        said = current_events(application)[0]
        return {"kind": said.kind, "on": str(said.on), "note": said.note}

    page = f"/events/{event.pk}/correct"
    return Opened(page, page, {"kind": "applied", "on": str(DAY), "note": ""}, now)


def _document(application: Application) -> Opened:
    document, _batch = add_document(application.search, "A", "resume")
    page = f"/documents/{document.pk}/rename"
    return Opened(page, page, {"name": "A"}, _texts(document, "name"))


def _ways(application: Application) -> Opened:
    def now() -> dict[str, str]:
        chosen = person.person()
        return {"theme": chosen.theme, "zone": chosen.zone}

    return Opened("/settings", "/settings/ways", {"theme": "", "zone": ""}, now)


def _search(application: Application) -> Opened:
    def now() -> dict[str, str]:
        there = Search.objects.get(pk=application.search.pk)
        return {"name": there.name, "period": str(there.settings.get("period", ""))}

    return Opened("/settings", "/settings/search", {"name": "Mine", "period": ""}, now)


def _record(application: Application) -> Opened:
    def now() -> dict[str, str]:
        kept = Search.objects.get(pk=application.search.pk).settings.get("record", {})
        return {f"record-{name}": kept.get(name, "") for name in ("name", "reference")}

    return Opened("/settings", "/settings/record", {"record-name": "", "record-reference": ""}, now)


EDITS: dict[str, Callable[[Application], Opened]] = {
    "applications/<uuid:pk>/edit": _facts,
    "tasks/<uuid:pk>": _task,
    "notes/<uuid:pk>": _note,
    "contacts/<uuid:pk>": _contact,
    "events/<uuid:pk>/correct": _event,
    "documents/<uuid:pk>/rename": _document,
    "settings/ways": _ways,
    "settings/search": _search,
    "settings/record": _record,
}
"""Every form that changes what is there, by its route."""
CHANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "applications/<uuid:pk>/edit": (("salary", "111"), ("location", "Mars")),
    "tasks/<uuid:pk>": (("what", "Write"), ("due", "2026-03-09")),
    "contacts/<uuid:pk>": (("phone", "2"), ("part", "lead")),
    "events/<uuid:pk>/correct": (("note", "by mail"), ("on", "2026-03-01")),
    "settings/ways": (("theme", "dark"), ("zone", "Europe/Berlin")),
    "settings/search": (("name", "Ours"), ("period", "30")),
    "settings/record": (("record-name", "Ada"), ("record-reference", "7")),
}
"""Two fields of each form that has two, and what the two windows write there."""
ONE_FIELD: dict[str, tuple[str, str, str]] = {
    **{route: (first[0], first[1], second[1]) for route, (first, second) in CHANGES.items()},
    "applications/<uuid:pk>/edit": ("role", "Baker", "Cook"),
    "tasks/<uuid:pk>": ("what", "Write", "Visit"),
    "notes/<uuid:pk>": ("text", "three", "four"),
    "contacts/<uuid:pk>": ("name", "Bob", "Cyd"),
    "events/<uuid:pk>/correct": ("on", "2026-02-28", "2026-03-01"),
    "documents/<uuid:pk>/rename": ("name", "B", "C"),
    "settings/ways": ("theme", "dark", "light"),
    "settings/search": ("name", "Ours", "Theirs"),
    "settings/record": ("record-name", "Ada", "Bob"),
}
"""One field of each form, and what the two windows write there."""
NO_EDITS = {
    "add": "new",
    "claims/register": "new",
    "experiments/begin": "new",
    "applications/<uuid:pk>/record": "new",
    "applications/<uuid:pk>/rejected": "new",
    "applications/<uuid:pk>/they-wrote": "new",
    "applications/<uuid:pk>/task": "new",
    "applications/<uuid:pk>/note": "new",
    "applications/<uuid:pk>/contact": "new",
    "applications/<uuid:pk>/document": "new; what it takes the place of is named and stays",
    "applications/<uuid:pk>/tags": "a set: both windows' changes are brought together, see below",
    "board/move/<uuid:pk>": "has the card's stamp: test_board.py",
    "board/moved/<uuid:pk>": "names the batch that it changes",
    "add/read": "new",
    "import/upload": "new",
    "settings/tokens": "new",
    "welcome/start": "new",
    "list/edit": "only asks",
    "list/edit/do": "has the list's stamp: test_editing_many.py",
}
"""Forms with fields that change nothing a person could have seen otherwise, each with the reason."""


@pytest.fixture(autouse=True)
def _as_chosen_before() -> Any:
    before = person.person()
    yield
    person.choose(theme=before.theme, zone=before.zone)


def stamp(client: Client, form: Opened) -> str:
    """The stamp that the form carries."""
    page = client.get(form.page).content.decode()
    own = re.search(rf'action="{re.escape(form.address)}".*?</form>', page, re.S)
    assert own, f"no form to {form.address}"
    found = re.search(r'name="seen" value="([^"]*)"', own[0])
    assert found, f"the form to {form.address} has no stamp"
    return unescape(found[1])


def both(route: str) -> tuple[Client, Opened, str]:
    """Two windows with the same form; what both were opened on."""
    application = an_application(a_search())
    client, form = seated(application.search), EDITS[route](application)
    return client, form, stamp(client, form)


@pytest.mark.parametrize("route", CHANGES)
def test_each_window_changes_its_own_field(route: str) -> None:
    client, form, seen = both(route)
    (first, one), (second, other) = CHANGES[route]
    client.post(form.address, form.before | {first: one, "seen": seen})
    answer = client.post(form.address, form.before | {second: other, "seen": seen})
    assert answer.status_code == 302, answer.content.decode()
    kept = form.now()
    assert (kept[first], kept[second]) == (one, other)


@pytest.mark.parametrize("route", EDITS)
def test_where_both_changed_the_same_nothing_is_lost_and_the_person_chooses(route: str) -> None:
    client, form, seen = both(route)
    name, one, other = ONE_FIELD[route]
    client.post(form.address, form.before | {name: one, "seen": seen})
    answer = client.post(form.address, form.before | {name: other, "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert form.now()[name] == one
    assert "There now:" in page
    assert f'name="theirs" value="{name}"' in page
    anew = re.search(rf'action="{re.escape(form.address)}".*?name="seen" value="([^"]*)"', page, re.S)
    assert anew
    told = form.before | {name: other, "seen": unescape(anew[1])}
    assert client.post(form.address, told | {"theirs": name}).status_code == 302
    assert form.now()[name] == one
    assert client.post(form.address, told).status_code == 302
    assert form.now()[name] == other


@pytest.mark.parametrize("route", EDITS)
def test_what_was_not_touched_is_not_written(route: str) -> None:
    client, form, seen = both(route)
    before = form.now()
    client.post(form.address, form.before | {"seen": seen})
    assert form.now() == before


@pytest.mark.parametrize("route", EDITS)
@pytest.mark.parametrize("seen", ["", "{", "[1]", '{"what": 3}', "\x00"])
def test_a_broken_stamp_is_no_error(route: str, seen: str) -> None:
    client, form, _seen = both(route)
    assert client.post(form.address, form.before | {"seen": seen}).status_code in {302, 409}


def test_every_form_with_fields_is_named_above() -> None:
    """All pages by their routes, and every form on them that takes what a person wrote."""
    application = an_application(a_search())
    ids = dict(make(application).address.split("/")[1:3] for make in _ROWS)
    client, found, answers = seated(application.search), set[str](), []
    for route in map(str, (route.pattern for route in urlpatterns)):
        kind = route.partition("/")[0]
        if route.count("<") > 1 or route.startswith("api/") or ("<" in route and kind not in ids):
            continue
        answer = client.get("/" + route.replace("<uuid:pk>", ids.get(kind, "")))
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            found |= _forms_with_fields(answer.content.decode())
        answers.append(answer)
    for answer in answers:
        answer.close()
    assert found <= set(EDITS) | set(NO_EDITS)
    assert set(EDITS) <= found


_ROWS = (_facts, _task, _note, _contact, _event, _document)
_FIELD = re.compile(r'<(?:textarea|select|input (?![^>]*type="(?:hidden|checkbox|file|search)"))')


def _forms_with_fields(page: str) -> set[str]:
    forms = re.findall(r"<form\b[^>]*>.*?</form>", page, re.S)
    posted = [form for form in forms if 'method="post"' in form.partition(">")[0] and _FIELD.search(form)]
    actions = [re.search(r'action="/([^"]*)"', form.partition(">")[0]) for form in posted]
    return {resolve(f"/{action[1]}").route for action in actions if action}


def test_a_column_of_ones_own_that_another_window_added_stays() -> None:
    application = an_application(a_search())
    editing.edit_application(application, {"attributes": {"Remote": "yes"}})
    client, form = seated(application.search), _facts(application)
    seen = stamp(client, form)
    editing.edit_application(application, {"attributes": {"Remote": "yes", "Size": "big"}})
    own = {"attribute_name": ["Remote", "Shift"], "attribute_level": ["no", "night"], "seen": seen}
    assert client.post(form.address, form.before | own).status_code == 302
    assert Application.objects.get().attributes == {"Remote": "no", "Size": "big", "Shift": "night"}


def test_a_column_of_ones_own_that_both_changed_is_asked_about() -> None:
    application = an_application(a_search())
    editing.edit_application(application, {"attributes": {"Remote": "yes"}})
    client, form = seated(application.search), _facts(application)
    seen = stamp(client, form)
    editing.edit_application(application, {"attributes": {"Remote": "two days"}})
    own = {"attribute_name": ["Remote"], "attribute_level": ["no"], "seen": seen}
    answer = client.post(form.address, form.before | own)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="no"' in page
    assert "two days" in page
    assert Application.objects.get().attributes == {"Remote": "two days"}


def test_tags_of_both_windows_are_brought_together() -> None:
    application = an_application(a_search())
    editing.set_tags(application, ["a", "b"])
    client, address = seated(application.search), f"/applications/{application.pk}/tags"
    client.post(address, {"tags": "a, b, c", "seen": "a, b"})
    client.post(address, {"tags": "a, d", "seen": "a, b"})
    assert sorted(Tagging.objects.filter(removed=False).values_list("name", flat=True)) == ["a", "c", "d"]


@pytest.mark.parametrize(("table", "route"), [(Task, "tasks"), (Note, "notes"), (Contact, "contacts")])
def test_what_another_window_put_away_comes_back_only_when_asked(table: type[Kept], route: str) -> None:
    client, form, seen = both(f"{route}/<uuid:pk>")
    client.post(f"{form.address}/away")
    name, one, _other = ONE_FIELD[f"{route}/<uuid:pk>"]
    answer = client.post(form.address, form.before | {name: one, "seen": seen})
    assert answer.status_code == 409
    assert "put away meanwhile" in answer.content.decode()
    assert one in answer.content.decode()
    assert table._default_manager.get().removed
    client.post(form.address, form.before | {name: one, "seen": seen, "again": "yes"})
    assert not table._default_manager.get().removed
    assert form.now()[name] == one


def test_a_step_that_was_taken_back_meanwhile_is_not_brought_back_silently() -> None:
    client, form, seen = both("events/<uuid:pk>/correct")
    client.post(form.address.replace("correct", "back"))
    sent = form.before | {"note": "by mail", "seen": seen}
    assert client.post(form.address, sent).status_code != 302
    assert client.post(form.address, sent | {"again": "yes"}).status_code == 302
    assert form.now()["note"] == "by mail"


def test_a_program_without_a_stamp_still_writes_what_it_sends() -> None:
    client, form, _seen = both("tasks/<uuid:pk>")
    client.post(form.address, form.before | {"what": "Write"})
    assert form.now()["what"] == "Write"


def test_a_document_that_was_put_away_is_renamed_only_when_asked() -> None:
    client, form, seen = both("documents/<uuid:pk>/rename")
    client.post(form.address.replace("rename", "away"))
    assert client.post(form.address, {"name": "B", "seen": seen}).status_code == 409
    assert Document.objects.get().name == "A"


def test_a_task_done_meanwhile_is_still_edited() -> None:
    application = an_application(a_search())
    task, _batch = add_task(application.search, "Call", application=application)
    form = Opened(f"/tasks/{task.pk}", f"/tasks/{task.pk}", {}, dict)
    client = seated(application.search)
    seen = stamp(client, form)
    client.post(f"/tasks/{task.pk}/done")
    client.post(form.address, {"what": "Call Ada", "kind": "other", "due": "", "seen": seen})
    task.refresh_from_db()
    assert (task.what, task.done_on) == ("Call Ada", timezone.localdate())
    assert isinstance(task.done_on, date)
    remove_task(task)
