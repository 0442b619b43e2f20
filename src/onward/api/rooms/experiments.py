"""Experiments: begun, their coins tossed, ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status

from onward.api.asking import Asked, own_application, own_row, today
from onward.api.once import once
from onward.api.paging import Page, Paged, page
from onward.api.problems import ProblemError
from onward.api.rooms.problems_told import answers
from onward.api.shapes.applications import ApplicationOut, told_applications
from onward.api.shapes.experiments import (
    ExperimentIn,
    ExperimentOut,
    ExperimentsAsked,
    TossIn,
    TossOut,
    told_experiment,
    told_toss,
)
from onward.journal import experiments
from onward.journal.experiments_so_far import experiments_of, so_far
from onward.journal.experiments_twice import running_like, runs_already
from onward.journal.models import Document, Experiment, Toss

router = Router(tags=["experiments"])


@router.get("", response=answers(200, Page[ExperimentOut]), operation_id="list_experiments")
def list_experiments(request: Asked, asked: Query[ExperimentsAsked]) -> dict[str, Any]:
    """Experiments, those that run first."""
    rows = experiments_of(request.search)
    if asked.running is not None:
        rows = rows.filter(ended__isnull=asked.running)
    return page(
        request, rows, asked, lambda some: [*map(told_experiment, so_far(request.search, some, today=today()))]
    )


@router.post("", response=answers(201, ExperimentOut, 404, 409), operation_id="begin_experiment")
def begin(request: Asked, body: ExperimentIn) -> Status[ExperimentOut]:
    """Begin an experiment. One at a time teaches soonest; each later one needs a little more to be believed."""
    try:
        made = once(request, lambda: _begun(request, body))
    except experiments.CannotBeginError as error:
        raise ProblemError(422, error.words) from error
    return Status(201, _told(request, made))


@router.get("/{uuid:pk}", response=answers(200, ExperimentOut, 404), operation_id="read_experiment")
def read(request: Asked, pk: UUID) -> ExperimentOut:
    """One of them."""
    return _told(request, pk)


@router.get("/{uuid:pk}/tossable", response=answers(200, Page[ApplicationOut], 404), operation_id="list_tossable")
def list_tossable(request: Asked, pk: UUID, asked: Query[Paged]) -> dict[str, Any]:
    """Applications for which this coin can be tossed, the latest first."""
    rows = experiments.tossable(own_row(request, Experiment, pk), today=today())
    whole = rows.defer("about").select_related("resume", "letter").prefetch_related("taggings")
    return page(request, whole, asked, told_applications)


@router.get("/{uuid:pk}/tosses", response=answers(200, Page[TossOut], 404), operation_id="list_tosses")
def list_tosses(request: Asked, pk: UUID, asked: Query[Paged]) -> dict[str, Any]:
    """What the coin said, the latest first."""
    rows = Toss.objects.filter(experiment=own_row(request, Experiment, pk), application__removed=False)
    return page(
        request,
        rows.select_related("experiment").order_by("-at", "pk"),
        asked,
        lambda some: [*map(told_toss, some)],
    )


@router.post("/{uuid:pk}/tosses", response=answers(201, TossOut, 404, 409), operation_id="toss_coin")
def toss(request: Asked, pk: UUID, body: TossIn) -> Status[TossOut]:
    """Toss the coin for an application before it is sent. It stays as it fell: no undo takes a toss back."""
    experiment, application = own_row(request, Experiment, pk), own_application(request, body.application)
    try:
        made = once(request, lambda: experiments.toss(experiment, application, today=today()).pk)
    except experiments.CannotTossError as error:
        raise ProblemError(409, error.words, reason=error.reason) from error
    found = Toss.objects.select_related("experiment").filter(experiment__search=request.search)
    return Status(201, told_toss(get_object_or_404(found, pk=made)))


@router.post("/{uuid:pk}/end", response=answers(200, ExperimentOut, 404), operation_id="end_experiment")
def end(request: Asked, pk: UUID) -> ExperimentOut:
    """End an experiment; what was tossed goes on counting. One that has ended stays as it is."""
    experiments.end(own_row(request, Experiment, pk), on=today())
    return _told(request, pk)


def _begun(request: Asked, body: ExperimentIn) -> UUID:
    first, second = (None if pk is None else own_row(request, Document, pk) for pk in body.documents)
    one, other = body.ways
    twin = None if body.again else running_like(request.search, body.name, (one, other))
    if twin is not None:
        raise ProblemError(409, runs_already(twin), runs=str(twin.pk))
    return experiments.begin(request.search, body.name, (one, other), on=today(), documents=(first, second))[0].pk


def _told(request: Asked, pk: UUID) -> ExperimentOut:
    row = get_object_or_404(experiments_of(request.search), pk=pk)
    return told_experiment(so_far(request.search, [row], today=today())[0])
