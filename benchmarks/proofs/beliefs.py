"""Simulation-based calibration: the truth's rank among a posterior's draws is uniform over truths from the prior.

Source: Talts, Betancourt, Simpson, Vehtari & Gelman 2018.
"""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.special import expit, logit
from scipy.stats import chisquare, kstest, truncnorm

from onward.evidence.conditional import LOG_ODDS_RATIOS, LOG_WEIGHTS
from onward.evidence.forecast import forecast
from onward.evidence.pooled import BASES, pool
from onward.evidence.response import respond
from onward.evidence.response_grid import MEDIAN_DAYS, SIGMA, Grid, posterior
from onward.evidence.silence import Silence
from proofs.proof import Proof, significant, sized

from made_futures import made_future  # isort: skip

_BINS = 20
_RARE = 0.001
_SHARE = (5.55, 5.58)
NONE = np.zeros(0, dtype=np.int64)


def silence(share: float, seed: int) -> Proof:
    """The belief about who answers and when."""
    searches = sized(12_000, share, 60)
    rng = np.random.default_rng(seed)
    ranks = np.array([_ranks(rng) for _ in range(searches)])
    names = ("share", "median", "spread", "answers in 30 days")
    p = {name: significant(_uniform(ranks[:, i])) for i, name in enumerate(names)}
    return Proof(
        name="silence, simulation-based calibration",
        promise="the places of the true share, median and spread in the posterior are uniform, and that of how many "
        "are answered in the next 30 days among its draws",
        seen=f"chi-square p {', '.join(f'{name} {value}' for name, value in p.items())} over {searches:,} searches",
        holds=min(p.values()) > _RARE,
        figures={"seed": seed, "searches": searches, "chi_square_p": p},
    )


def _ranks(rng: np.random.Generator) -> list[float]:
    """The place of each true parameter, from 0 to 1, and of what came."""
    pi, mu = rng.beta(*_SHARE), rng.normal(*MEDIAN_DAYS)
    sigma = float(truncnorm(*SIGMA).rvs(random_state=rng))
    ages = rng.integers(0, 150, rng.integers(8, 90))
    days = np.floor(np.exp(mu + sigma * rng.standard_normal(len(ages))) + 0.5)
    answers = rng.random(len(ages)) < pi
    answered = answers & (days <= ages)
    seen = Silence(days[answered].astype(np.int64), ages[~answered], NONE)
    grid = posterior(seen, *_SHARE)
    places = [_place(grid, i, float(truth)) for i, truth in enumerate((logit(pi), mu, np.log(sigma)))]
    came = int((answers & ~answered & (days <= ages + 30)).sum())
    draws = respond(seen, a=_SHARE[0], b=_SHARE[1]).answered_within(
        ages[~answered], 30, seed=int(rng.integers(1 << 31))
    )
    # Counts are whole: the place is a random one within the chance of the true count.
    return [*places, float((draws < came).mean() + rng.random() * (draws == came).mean())]


def _place(grid: Grid, which: int, truth: float) -> float:
    """The truth's place in one margin.

    The grid's points have the density, not the chance of the steps around them: between them its logarithm is a cubic
    spline. Read as steps the chances are off by up to a point, which 12,000 searches show.
    """
    axis = grid.axes[which]
    margin = grid.weights.sum(axis=tuple(i for i in range(3) if i != which))
    margin[[0, -1]] *= 2  # the ends stand for half a step
    x = np.linspace(axis[0], axis[-1], 2001)
    density = np.exp(CubicSpline(axis, np.log(np.maximum(margin, 1e-300)))(x))
    mass = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    return float(np.interp(truth, x, mass / mass[-1]))


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
        seen=f"covers {100 * covered:.1f}% of {searches:,}; Kolmogorov-Smirnov p {significant(p)}",
        holds=p > _RARE and (0.77 <= covered <= 0.83 or share < 1),
        figures={
            "seed": seed,
            "searches": searches,
            "covered": round(covered, 4),
            "kolmogorov_smirnov_p": significant(p),
        },
    )


def effects(share: float, seed: int) -> Proof:
    """The belief about a common effect in pooled experiments."""
    groups = sized(6000, share, 60)
    rng = np.random.default_rng(seed)
    made = np.array([_effect(rng) for _ in range(groups)])
    place, inside, held = made.T
    p, covered, said = significant(_uniform(place)), float(inside.mean()), float(held.mean())
    error = float(np.sqrt((held * (1 - held)).sum()) / groups)
    return Proof(
        name="pooled effect, calibration",
        promise="the belief about a common effect is calibrated: the truth's place in it is uniform, and its range "
        "holds the truth as often as it says. Effects are twelve steps, so a range of whole steps says more than 90%",
        seen=f"chi-square p {p}; the range says {100 * said:.1f}% on average and holds the truth in "
        f"{100 * covered:.1f}% of {groups:,} groups of 25 people",
        holds=p > _RARE and abs(covered - said) <= 3.3 * error,
        figures={
            "seed": seed,
            "groups": groups,
            "chi_square_p": p,
            "covered": round(covered, 4),
            "said": round(said, 4),
        },
    )


def _effect(rng: np.random.Generator) -> tuple[float, bool, float]:
    """The truth's place in the belief, whether it is in the range, and the chance that the belief gives the range."""
    effect = float(rng.choice(LOG_ODDS_RATIOS, p=np.exp(LOG_WEIGHTS)))
    found = pool(*_sums(rng, effect))
    low, _, high = found.log_odds_ratio
    chances = np.array(found.chances)
    # Effects are steps: the place is a random one within the chance of the true one.
    steps = LOG_ODDS_RATIOS - effect
    place = chances[steps < 0].sum() + rng.random() * chances[steps == 0].sum()
    held = chances[np.clip(LOG_ODDS_RATIOS, low, high) == LOG_ODDS_RATIOS].sum()
    return float(place), low <= effect <= high, float(held)


def _sums(rng: np.random.Generator, effect: float) -> tuple[np.ndarray, ...]:
    middle = logit(rng.choice(BASES, 25))
    n = rng.integers(10, 60, 25)
    n1 = rng.binomial(n, 0.5)
    p0, p1 = (expit(middle + side * effect / 2) for side in (-1, 1))
    return n - n1, rng.binomial(n - n1, p0), n1, rng.binomial(n1, p1)
