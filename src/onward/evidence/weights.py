"""Shares of the 5% for claims that a person registers one after another: given once, never changed.

Half of the level is theirs, in the order of their registration; the other half is the scan's, whose columns have a
series of their own (ledger.scan). So all weights together never exceed 1, however many claims come.

Source: stats.md 4; weights 6 / (pi^2 j^2): Bonferroni over a sequence, Foster & Stine 2008.
"""

from __future__ import annotations

from math import pi

from onward.evidence.checks import check_whole

REGISTERED = 0.5


def registered(number: int) -> float:
    """The weight of the claim that was registered as number 1, 2, 3, …: 3 / (pi^2 number^2).

    Raises:
        ValueError: if number is below 1.
    """
    return REGISTERED * 6 / (pi**2 * check_whole("number", number, least=1) ** 2)
