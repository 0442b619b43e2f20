"""Claims that a person registers: they count from then on, because the past that suggested them is no evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from onward.evidence import weights
from onward.ledger.coins import check_numbers
from onward.ledger.scan import Contrast, contrast_of
from onward.outcomes import Attribute, Outcomes


@dataclass(frozen=True)
class Registered:
    """A claim of the person's own: this level of this column does differently from the rest.

    Attributes:
        number: 1, 2, 3, … in the order of registration; it decides the weight, for good.
        column, level: as the file writes them.
        on: the day of registration; applications sent later count.
    """

    number: int
    column: str
    level: str
    on: date


def registered_contrasts(search: Outcomes, claims: Sequence[Registered]) -> list[Contrast]:
    """The registered claims that can be looked at: both arms have an application sent since.

    Raises:
        ValueError: if two claims have the same number, for then their weights would not be theirs.
    """
    check_numbers([claim.number for claim in claims])
    found = (_contrast(search, claim) for claim in sorted(claims, key=lambda claim: claim.number))
    return [contrast for contrast in found if contrast is not None]


def _contrast(search: Outcomes, claim: Registered) -> Contrast | None:
    attribute = search.attributes.get(claim.column)
    if attribute is None or claim.level not in attribute.levels:
        return None
    since = search.sent & (search.applied_on > np.datetime64(claim.on, "D"))
    later = Attribute(attribute.levels, np.where(since, attribute.code, -1))
    level = attribute.levels.index(claim.level)
    here = later.code >= 0
    if not (here & (later.code == level)).any() or not (here & (later.code != level)).any():
        return None
    weight = weights.registered(claim.number)
    return contrast_of(search, claim.column, later, level, weight, eligible=since, registered=claim.number)
