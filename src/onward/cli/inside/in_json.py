"""What commands print as JSON."""

from __future__ import annotations

import json
from typing import Any

import typer

from onward.journal.called_off import called_off
from onward.journal.models import Application, Batch


def say_json(told: dict[str, Any]) -> None:
    """Print it."""
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2))


def application_json(row: Application) -> dict[str, Any]:
    """An application as it stands."""
    return {
        "id": str(row.pk),
        "number": row.number,
        "employer": row.employer,
        "role": row.role,
        "place": row.place,
        "ending": row.ending or None,
        "applied_on": row.applied_on.isoformat() if row.applied_on else None,
        "last_on": row.last_on.isoformat() if row.last_on else None,
    }


def batch_json(batch: Batch | None) -> str | None:
    """What undoes it."""
    return str(batch.pk) if batch else None


def called_off_json(batch: Batch | None) -> list[dict[str, str]]:
    """The talks that an ending took off the calendar."""
    return [{"kind": event.kind, "on": str(event.on)} for event in called_off(batch)]
