"""Experiments: begin one, toss its coin for an application, see what it has taught."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from onward.events import Kind
from onward.journal import experiments
from onward.journal.models import Application, Document, Experiment, Search, Toss
from onward.journal.verdicts import findings
from onward.journal.writing import Fact, write
from onward.ledger.findings import Claim
from onward.web.finding import own, own_application, own_search, posted_application, today
from onward.web.saying import then

_SHOWN, _ASKED = 12, 500


class BeginForm(forms.Form):
    """What is tried against what: two versions of a document, or any two ways by name."""

    name = forms.CharField(max_length=120, label=gettext_lazy("What do you try?"))
    arm_0 = forms.CharField(max_length=120, required=False, label=gettext_lazy("One way"))
    arm_1 = forms.CharField(max_length=120, required=False, label=gettext_lazy("The other way"))
    document_0 = forms.ModelChoiceField(
        Document.objects.none(), required=False, label=gettext_lazy("or a document")
    )
    document_1 = forms.ModelChoiceField(
        Document.objects.none(), required=False, label=gettext_lazy("or a document")
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
            found[arm] = str(found.get(arm) or "").strip() or (chosen.name if isinstance(chosen, Document) else "")
            if not found[arm]:
                self.add_error(arm, _("Name this way, or choose a document."))
        first, second = str(found.get("arm_0") or ""), str(found.get("arm_1") or "")
        if first and first.casefold() == second.casefold():
            raise ValidationError(_("The two ways have the same name. Give each its own."))
        return found


@dataclass(frozen=True)
class Shown:
    """An experiment as the page shows it."""

    experiment: Experiment
    claim: Claim | None
    tossable: list[Application]
    tosses: int


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
        return then(request, "/experiments", _why_not(error.reason))
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
    experiment, found = _own_experiment(request, pk), own_application(request, application)
    if found.applied_on is not None:
        return then(request, "/experiments", _("It was sent already."))
    with write(experiment.search, "recorded", employer=found.employer, kind=Kind.APPLIED.value) as pen:
        pen.record(found, Fact(Kind.APPLIED, on=today()))
    return then(request, "/experiments", _("Sent. Its outcome will count by itself."), pen.batch)


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an experiment."""
    batch = experiments.end(_own_experiment(request, pk), on=today())
    return then(request, "/experiments", _("Ended. What was tossed goes on counting."), batch)


def _page(request: HttpRequest, form: BeginForm, status: int = 200) -> HttpResponse:
    search = own_search(request)
    rows = (
        Experiment.objects.filter(search=search, removed=False)
        .order_by("ended", "-number")
        .prefetch_related("tosses")
    )
    claims = (
        {claim.id.partition(":")[0]: claim for claim in findings(search, today=today()).claims} if rows else {}
    )
    candidates = list(experiments.candidates(search, today=today())[:_ASKED]) if rows else []
    shown = [_shown(row, claims.get(f"experiment-{row.number}"), candidates) for row in rows]
    return render(
        request, "web/experiments.html", {"here": "experiments", "shown": shown, "form": form}, status=status
    )


def _shown(experiment: Experiment, claim: Claim | None, candidates: list[Application]) -> Shown:
    tossed_for = {toss.application_id for toss in experiment.tosses.all()}
    open_for = [] if experiment.ended else [row for row in candidates if row.pk not in tossed_for]
    return Shown(experiment, claim, open_for[:_SHOWN], len(tossed_for))


def _own_experiment(request: HttpRequest, pk: UUID) -> Experiment:
    found = own(request, Experiment, pk)
    assert isinstance(found, Experiment)
    return found


def _why_not(reason: str) -> str:
    return {
        "over": _("This experiment has ended. Begin a new one for more coins."),
        "too late": _("Too late for a coin: it was sent before, or something was heard. Toss before you send."),
        "tossed already": _("The coin was tossed for this one already, and it stays as it fell."),
    }.get(reason, _("No coin can be tossed for this one."))
