"""How often "no difference that matters" is said where one does: of one claim, and of any claim of a search.

It is judged claim by claim, by a range that leaves out the truth in at most 5% of searches ever. So a search with many
claims has no such promise for all of them together; here is what it has.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from onward.evidence.difference import MARGIN, coin_ratio, confidence
from proofs.proof import Proof, keeps, sized

DOUBLINGS = {
    "a doubling, .10 v .20": (0.1, 0.2, 400),
    "a doubling, .30 v .60": (0.3, 0.6, 400),
    "a doubling, .45 v .90": (0.45, 0.9, 400),
    "a doubling, .30 v .60, 2,000 outcomes": (0.3, 0.6, 2000),
}
EDGE = {"rates at the margin's edge, .40 v .60, 2,000 outcomes": (0.4, 0.6, 2000)}
ALIKE = {
    "rates alike, .20, 400 outcomes": (0.2, 0.2, 400),
    "rates alike, .60, 400 outcomes": (0.6, 0.6, 400),
    "rates alike, .20, 2,000 outcomes": (0.2, 0.2, 2000),
}
CASES = DOUBLINGS | EDGE | ALIKE
"""Rates of both arms, and outcomes of a claim."""
CLAIMS = 25
EVERY = 10
KINDS = ("chosen", "coin")

Found = dict[str, dict[str, dict[str, int]]]
"""Of each case and kind, how many claims and how many searches."""


def run(share: float, seed: int) -> Proof:
    """Searches of 25 claims, each of arms half and half, a look after every 10 outcomes of each."""
    searches = sized(80, share, 4)
    found: Found = {}
    with ProcessPoolExecutor(2) as pool:
        for number, (case, (low, high, outcomes)) in enumerate(CASES.items()):
            one = partial(said, (low, high), outcomes, [seed, number])
            found[case] = _figures(np.array(list(pool.map(one, range(searches), chunksize=2))))
    wrong = [found[case][kind]["claims"] for case in DOUBLINGS | EDGE for kind in KINDS]
    claims = searches * CLAIMS
    return Proof(
        name="no difference that matters, said where one does",
        promise='"no difference that matters" is ever said of a claim whose rates differ by as much as the margin or '
        "more in at most 5% of claims; of all claims of a search together there is no promise",
        seen=f"of chosen arms and of a coin, a doubling: {_doublings(found)} of {len(DOUBLINGS) * claims:,} claims; "
        + "; ".join(_words(case, found[case], searches) for case in EDGE | ALIKE),
        holds=keeps(max(wrong), claims),
        figures={"seed": seed, "searches": searches, "claims_each": CLAIMS, "look_every": EVERY, "cases": found},
    )


def _doublings(found: Found) -> str:
    return " and ".join(str(sum(found[case][kind]["claims"] for case in DOUBLINGS)) for kind in KINDS)


def _words(case: str, found: dict[str, dict[str, int]], searches: int) -> str:
    each = " and ".join(f"{100 * found[kind]['claims'] / searches / CLAIMS:.2f}%" for kind in KINDS)
    some = " and ".join(f"{100 * found[kind]['searches'] / searches:.1f}%" for kind in KINDS)
    return f"{case}: {each} of claims, {some} of searches with {CLAIMS}"


def _figures(told: NDArray[np.bool_]) -> dict[str, dict[str, int]]:
    """From (searches, claims, kinds)."""
    return {
        kind: {"claims": int(told[..., i].sum()), "searches": int(told[..., i].any(axis=1).sum())}
        for i, kind in enumerate(KINDS)
    }


def said(rates: tuple[float, float], outcomes: int, seed: list[int], search: int) -> list[tuple[bool, bool]]:
    """Of each claim of one search: whether it is ever said, of chosen arms and of a coin."""
    rng = np.random.default_rng([*seed, search])
    return [_ever(rates, outcomes, rng) for _ in range(CLAIMS)]


def _ever(rates: tuple[float, float], outcomes: int, rng: np.random.Generator) -> tuple[bool, bool]:
    arm = rng.random(outcomes) < 0.5
    y = rng.random(outcomes) < np.where(arm, rates[1], rates[0])
    looks = [np.cumsum(part)[EVERY - 1 :: EVERY] for part in (~arm, ~arm & y, arm, arm & y)]
    n0, k0, n1, k1 = looks
    # A range holds the ratio that was seen, so it is inside the margin only where that is.
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio, share = (k1 / n1) / (k0 / n0), k1 / k0
    chosen, coin = (np.flatnonzero((seen > MARGIN[0]) & (seen < MARGIN[1])) for seen in (ratio, share))
    return (
        any(confidence(*(int(c[i]) for c in looks)).is_none_that_matters() for i in chosen[::-1]),
        any(
            MARGIN[0] < r[0] and r[1] < MARGIN[1] for r in (coin_ratio(int(k0[i]), int(k1[i])) for i in coin[::-1])
        ),
    )
