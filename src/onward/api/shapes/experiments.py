"""Experiments and what their coins said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from onward.api.paging import Paged
from onward.api.shapes.plain import Given, printable
from onward.journal.experiments import LONGEST_NAME
from onward.journal.experiments_so_far import SoFar
from onward.journal.models import Toss
from onward.ledger.findings import Verdict

Named = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME),
    AfterValidator(printable),
]


class ExperimentIn(Given):
    """What is tried against what."""

    name: Annotated[Named, Field(description="What is tried: Resume")]
    ways: Annotated[list[Named], Field(min_length=2, max_length=2, description="The two ways, in words")]
    documents: Annotated[
        list[UUID | None],
        Field(
            min_length=2,
            max_length=2,
            description="The versions that the ways are, null where one is none: what the coin says is noted as sent",
        ),
    ] = [None, None]  # noqa: RUF012 - pydantic copies it
    again: Annotated[bool, Field(description="Begin it also where the same one runs already")] = False


class ExperimentOut(Schema):
    """An experiment as it stands. claim: the id of what it has taught, null while nothing can be said; words: that."""

    id: UUID
    number: int
    name: str
    ways: list[str]
    documents: list[UUID | None]
    began: date
    ended: date | None
    tosses: int
    claim: str | None
    verdict: Verdict | None
    words: str | None


class ExperimentsAsked(Paged):
    """Which experiments."""

    running: Annotated[
        bool | None, Field(description="Only those whose coin can be tossed, or only ended ones")
    ] = None


class TossIn(Given):
    """For what the coin is tossed: not sent yet, or written down as sent just now, and nothing was ever heard."""

    application: UUID


class TossOut(Schema):
    """What the coin said for an application: once, and for good. way: the one to use; arm: which of the two, 0 or 1."""

    id: UUID
    experiment: UUID
    application: UUID
    arm: int
    way: str
    at: datetime


def told_experiment(one: SoFar) -> ExperimentOut:
    """An experiment as it goes out."""
    row, claim = one.experiment, one.claim
    return ExperimentOut(
        id=row.pk,
        number=row.number,
        name=row.name,
        ways=list(row.arms),
        documents=[row.document_0_id, row.document_1_id],
        began=row.began,
        ended=row.ended,
        tosses=one.tosses,
        claim=claim.id if claim else None,
        verdict=claim.verdict if claim else None,
        words=claim.words if claim else None,
    )


def told_toss(row: Toss) -> TossOut:
    """A toss as it goes out; its experiment was fetched with it."""
    return TossOut(
        id=row.pk,
        experiment=row.experiment_id,
        application=row.application_id,
        arm=row.arm,
        way=row.experiment.arms[row.arm],
        at=row.at,
    )
