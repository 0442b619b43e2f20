"""Many people together: valid under the null whatever their base rates, and sharper than each alone."""

import numpy as np
import pytest
from scipy.special import expit, logit
from scipy.stats import binom, binomtest

from onward.evidence import conditional
from onward.evidence.blocks import tables
from onward.evidence.compare import log_evidence
from onward.evidence.pooled import BASES, pool, pool_chosen


def people(rng: np.random.Generator, how_many: int, log_odds_ratio: float) -> tuple[np.ndarray, ...]:
    """Sums of people whose base rates differ widely; a coin chose each arm."""
    base = rng.beta(1.66, 21.06, how_many).clip(0.005, 0.6)
    odds = base / (1 - base) * np.exp(log_odds_ratio)
    n = rng.integers(10, 60, how_many)
    n1 = rng.binomial(n, 0.5)
    return n - n1, rng.binomial(n - n1, base), n1, rng.binomial(n1, odds / (1 + odds))


def test_under_no_difference_it_hardly_ever_reaches_twenty() -> None:
    """1,500 groups of 30 people, seed 2; a true 5% fails once in 1,000, and the mean of the e-values is at most 1."""
    rng = np.random.default_rng(2)
    log_e = np.array([pool(*people(rng, 30, 0.0)).log_e for _ in range(1500)])
    assert binomtest(int((log_e >= np.log(20)).sum()), 1500, 0.05, "greater").pvalue > 0.001
    e = np.exp(log_e)
    assert e.mean() - 3.3 * e.std() / np.sqrt(len(e)) <= 1


def test_one_person_alone_is_the_two_arm_evidence_with_wider_bases() -> None:
    assert pool([40], [2], [40], [9]).log_e == pytest.approx(float(log_evidence(40, 2, 40, 9)), abs=0.5)


def test_the_belief_is_bayes_rule_over_effects_and_base_rates() -> None:
    """Two people by direct products of probabilities."""
    counts = np.array([[12, 1, 15, 4], [30, 4, 22, 9]])
    likelihood = []
    for effect in conditional.LOG_ODDS_RATIOS:
        p0, p1 = (expit(logit(BASES) + side * effect / 2) for side in (-1, 1))
        each = [binom.pmf(k0, n0, p0) * binom.pmf(k1, n1, p1) for n0, k0, n1, k1 in counts]
        likelihood.append(np.prod([of_one.mean() for of_one in each]))
    belief = np.array(likelihood) * np.exp(conditional.LOG_WEIGHTS)
    assert pool(*counts.T).chances == pytest.approx(belief / belief.sum(), rel=1e-9)


def test_together_they_see_what_one_cannot() -> None:
    rng = np.random.default_rng(3)
    counts = people(rng, 60, 1.1)
    found = pool(*counts)
    alone = log_evidence(*counts)
    assert (alone >= np.log(20)).mean() < 0.1
    assert found.log_e > max(np.log(200), float(alone.sum()))
    assert found.log_odds_ratio[0] <= 1.1 <= found.log_odds_ratio[2]
    assert found.people == 60


def test_chosen_arms_are_pooled_by_what_their_blocks_say() -> None:
    rng = np.random.default_rng(4)
    factors = []
    for _ in range(40):
        arm = rng.random(50) < 0.4
        y = rng.random(50) < np.where(arm, 0.3, 0.12)
        factors.append(conditional.log_factors(tables(arm, y)).sum(axis=0))
    found = pool_chosen(np.array(factors))
    assert found.log_e > np.log(1000)
    assert found.log_odds_ratio[1] == pytest.approx(1.1, abs=0.31)
    assert pool_chosen(np.zeros((0, 12))).log_e == pytest.approx(0.0)


def test_bad_sums_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        pool([1, 2], [0, 0], [1], [0])
    with pytest.raises(ValueError, match="k1=3"):
        pool([1], [0], [2], [3])
    with pytest.raises(ValueError, match="q must"):
        pool([1], [0], [2], [1], q=1.0)
    with pytest.raises(ValueError, match=r"\(P, 12\)"):
        pool_chosen(np.zeros(12))
