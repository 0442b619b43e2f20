"""Where the applications went: every one sent ends in exactly one place."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np

from onward.ledger.findings import Funnel
from onward.outcomes import PERIOD, STAGES, Bools, Outcomes


def funnel(search: Outcomes, waiting: Bools) -> Funnel:
    """Count the flows of a search.

    Args:
        search: the columns.
        waiting: (N,) applications that are still waiting for their first answer.
    """
    flows: Counter[tuple[str, str]] = Counter()
    for i in np.flatnonzero(search.sent):
        reached = [stage for stage in STAGES if not np.isnat(search.reached_on[stage][i])]
        path = ["applied", *reached, _ending(search, int(i), bool(waiting[i]))]
        flows.update(pairwise(path))
    ordered = sorted(flows.items(), key=lambda item: (_ORDER[item[0][0]], _ORDER[item[0][1]]))
    return Funnel(tuple((a, b, count) for (a, b), count in ordered))


_PLACES = ("applied", *STAGES, "accepted", "declined", "rejected", "silent", "withdrawn", "pending")
_ORDER = {name: number for number, name in enumerate(_PLACES)}


def _ending(search: Outcomes, i: int, waiting: bool) -> str:
    if search.accepted[i]:
        return "accepted"
    if search.declined[i]:
        return "declined"
    if not np.isnat(search.rejected_on[i]):
        return "rejected"
    if not np.isnat(search.withdrawn_on[i]):
        return "withdrawn"
    if waiting or (np.isnat(search.closed_on[i]) and _open(search, i)):
        return "pending"
    return "silent"


def _open(search: Outcomes, i: int) -> bool:
    """A conversation without an ending is open until it has been quiet for as long as an offer may take."""
    last = max(
        (search.reached_on[stage][i] for stage in STAGES if not np.isnat(search.reached_on[stage][i])),
        default=None,
    )
    today = np.datetime64(search.as_of, "D")
    return last is not None and bool(today - last <= np.timedelta64(PERIOD["offer"], "D"))
