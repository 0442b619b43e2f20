"""Tools that write: they say what they would do, and do it when that was confirmed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from onward.api.mcp.told import application, the_application, the_experiment, the_search, today
from onward.api.shapes.plain import Address, Day, Line200, Line300, Text
from onward.events import Kind
from onward.journal.adding import NewApplication, add_application
from onward.journal.called_off import called_off_lines
from onward.journal.current import current_events
from onward.journal.day_order import refusal
from onward.journal.doubles import doubles
from onward.journal.experiments import CannotTossError, toss
from onward.journal.experiments import refusal as no_toss
from onward.journal.lesson import lesson_of
from onward.journal.models import Batch, Origin
from onward.journal.moving import AHEAD
from onward.journal.recording import record_once
from onward.journal.said import said
from onward.journal.undo import CannotUndoError, undo
from onward.journal.writing import Fact

What = Literal[
    "applied",
    "answered",
    "screen",
    "assessment",
    "interview",
    "offer",
    "accepted",
    "declined",
    "rejected",
    "withdrawn",
    "closed",
    "contacted",
]
Confirm = Annotated[
    bool, Field(description="false: only say what would be done; true: do it, after the person agreed")
]
_FROM: dict[str, Any] = {"origin": Origin.API, "detail": "assistant"}
_THERE = "That stands there already; nothing was written."
_ASK = "Nothing was written. Show this to the person; if they agree, call again with confirm=true."


class WritingTools:
    """Tools of one search."""

    def __init__(self, search: UUID) -> None:
        self._search = search

    def log_event(
        self,
        which: Annotated[str, Field(description='Its number, as "#12", or words of employer and role')],
        what: What,
        on: Annotated[Day | None, Field(description="The day it happened; today where it is left out")] = None,
        note: Annotated[Text, Field(description="What the person said about it, or what was written")] = "",
        confirm: Confirm = False,
    ) -> dict[str, Any]:
        """Log what happened to an application: a rejection, an interview, an offer.

        "closed" is an end that nobody said anything about; "contacted": they wrote first. Use find_applications before.
        For a rejection the answer says what it taught, which is almost always nothing to change.
        """
        search = the_search(self._search)
        row, kind, day = the_application(search, which), Kind(what), on or today()
        _not_ahead(kind, day)
        would = {"application": application(row), "record": kind.value, "on": day.isoformat(), "note": note}
        if (kind, day) in {(fact.kind, fact.on) for fact in current_events(row)}:
            return {"done": False, "why": _THERE, **would}
        fact = Fact(kind, day, note=note, **_FROM)
        wrong = refusal(current_events(row), fact)
        if wrong:
            raise ToolError(f"{wrong} Nothing was written.")
        if not confirm:
            return {"done": False, "why": _ASK, "would": would}
        batch = record_once(row, fact)
        if batch is None:
            return {"done": False, "why": _THERE, **would}
        row.refresh_from_db()
        taught = lesson_of(row, today=today()) if kind is Kind.REJECTED else None
        told = {"application": application(row), "taught": taught, "taken_off": called_off_lines(batch)}
        return {"done": True, **told, "undo": str(batch.pk)}

    def add_application(
        self,
        employer: Line300,
        role: Line300 = "",
        sent_on: Annotated[Day | None, Field(description="When it was sent; left out: it is only saved")] = None,
        address: Annotated[Address, Field(description="Of the posting")] = "",
        source: Annotated[Line200, Field(description="Where it was found")] = "",
        location: Line300 = "",
        note: Text = "",
        confirm: Confirm = False,
    ) -> dict[str, Any]:
        """Add an application that is not there yet. Use find_applications before.

        Says which applications look like the same one; two different jobs at one employer stay two.
        """
        search = the_search(self._search)
        if not employer.strip():
            raise ToolError("An application needs an employer.")
        if sent_on is not None:
            _not_ahead(Kind.APPLIED, sent_on)
        new = NewApplication(
            employer=employer,
            role=role,
            address=address,
            source=source,
            location=location,
            sent=sent_on is not None,
            applied_on=sent_on,
            note=note,
        )
        like_it = [application(row) for row in doubles(search, address=address, employer=employer, role=role)]
        if not confirm:
            would = {"employer": employer, "role": role, "sent_on": sent_on.isoformat() if sent_on else None}
            return {"done": False, "why": _ASK, "would": would, "looks_like": like_it}
        made, batch = add_application(search, new, **_FROM)
        return {"done": True, "application": application(made), "looks_like": like_it, "undo": str(batch.pk)}

    def toss_coin(
        self,
        which: Annotated[str, Field(description='The application: its number, as "#12", or words of it')],
        experiment: Annotated[
            str, Field(description='Its number, as "#3", or words of it; empty: the only one that runs')
        ] = "",
        confirm: Confirm = False,
    ) -> dict[str, Any]:
        """Toss the coin of an experiment for an application that is not sent yet: it says which way to use for it.

        A toss is for good and counts whether or not it is followed; no undo takes it back. Use read_experiments before.
        """
        search = the_search(self._search)
        row, of = the_application(search, which), the_experiment(search, experiment)
        wrong = no_toss(of, row, today=today())
        if wrong:
            raise ToolError(f"{wrong.words} Nothing was written.")
        told = {"application": application(row), "experiment": str(of)}
        if not confirm:
            return {"done": False, "why": f"{_ASK} A toss can't be undone.", "would": {"toss": of.name} | told}
        try:
            made = toss(of, row, today=today())
        except CannotTossError as error:
            raise ToolError(f"{error.words} Nothing was written.") from error
        return {"done": True, "use": of.arms[made.arm]} | told

    def undo(
        self, step: Annotated[UUID, Field(description='The "undo" of an earlier answer')], confirm: Confirm = False
    ) -> dict[str, Any]:
        """Take back something that was written before."""
        batch = Batch.objects.filter(pk=step, search=the_search(self._search)).first()
        if batch is None:
            raise ToolError("There is no such step in this search.")
        if not confirm:
            return {"done": False, "why": _ASK, "would": f"take back: {said(batch)}"}
        try:
            made = undo(batch)
        except CannotUndoError as error:
            later = "" if error.later is None else f" It stands in the way: {said(error.later)}."
            raise ToolError(f"That can't be taken back now ({error.reason}).{later}") from error
        return {"done": True, "taken_back": said(batch), "undo": str(made.pk)}


def _not_ahead(kind: Kind, day: date) -> None:
    if day > today() and kind not in AHEAD:
        raise ToolError(f"{day} has not come yet; only a screen, an assessment or an interview may lie ahead.")
