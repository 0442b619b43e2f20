"""What an advisor is: anything that is asked once a week what it advises now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from overlearn.search import Advice, Seen

Advise = Callable[[Seen], Collection[Advice]]
"""A search up to a look → all the advice that stands now."""


@dataclass(frozen=True)
class Advisor:
    """Something that advises.

    Attributes:
        name: for the table.
        begin: called once a search, so that an advisor may remember what it has read of this search and nothing
            else.
        missing: why it can't run here; empty if it can.
    """

    name: str
    begin: Callable[[], Advise]
    missing: str = ""


def remembering_nothing(name: str, advise: Advise) -> Advisor:
    """An advisor whose advice follows from what it sees alone."""
    return Advisor(name, lambda: advise)
