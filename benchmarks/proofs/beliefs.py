"""Simulation-based calibration: the truth's rank among a posterior's draws is uniform over truths from the prior.

Source: Talts, Betancourt, Simpson, Vehtari & Gelman 2018.
"""

from __future__ import annotations

import numpy as np
from scipy.special import logit
from scipy.stats import chisquare, kstest, truncnorm

from onward.evidence.conditional import LOG_ODDS_RATIOS, LOG_WEIGHTS
from onward.evidence.forecast import forecast
from onward.evidence.pooled import pool
from onward.evidence.response import MEDIAN_DAYS, SIGMA, Silence, respond
from proofs.proof import Proof, sized

from made_futures import made_future  # isort: skip

_BINS = 20
_RARE = 0.001
NONE = np.zeros(0, dtype=np.int64)


def silence(share: float, seed: int) -> Proof:
    """The belief about who answers and when."""
    searches = sized(1000, share, 60)
    rng = np.random.default_rng(seed)
    ranks = np.array([_rank(rng) for _ in range(searches)])
    p = {name: _uniform(ranks[:, i]) for i, name in enumerate(("pi", "mu", "sigma"))}
    return Proof(
        name="silence, simulation-based calibration",
        promise="ranks of the true share, median and spread among the posterior's draws are uniform",
        seen=f"chi-square p {', '.join(f'{name} {value:.2f}' for name, value in p.items())} over {searches:,} searches",
        holds=min(p.values()) > _RARE,
        figures={"seed": seed, "searches": searches, "chi_square_p": {k: round(v, 4) for k, v in p.items()}},
    )


def _rank(rng: np.random.Generator) -> list[float]:
    """The place of each true parameter among the draws, from 0 to 1."""
    pi, mu = rng.beta(5.55, 5.58), rng.normal(*MEDIAN_DAYS)
    sigma = float(truncnorm(*SIGMA).rvs(random_state=rng))
    ages = rng.integers(0, 150, rng.integers(8, 90))
    days = np.floor(np.exp(mu + sigma * rng.standard_normal(len(ages))) + 0.5)
    answered = (rng.random(len(ages)) < pi) & (days <= ages)
    belief = respond(Silence(days[answered].astype(np.int64), ages[~answered], NONE), a=5.55, b=5.58)
    pairs = ((logit(belief.pi), logit(pi)), (belief.mu, mu), (np.log(belief.sigma), np.log(sigma)))
    return [_place(draws, float(truth), rng) for draws, truth in pairs]


def _place(draws: np.ndarray, truth: float, rng: np.random.Generator) -> float:
    """The truth's place among the draws, which lie on a grid and stand for the step around them."""
    grid = np.unique(draws)
    step = float(np.median(np.diff(grid))) if len(grid) > 1 else 0.0
    return float((draws + step * (rng.random(len(draws)) - 0.5) < truth).mean())


def _uniform(ranks: np.ndarray) -> float:
    return float(chisquare(np.histogram(ranks, bins=_BINS, range=(0, 1))[0]).pvalue)


def endings(share: float, seed: int) -> Proof:
    """The forecast of the first offer on made searches."""
    searches = sized(1500, share, 60)
    rng = np.random.default_rng(seed)
    pits, inside, told = [], 0, 0
    for number in range(searches):
        belief, state, first = made_future(rng)
        futures = forecast(state, belief, seed=number).first
        below, same = float((futures < first).mean()), float((futures == first).mean())
        pits.append(below + rng.random() * same)
        inside += 0.1 <= pits[-1] <= 0.9
        told += 1
    p = float(kstest(pits, "uniform").pvalue)
    covered = inside / told
    return Proof(
        name="forecast, calibration on made searches",
        promise="the 80% interval of the first offer's day covers 77-83%, and its probability transform is uniform",
        seen=f"covers {100 * covered:.1f}% of {searches:,}; Kolmogorov-Smirnov p {p:.2f}",
        holds=p > _RARE and (0.77 <= covered <= 0.83 or share < 1),
        figures={
            "seed": seed,
            "searches": searches,
            "covered": round(covered, 4),
            "kolmogorov_smirnov_p": round(p, 4),
        },
    )


def effects(share: float, seed: int) -> Proof:
    """The belief about a common effect in pooled experiments."""
    groups = sized(1500, share, 60)
    rng = np.random.default_rng(seed)
    inside = 0
    for _ in range(groups):
        effect = float(rng.choice(LOG_ODDS_RATIOS, p=np.exp(LOG_WEIGHTS)))
        low, _, high = pool(*_sums(rng, effect)).log_odds_ratio
        inside += low <= effect <= high
    covered = inside / groups
    return Proof(
        name="pooled effect, calibration",
        promise="the 90% range of the effect holds the truth in 90% of groups or more (effects are a grid of twelve)",
        seen=f"{100 * covered:.1f}% of {groups:,} groups of 25 people",
        holds=bool(covered >= 0.9 - 3.3 * np.sqrt(0.09 / groups)),
        figures={"seed": seed, "groups": groups, "covered": round(covered, 4)},
    )


def _sums(rng: np.random.Generator, effect: float) -> tuple[np.ndarray, ...]:
    base = np.exp(rng.uniform(np.log(0.02), np.log(0.3), 25))
    middle = np.log(base / (1 - base))
    n = rng.integers(10, 60, 25)
    n1 = rng.binomial(n, 0.5)
    p0, p1 = (1 / (1 + np.exp(-(middle + side * effect / 2))) for side in (-1, 1))
    return n - n1, rng.binomial(n - n1, p0), n1, rng.binomial(n1, p1)
