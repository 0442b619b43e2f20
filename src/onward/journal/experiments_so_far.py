"""Experiments as they stand: what each has taught, and for what its coin can be tossed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from onward.journal import experiments
from onward.journal.folding import in_words
from onward.journal.models import Application, Experiment, Search
from onward.journal.verdicts import findings
from onward.ledger.findings import Claim

_SHOWN, _ASKED = 12, 500


@dataclass(frozen=True)
class SoFar:
    """An experiment as it stands.

    Attributes:
        claim: what it has taught; None while the ledger can say nothing of it.
        tossable: some of the applications for which its coin can be tossed.
        tosses: how many there were.
    """

    experiment: Experiment
    claim: Claim | None
    tossable: list[Application]
    tosses: int


def experiments_of(search: Search) -> QuerySet[Experiment]:
    """All experiments with their tosses, those that run first, the latest before."""
    rows = Experiment.objects.filter(search=search, removed=False).order_by("ended", "-number")
    return rows.prefetch_related("tosses")


def so_far(
    search: Search, rows: Iterable[Experiment], *, today: date, known: Iterable[Claim] | None = None
) -> list[SoFar]:
    """How experiments of a search stand; they have their tosses with them.

    Args:
        search: whose.
        rows: which.
        today: the person's day.
        known: the claims that are at hand; None: as they stand now, which a large search takes its time for.
    """
    some = list(rows)
    if not some:
        return []
    told = findings(search, today=today).claims if known is None else known
    claims = {claim.id.partition(":")[0]: claim for claim in told}
    open_for = list(experiments.candidates(search, today=today)[:_ASKED])
    return [_so_far(row, claims.get(f"experiment-{row.number}"), open_for) for row in some]


def sought_experiments(rows: Iterable[Experiment], words: str) -> list[Experiment]:
    """Those that are meant: by id, by number ("3", "#3"), by exactly this name, else by the beginnings of its words."""
    some, said = list(rows), words.strip().casefold()
    by_sign = [row for row in some if said in {str(row.pk), str(row.number), f"#{row.number}"}]
    wanted = in_words(said).split()
    exactly = [row for row in some if in_words(row.name).split() == wanted]
    return by_sign or exactly or [row for row in some if wanted and _all_in(wanted, str(row))]


def _all_in(wanted: list[str], name: str) -> bool:
    there = f" {in_words(name)}"
    return all(f" {word}" in there for word in wanted)


def _so_far(experiment: Experiment, claim: Claim | None, candidates: list[Application]) -> SoFar:
    tossed_for = {toss.application_id for toss in experiment.tosses.all()}
    open_for = [] if experiment.ended else [row for row in candidates if row.pk not in tossed_for]
    return SoFar(experiment, claim, open_for[:_SHOWN], len(tossed_for))
