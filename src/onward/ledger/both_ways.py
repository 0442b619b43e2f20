"""What is told holds both ways: those withdrawn counted as noes, and left out (docs/decisions/withdrawn.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Way(NamedTuple):
    """The evidence by one way of counting.

    Attributes:
        leans: whether it is worth a mention.
        ahead: the arm that it speaks for.
        p_value: works out the p-value; only asked for where the evidence leans.
    """

    leans: bool
    ahead: int
    p_value: Callable[[], float]


def p_value_both(as_noes: Way, left_out: Callable[[], Way] | None) -> tuple[float, bool]:
    """The p-value, and whether the evidence turns on those withdrawn: then it is 1.

    Args:
        as_noes: those withdrawn are counted as noes.
        left_out: works out the evidence without them; None where nobody withdrew.
    """
    if not as_noes.leans:
        return 1.0, False
    p_value = as_noes.p_value()
    if left_out is None:
        return p_value, False
    other = left_out()
    if not other.leans or other.ahead != as_noes.ahead:
        return 1.0, True
    return max(p_value, other.p_value()), False
