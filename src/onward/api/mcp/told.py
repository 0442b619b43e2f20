"""What tools answer with, and the application that is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from mcp.server.mcpserver.exceptions import ToolError

from onward.journal.experiments import running
from onward.journal.experiments_so_far import sought_experiments
from onward.journal.models import Application, Event, Experiment, Search
from onward.journal.seeking import sought

MOST = 50


def today() -> date:
    """The person's own day."""
    return timezone.localdate()


def the_search(pk: UUID) -> Search:
    """The search as it is now: the app may have written since."""
    found = Search.objects.filter(pk=pk, removed=False).first()
    if found is None:
        raise ToolError("The search is gone: it was erased or put away in the app.")
    return found


def the_application(search: Search, which: str) -> Application:
    """The one that is meant."""
    found = sought(search, which)
    if not found:
        raise ToolError(
            f"No application fits {which!r}. Look with find_applications, or add it with add_application."
        )
    if len(found) > 1:
        names = "; ".join(f"#{row.number} {row}" for row in found[:12])
        raise ToolError(
            f"{len(found)} applications fit {which!r}. Ask the person which, then use its number: {names}"
        )
    return found[0]


def the_experiment(search: Search, which: str) -> Experiment:
    """The one that is meant of those that run; the only one where none is named."""
    there = list(running(search))
    found = sought_experiments(there, which) if which.strip() else there
    if len(found) == 1:
        return found[0]
    if not there:
        raise ToolError(
            "No experiment is running. The person begins one in the app or with onward experiment begin."
        )
    names = "; ".join(f"#{row.number} {row}" for row in (found or there)[:12])
    raise ToolError(f"{len(found) or 'No'} running experiments fit {which!r}. Use the number of one: {names}")


def application(row: Application) -> dict[str, Any]:
    """An application in short."""
    return {
        "number": f"#{row.number}",
        "employer": row.employer,
        "role": row.role,
        "place": row.place,
        "ending": row.ending or None,
        "applied_on": _day(row.applied_on),
        "last_on": _day(row.last_on),
    }


def event(row: Event) -> dict[str, Any]:
    """A fact in short."""
    return {
        "kind": row.kind,
        "on": _day(row.on),
        "time": row.time.isoformat("minutes") if row.time else None,
        "note": row.note,
        "came_from": row.origin,
    }


def applications(rows: Sequence[Application], total: int) -> dict[str, Any]:
    """Some of them, and how many there are."""
    return {"applications": [application(row) for row in rows], "total": total, "shown": len(rows)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
