"""Applications: the list, one, adding, changing, putting away, erasing; and their tags."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from ninja import Query, Router, Status

from onward.api.asking import Asked, came_from, own_application, own_version, today
from onward.api.once import once
from onward.api.paging import Page, page
from onward.api.problems import ProblemError
from onward.api.rooms.problems_told import answers
from onward.api.shapes.applications import (
    ApplicationChange,
    ApplicationIn,
    ApplicationInFull,
    ApplicationOut,
    ApplicationsAsked,
    Tag,
    told_applications,
    told_in_full,
)
from onward.journal.adding import NewApplication, add_application
from onward.journal.editing import bring_back, edit_application, put_away, set_tags
from onward.journal.erase import erase_application
from onward.journal.listing import Filter, listed
from onward.journal.models import DocumentKind
from onward.language import gettext as _

router = Router(tags=["applications"])


@router.get("", response=answers(200, Page[ApplicationOut]), operation_id="list_applications")
def list_applications(request: Asked, asked: Query[ApplicationsAsked]) -> dict[str, Any]:
    """Applications of the search."""
    rows = listed(request.search, _filter(asked), today=today(), sort=asked.sort)
    return page(
        request,
        rows.defer("about").select_related("resume", "letter").prefetch_related("taggings"),
        asked,
        told_applications,
    )


@router.post("", response=answers(201, ApplicationInFull, 404), operation_id="add_application")
def add(request: Asked, body: ApplicationIn) -> Status[ApplicationInFull]:
    """Add an application. With an Idempotency-Key, the same request again adds nothing."""
    made = once(request, lambda: _added(request, body))
    return Status(201, told_in_full(own_application(request, made)))


@router.get("/{uuid:pk}", response=answers(200, ApplicationInFull, 404), operation_id="read_application")
def read(request: Asked, pk: UUID) -> ApplicationInFull:
    """One application with its events and notes."""
    return told_in_full(own_application(request, pk))


@router.patch("/{uuid:pk}", response=answers(200, ApplicationInFull, 404), operation_id="change_application")
def change(request: Asked, pk: UUID, body: ApplicationChange) -> ApplicationInFull:
    """Change what a person decides; where it stands follows from its events."""
    application = own_application(request, pk)
    fields = body.changes()
    removed = fields.pop("removed", application.removed)
    for part in DocumentKind.RESUME, DocumentKind.LETTER:
        if part in fields:
            fields[part] = own_version(request, fields[part], part)
    with transaction.atomic():
        edit_application(application, fields)
        if removed != application.removed:
            (put_away if removed else bring_back)(application)
    return told_in_full(own_application(request, pk))


@router.delete("/{uuid:pk}", response=answers(204, None, 404), operation_id="put_application_away")
def remove(request: Asked, pk: UUID) -> Status[None]:
    """Put an application away; undo brings it back."""
    application = own_application(request, pk)
    if not application.removed:
        put_away(application)
    return Status(204, None)


@router.delete("/{uuid:pk}/for-good", response=answers(204, None, 404), operation_id="erase_application")
def erase(request: Asked, pk: UUID) -> Status[None]:
    """Erase an application with all that hangs on it, from the history too. Nothing brings it back."""
    erase_application(own_application(request, pk))
    return Status(204, None)


@router.put("/{uuid:pk}/tags", response=answers(200, ApplicationInFull, 404), operation_id="set_tags")
def tag(request: Asked, pk: UUID, body: list[Tag]) -> ApplicationInFull:
    """Exactly these tags."""
    if len(body) > _MOST_TAGS:
        raise ProblemError(422, _("An application may have {most} tags.").format(most=_MOST_TAGS))
    set_tags(own_application(request, pk), body)
    return told_in_full(own_application(request, pk))


_MOST_TAGS = 50


def _added(request: Asked, body: ApplicationIn) -> UUID:
    if not any(text.strip() for text in (body.employer, body.role, body.address)):
        raise ProblemError(422, _("An application needs an employer, a role or an address."))
    said = body.model_dump() | {"tags": tuple(body.tags), "sent": body.sent or body.applied_on is not None}
    new = NewApplication(**said)
    return add_application(request.search, new, **came_from(request))[0].pk


def _filter(asked: ApplicationsAsked) -> Filter:
    return Filter(
        words=asked.words,
        places=(asked.place,) if asked.place else (),
        endings=(asked.ending,) if asked.ending else (),
        source=asked.source,
        tag=asked.tag,
        applied_from=asked.applied_from,
        applied_to=asked.applied_to,
        waiting_over=asked.waiting_over,
        due=asked.due,
    )
