"""Experiments: begin one, toss its coin for an application, see what it has taught."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from onward.journal import experiments
from onward.journal.experiments_so_far import experiments_of, so_far
from onward.journal.experiments_twice import running_like, runs_already
from onward.journal.models import Document, Experiment, Search, Toss
from onward.journal.recording import send
from onward.journal.verdicts import at_hand
from onward.web.finding import own, own_application, own_search, posted_application, today
from onward.web.saying import then


class BeginForm(forms.Form):
    """What is tried against what: two versions of a document, or any two ways by name."""

    twice = False
    name = forms.CharField(max_length=120, label=gettext_lazy("What do you try?"))
    arm_0 = forms.CharField(max_length=120, required=False, label=gettext_lazy("One way"))
    arm_1 = forms.CharField(max_length=120, required=False, label=gettext_lazy("The other way"))
    document_0 = forms.ModelChoiceField(
        Document.objects.none(),
        required=False,
        label=gettext_lazy("or a document"),
        empty_label=gettext_lazy("none"),
    )
    document_1 = forms.ModelChoiceField(
        Document.objects.none(),
        required=False,
        label=gettext_lazy("or a document"),
        empty_label=gettext_lazy("none"),
    )

    def __init__(self, search: Search, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        mine = Document.objects.filter(search=search, removed=False).order_by("kind", "name")
        for name in ("document_0", "document_1"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = mine

    def clean(self) -> dict[str, object]:
        """An arm is a document, or has a name of its own."""
        found = super().clean() or {}
        for arm, document in (("arm_0", "document_0"), ("arm_1", "document_1")):
            chosen = found.get(document)
            name = chosen.name[: experiments.LONGEST_NAME] if isinstance(chosen, Document) else ""
            found[arm] = str(found.get(arm) or "").strip() or name
            if not found[arm]:
                self.add_error(arm, _("Name this way, or choose a document."))
        if experiments.same_name(str(found.get("arm_0") or ""), str(found.get("arm_1") or "")):
            raise ValidationError(experiments.CannotBeginError("same").words)
        return found


@require_GET
def experiments_page(request: HttpRequest) -> HttpResponse:
    """All experiments, and the form for a new one."""
    return _page(request, BeginForm(own_search(request)))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an experiment."""
    search = own_search(request)
    form = BeginForm(search, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    twin = running_like(search, given["name"], (given["arm_0"], given["arm_1"]))
    if twin is not None and request.POST.get("again") != "yes":
        form.twice = True
        form.add_error(None, runs_already(twin))
        return _page(request, form, status=409)
    made, batch = experiments.begin(
        search,
        given["name"],
        (given["arm_0"], given["arm_1"]),
        on=today(),
        documents=(given["document_0"], given["document_1"]),
    )
    return then(
        request,
        "/experiments",
        _("{name} has begun. Toss the coin for the next application.").format(name=made.name),
        batch,
    )


@require_POST
def toss(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Toss the coin for an application, and show what it said."""
    experiment = _own_experiment(request, pk)
    application = posted_application(request)
    try:
        experiments.toss(experiment, application, today=today())
    except experiments.CannotTossError as error:
        return then(request, "/experiments", error.words)
    return then(request, f"/experiments/{pk}/tossed/{application.pk}")


@require_GET
def tossed(request: HttpRequest, pk: UUID, application: UUID) -> HttpResponse:
    """What the coin said for an application."""
    experiment = _own_experiment(request, pk)
    found = get_object_or_404(
        Toss.objects.select_related("application"),
        experiment=experiment,
        application=own_application(request, application),
    )
    said = {"experiment": experiment, "toss": found, "arm": experiment.arms[found.arm], "here": "experiments"}
    return render(request, "web/tossed.html", said)


@require_POST
def sent(request: HttpRequest, pk: UUID, application: UUID) -> HttpResponse:
    """It was sent today, as the coin said."""
    _own_experiment(request, pk)
    batch = send(own_application(request, application), today())
    words = _("Sent. Its outcome will count by itself.") if batch else _("It was sent already.")
    return then(request, "/experiments", words, batch)


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an experiment."""
    batch = experiments.end(_own_experiment(request, pk), on=today())
    return then(request, "/experiments", _("Ended. What was tossed goes on counting."), batch)


def _page(request: HttpRequest, form: BeginForm, status: int = 200) -> HttpResponse:
    search = own_search(request)
    rows = list(experiments_of(search))
    found = at_hand(search, today=today()) if rows else None
    claims = found.findings.claims if found is not None and found.findings is not None else ()
    shown = so_far(search, rows, today=today(), known=claims)
    fresh = found is None or found.fresh
    said = {"here": "experiments", "shown": shown, "form": form, "fresh": fresh}
    return render(request, "web/experiments.html", said, status=status)


def _own_experiment(request: HttpRequest, pk: UUID) -> Experiment:
    found = own(request, Experiment, pk)
    assert isinstance(found, Experiment)
    return found
