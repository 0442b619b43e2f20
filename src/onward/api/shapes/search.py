"""The search itself, what it taught, and what was done in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from onward.api.paging import Paged
from onward.api.shapes.plain import Given, Name200
from onward.ledger.findings import Verdict


class SearchOut(Schema):
    """A search. revision: goes up with every change. open: applications that wait for something."""

    id: UUID
    name: str
    sample: bool
    revision: int
    applications: int
    open: int
    created_at: datetime


class ClaimOut(Schema):
    """A tempting lesson and its verdict, as in `onward learn --json`."""

    model_config = ConfigDict(extra="allow")

    id: str
    claim: str
    kind: str
    design: str
    stage: str
    arms: list[dict[str, Any]]
    e_value: float
    log_e: float
    verdict: Verdict
    ratio: list[float | None] | None
    more_needed: int | None
    settled_by: date | None
    words: str


class FindingsOut(Schema):
    """All that a search has taught: the JSON of `onward learn --json`."""

    model_config = ConfigDict(extra="allow")

    schema_: Annotated[int, Field(alias="schema")]
    as_of: date
    headline: str
    source: dict[str, Any]
    stages: list[dict[str, Any]]
    claims: list[ClaimOut]
    last_rejection: dict[str, Any] | None
    silence: list[dict[str, Any]]
    waiting: dict[str, Any]
    streak: dict[str, Any]
    forecast: dict[str, Any] | None
    funnel: list[dict[str, Any]]
    next: list[dict[str, Any]]


class ClaimsAsked(Paged):
    """Which claims."""

    verdict: Verdict | None = None


class ClaimIn(Given):
    """A claim to register: applications with this level do differently. It counts from tomorrow on."""

    column: Name200
    level: Name200


class RegisteredOut(Schema):
    """A claim of the person's own; it counts for applications sent after that day."""

    number: int
    column: str
    level: str
    on: date


class TagOut(Schema):
    """A tag, and on how many applications it is."""

    name: str
    applications: int


class StepOut(Schema):
    """What was done in one stroke. in_force: it holds; undoes: the step that it took back."""

    id: UUID
    at: datetime
    what: str
    about: dict[str, Any]
    in_force: bool
    undoes: UUID | None


class ExportAsked(Schema):
    """In which format."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["json", "csv", "ics"] = "json"
