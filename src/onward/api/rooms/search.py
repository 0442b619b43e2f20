"""The search: what it is, its tags, its history and undo, and all of it as a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status

from onward.api.asking import Asked, own
from onward.api.paging import Page, Paged, page, page_of_list
from onward.api.problems import ProblemError
from onward.api.rooms.problems_told import answers
from onward.api.shapes.search import SearchOut, StepOut, TagOut
from onward.journal.history import entries
from onward.journal.models import Application, Batch, Place, Search, Tagging
from onward.journal.undo import CannotUndoError, last_undoable, undo
from onward.language import gettext as _

router = Router(tags=["search"])


@router.get("/searches", response=answers(200, Page[SearchOut]), operation_id="list_searches")
def list_searches(request: Asked, asked: Query[Paged]) -> dict[str, Any]:
    """The searches that the token opens: exactly one."""
    return page_of_list(request, [_told(request.search)], asked)


@router.get("/searches/{uuid:pk}", response=answers(200, SearchOut, 404), operation_id="read_search")
def read(request: Asked, pk: UUID) -> SearchOut:
    """The search."""
    if pk != request.search.pk:
        raise Http404
    return _told(request.search)


@router.get("/tags", response=answers(200, Page[TagOut]), operation_id="list_tags")
def list_tags(request: Asked, asked: Query[Paged]) -> dict[str, Any]:
    """Tags that are in use, by name."""
    rows = own(request, Tagging).filter(application__removed=False).values("name")
    counted = rows.annotate(applications=Count("application", distinct=True)).order_by("name")
    return page_of_list(request, [TagOut(**row) for row in counted], asked)


@router.get("/history", response=answers(200, Page[StepOut]), operation_id="list_history")
def list_history(request: Asked, asked: Query[Paged]) -> dict[str, Any]:
    """What was done, the latest first; what only took something back stands with what it took back."""
    rows = Batch.objects.filter(search=request.search, undoes=None).order_by("-at")
    return page(request, rows, asked, _told_steps)


@router.post("/history/{uuid:pk}/undo", response=answers(201, StepOut, 404, 409), operation_id="undo")
def undo_one(request: Asked, pk: UUID) -> Status[StepOut]:
    """Take one step back. What it answers with can be undone too."""
    return _undone(get_object_or_404(Batch, pk=pk, search=request.search))


@router.post("/undo", response=answers(201, StepOut, 404, 409), operation_id="undo_last")
def undo_last(request: Asked) -> Status[StepOut]:
    """Take the latest step back that still holds."""
    last = last_undoable(request.search)
    if last is None:
        raise Http404
    return _undone(last)


def _undone(batch: Batch) -> Status[StepOut]:
    try:
        made = undo(batch)
    except CannotUndoError as error:
        if error.reason == "for good":
            raise ProblemError(409, _("A toss of the coin is for good.")) from error
        if error.later is None:
            raise ProblemError(409, _("That was undone already.")) from error
        later = str(error.later.pk)
        raise ProblemError(
            409, _("Something later stands on that; undo the later step first."), later=later
        ) from error
    return Status(201, _step(made, in_force=True))


def _told(search: Search) -> SearchOut:
    rows = Application.objects.filter(search=search, removed=False)
    return SearchOut(
        id=search.pk,
        name=search.name,
        sample=search.sample,
        revision=search.revision,
        applications=rows.count(),
        open=rows.exclude(place__in=[Place.ENDED, Place.SAVED]).count(),
        created_at=search.created_at,
    )


def _told_steps(batches: Any) -> list[StepOut]:
    return [_step(entry.batch, in_force=entry.taken_back is None) for entry in entries(batches)]


def _step(batch: Batch, *, in_force: bool) -> StepOut:
    return StepOut(
        id=batch.pk,
        at=batch.at,
        what=batch.what,
        about=batch.about,
        in_force=in_force,
        undoes=batch.undoes_id,
    )
