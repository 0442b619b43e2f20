"""From "they said no" to the next step in two clicks."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.journal.belonging import in_sight
from onward.journal.called_off import called_off_lines
from onward.journal.doing import open_steps
from onward.journal.lesson import lesson_at_hand, lesson_of
from onward.journal.models import Application, Ending, Task, TaskKind
from onward.journal.recording import reject
from onward.journal.tasks import ASK_AFTER_DAYS, ask_feedback_later
from onward.journal.verdicts import at_hand
from onward.ledger.findings import NextStep
from onward.web.finding import own_application, today
from onward.web.forms.days import said_of
from onward.web.forms.happening import RejectedForm
from onward.web.forms.posted import posted
from onward.web.saying import then


def rejected(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The day, which is today unless another is said; then it is recorded."""
    application = own_application(request, pk)
    form = RejectedForm(posted(request), initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        with said_of(form, "on"):
            batch = reject(application, form.cleaned_data["on"], form.cleaned_data["note"])
            words = " ".join([_("Recorded."), *called_off_lines(batch)])
            return then(request, f"/applications/{pk}/closed", words, batch)
    if request.method != "POST" and application.ending == Ending.REJECTED:
        return redirect(f"/applications/{pk}/closed")
    return render(request, "web/rejected.html", {"here": "list", "application": application, "form": form})


@require_GET
def closed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What this one taught, and what comes next."""
    application = own_application(request, pk)
    if application.ending != Ending.REJECTED:
        return redirect(f"/applications/{pk}")
    asked = Task.objects.filter(
        application=application, kind=TaskKind.ASK_FEEDBACK, removed=False, done_on=None
    ).first()
    return render(
        request,
        "web/closed.html",
        {
            "here": "list",
            "application": application,
            "lesson": _parted(lesson_at_hand(application, today=today())),
            "asked": asked,
            "ask_after": ASK_AFTER_DAYS,
            "due": _due(application),
            "step": _next_step(application),
        },
    )


@require_GET
def lesson(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What it taught, for the page of a large search, which does not wait for it."""
    application = own_application(request, pk)
    if application.ending != Ending.REJECTED:
        return redirect(f"/applications/{pk}")
    told = _parted(lesson_of(application, today=today()))
    return render(request, "web/lesson_alone.html", {"here": "list", "application": application, "lesson": told})


@require_POST
def ask_later(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Be reminded to ask for feedback when the salt of the moment is gone."""
    application = own_application(request, pk)
    task, batch = ask_feedback_later(application, today=today())
    words = _("You will be reminded to ask.") if batch else _("That is on your list already: {what}.")
    return then(request, f"/applications/{pk}/closed", words.format(what=task.what), batch)


def _parted(words: str | None) -> tuple[str, str] | None:
    """The first sentence, which is said large, and the rest."""
    if words is None:
        return None
    first, _stop, rest = words.partition(". ")
    return (f"{first}.", rest) if rest else (words, "")


def _due(application: Application) -> Task | None:
    """The nearest thing that is due, of any other application or of none."""
    rows = in_sight(application.search, Task).filter(done_on=None, due__lte=today())
    return rows.exclude(application=application).select_related("application").order_by("due").first()


def _next_step(application: Application) -> tuple[NextStep, Application | None] | None:
    """The nearest step that is still to do and is not about this one, and whose it is."""
    search = application.search
    found = at_hand(search, today=today()).findings
    if found is None:
        return None
    steps = [step for step in found.next if step.row != application.number]
    for step in open_steps(search, steps, today=today()):
        about = Application.objects.filter(search=search, number=step.row).first() if step.row else None
        return step, about
    return None
