"""Things to do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from ninja import Query, Router, Status

from onward.api.asking import Asked, listed, own_application, own_row
from onward.api.once import once
from onward.api.paging import Page, page
from onward.api.rooms.problems_told import answers
from onward.api.shapes.around import TaskChange, TaskIn, TaskOut, TasksAsked, told_task
from onward.journal.models import Task
from onward.journal.tasks import add_task, change_task, do_task, remove_task, reopen_task

router = Router(tags=["tasks"])


@router.get("", response=answers(200, Page[TaskOut], 404), operation_id="list_tasks")
def list_tasks(request: Asked, asked: Query[TasksAsked]) -> dict[str, Any]:
    """Things to do, by their day."""
    rows = listed(request, Task, asked.application)
    if asked.open is not None:
        rows = rows.filter(done_on__isnull=asked.open)
    if asked.due_by is not None:
        rows = rows.filter(due__lte=asked.due_by)
    return page(request, rows.order_by("due", "created_at", "pk"), asked, lambda some: [*map(told_task, some)])


@router.post("", response=answers(201, TaskOut, 404), operation_id="add_task")
def add(request: Asked, body: TaskIn) -> Status[TaskOut]:
    """Something to do, perhaps by a day, perhaps for an application."""
    of = None if body.application is None else own_application(request, body.application)
    made = once(
        request,
        lambda: add_task(request.search, body.what, application=of, due=body.due, kind=body.kind)[0].pk,
    )
    return Status(201, told_task(own_row(request, Task, made)))


@router.get("/{uuid:pk}", response=answers(200, TaskOut, 404), operation_id="read_task")
def read(request: Asked, pk: UUID) -> TaskOut:
    """One thing to do."""
    return told_task(own_row(request, Task, pk))


@router.patch("/{uuid:pk}", response=answers(200, TaskOut, 404), operation_id="change_task")
def change(request: Asked, pk: UUID, body: TaskChange) -> TaskOut:
    """Say it anew, or say that it is done."""
    task, fields = own_row(request, Task, pk), body.changes()
    with transaction.atomic():
        if fields.keys() - {"done_on"}:
            now = {name: getattr(task, name) for name in ("what", "due", "kind")}
            change_task(task, **now | {name: value for name, value in fields.items() if name != "done_on"})
        if "done_on" in fields and fields["done_on"] is None:
            reopen_task(task)
        elif "done_on" in fields:
            do_task(task, on=fields["done_on"])
    return told_task(own_row(request, Task, pk))


@router.delete("/{uuid:pk}", response=answers(204, None, 404), operation_id="put_task_away")
def remove(request: Asked, pk: UUID) -> Status[None]:
    """Put it away; undo brings it back."""
    remove_task(own_row(request, Task, pk))
    return Status(204, None)
