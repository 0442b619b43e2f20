"""One application: its timeline, its facts, and what is known of its silence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.journal.editing import bring_back, put_away
from onward.journal.experiments import candidates, running
from onward.journal.history import history_of
from onward.journal.models import Application, Batch, Ending, Experiment, Place, Task, TaskKind, Toss
from onward.journal.names import ENDINGS, PLACES
from onward.journal.own_columns import repeating
from onward.journal.said import said
from onward.journal.still_coming import still_coming
from onward.language import capital
from onward.web.finding import own_application, today
from onward.web.forms.around import NoteForm, TaskForm
from onward.web.forms.happening import EventForm
from onward.web.saying import then
from onward.web.timeline import Timeline, timeline

_LONG = timedelta(days=60)
_ASK_AGAIN, _ASK_AFTER_TALK = timedelta(days=14), timedelta(days=7)


@require_GET
def application_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The timeline left, the facts right."""
    application = own_application(request, pk)
    tasks = list(application.tasks.filter(removed=False).order_by("due", "created_at"))
    seen = timeline(application, tasks, today())
    return render(
        request,
        "web/application.html",
        {
            "here": "list",
            "application": application,
            "place": ENDINGS.get(application.ending) or PLACES[application.place],
            "follow_up": _follow_up(application, tasks, seen),
            "long_silent": _long_silent(application),
            "coins": _coins(application),
            "tosses": [(one, one.experiment.arms[one.arm]) for one in _tosses(application)],
            "attributes": _told_by_no_field(application),
            "web_address": web_address(application.address),
            "waits": _waits(application),
            "timeline": seen,
            "done": [task for task in tasks if task.done_on is not None],
            "contacts": application.contacts.filter(removed=False).order_by("name"),
            "notes": application.notes.filter(removed=False).order_by("-created_at"),
            "tags": [tag.name for tag in application.taggings.filter(removed=False).order_by("name")],
            "event_form": EventForm(auto_id="event_%s", initial={"kind": _next_kind(application), "on": today()}),
            "task_form": TaskForm(auto_id="task_%s"),
            "note_form": NoteForm(auto_id="note_%s"),
        },
    )


@require_GET
def silence(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether its silence is anything; the page does not wait for it, as this waits for all that was taught."""
    application = own_application(request, pk)
    silent, looked_from = still_coming(application, today=today())
    around = {"here": "list", "application": application, "silent": silent, "looked_from": looked_from}
    return render(request, "web/silence.html", around)


@require_GET
def history_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that was done to it, each with its undo."""
    application = own_application(request, pk)
    entries = [(entry, _without_name(entry.batch)) for entry in history_of(application)]
    return render(
        request, "web/application_history.html", {"here": "list", "application": application, "entries": entries}
    )


@require_POST
def away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put it away."""
    application = own_application(request, pk)
    return then(request, "/board", _("{name} is put away.").format(name=application), put_away(application))


@require_POST
def back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring it back."""
    application = own_application(request, pk)
    return then(request, f"/applications/{pk}", _("It is back."), bring_back(application))


def _without_name(batch: Batch) -> str:
    """What was done, on the page of what it was done to."""
    return capital(said(batch).removeprefix(f"{batch.about.get('name')}: "))


def _follow_up(application: Application, tasks: Iterable[Task], seen: Timeline) -> TaskForm | None:
    """A reminder to ask how it stands, after what is to come; None where nothing waits for them or one is there."""
    open_one = any(task.kind == TaskKind.FOLLOW_UP and task.done_on is None for task in tasks)
    if (
        application.removed
        or application.place in {Place.SAVED, Place.OFFER, Place.ENDED}
        or open_one
        or _long_silent(application)
    ):
        return None
    wait = _ASK_AGAIN if application.place == Place.APPLIED else _ASK_AFTER_TALK
    what = _("Ask {name} how it stands").format(name=application.employer or application)
    last = max((entry.event.on for entry in seen.coming if entry.event.on is not None), default=today())
    return TaskForm(initial={"what": what[:500], "due": last + wait, "kind": TaskKind.FOLLOW_UP})


def _long_silent(application: Application) -> bool:
    """Whether it waits so long that closing it is the nearer step than asking once more."""
    return _waits(application) and application.applied_on is not None and today() - application.applied_on > _LONG


def _coins(application: Application) -> QuerySet[Experiment] | None:
    """Experiments whose coin may choose for this one: no outcome of it can be known yet."""
    if application.place not in {Place.SAVED, Place.APPLIED}:  # spares the database a question
        return None
    if not candidates(application.search, today=today()).filter(pk=application.pk).exists():
        return None
    return running(application.search).exclude(tosses__application=application)


def _tosses(application: Application) -> QuerySet[Toss]:
    return Toss.objects.filter(application=application, experiment__removed=False).select_related("experiment")


def _told_by_no_field(application: Application) -> dict[str, str]:
    """Own columns, without those that only repeat a field beside them: a file names its columns as it likes."""
    repeated = repeating(application)
    return {name: level for name, level in application.attributes.items() if name not in repeated}


def web_address(address: str) -> str:
    """What a link may lead to: the web and nothing else; empty where it is no such address."""
    if address.casefold().startswith(("https://", "http://")):
        return address
    host = address.partition("/")[0]
    return f"https://{address}" if "." in host and not any(sign in host for sign in ": @") else ""


def _waits(application: Application) -> bool:
    return application.place == Place.APPLIED and application.applied_on is not None


_NEXT = {
    Place.SAVED: "applied",
    Place.APPLIED: "answered",
    Place.ANSWERED: "screen",
    Place.TALKING: "interview",
    Place.INTERVIEW: "offer",
    Place.OFFER: "accepted",
}


def _next_kind(application: Application) -> str:
    """What is likeliest to be recorded next."""
    if application.ending == Ending.CLOSED:
        return "answered"
    return _NEXT.get(Place(application.furthest), "answered")
