"""A pooled effect's range where the people's base rates do not come from its prior: they are anywhere on .02 to .3."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

from onward.evidence.conditional import LOG_ODDS_RATIOS, LOG_WEIGHTS
from onward.evidence.pooled import pool
from proofs.proof import Proof, sized

LOW, HIGH = 0.02, 0.3
MOST_OFF = 0.02
"""So many points of coverage a belief with a prior that is not the people's own may be off."""


def run(share: float, seed: int) -> Proof:
    """Groups of 25 people, effects from the prior, base rates log-uniform."""
    groups = sized(6000, share, 60)
    rng = np.random.default_rng(seed)
    inside, chance = np.array([_group(rng) for _ in range(groups)]).T
    covered, said = float(inside.mean()), float(chance.mean())
    error = float(np.sqrt((chance * (1 - chance)).sum()) / groups)
    return Proof(
        name="pooled effect, base rates from elsewhere",
        promise=f"where base rates are log-uniform from {LOW} to {HIGH} and not from its prior, the range of a common "
        f"effect holds the truth as often as it says, to within {MOST_OFF * 100:.0f} points",
        seen=f"the range says {100 * said:.1f}% on average and holds the truth in {100 * covered:.1f}% of {groups:,} "
        "groups of 25 people",
        holds=abs(covered - said) <= MOST_OFF + (3.3 * error if share < 1 else 0.0),
        figures={"seed": seed, "groups": groups, "covered": round(covered, 4), "said": round(said, 4)},
    )


def _group(rng: np.random.Generator) -> tuple[bool, float]:
    """Whether the range holds the true effect, and the chance that the belief gives the range."""
    effect = float(rng.choice(LOG_ODDS_RATIOS, p=np.exp(LOG_WEIGHTS)))
    middle = logit(np.exp(rng.uniform(np.log(LOW), np.log(HIGH), 25)))
    n = rng.integers(10, 60, 25)
    n1 = rng.binomial(n, 0.5)
    p0, p1 = (expit(middle + side * effect / 2) for side in (-1, 1))
    found = pool(n - n1, rng.binomial(n - n1, p0), n1, rng.binomial(n1, p1))
    low, _, high = found.log_odds_ratio
    inside = np.clip(LOG_ODDS_RATIOS, low, high) == LOG_ODDS_RATIOS
    return low <= effect <= high, float(np.array(found.chances)[inside].sum())
