"""Calibration of what remarks amount to: of the themes that have a chance, so many are true.

Raters who never met follow the model, so there the chance is exact and every tenth of it is checked. Raters of one
panel are weighed by a rule, an exponent, which no model has as its posterior: their panels are made with the agreement
that the rule names, and what is checked is that a lesson is true as often as it must be.

Source: Dawid 1982, the well-calibrated Bayesian.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import binomtest, chi2

from onward.evidence.feedback import LESSON, PANEL_AGREEMENT, Panel, Rater, weigh
from proofs.proof import Proof, significant, sized

_RARE = 0.001
_TENTHS = 10
_MOST_ALONE, _MOST_TOGETHER, _MOST_PANELS = 8, 5, 4


def run(share: float, seed: int) -> Proof:
    """Themes whose truth is drawn from the prior; raters who see and imagine as often as they are taken to."""
    people = sized(60_000, share, 2000)
    rng = np.random.default_rng(seed)
    alone = np.array([_person(rng, panels=False) for _ in range(people)])
    panels = np.array([_person(rng, panels=True) for _ in range(people)])
    p, tenths = _fit(alone)
    told = panels[panels[:, 0] >= LESSON]
    true, said = int(told[:, 1].sum()), float(told[:, 0].mean())
    off = max(abs(tenth["said"] - tenth["true"]) for tenth in _fit(panels)[1])
    return Proof(
        name="remarks, calibration",
        promise="of themes that raters who never met give a chance, so many are true; of themes that panels make a "
        f"lesson, {LESSON:.0%} or more are",
        seen=f"never met: chi-square p {p} over tenths of {people:,} people; panels: lessons say {100 * said:.1f}% and "
        f"{100 * true / len(told):.1f}% of {len(told):,} are true; a tenth of the chances is off by at most "
        f"{100 * off:.1f} points",
        holds=bool(p > _RARE and binomtest(true, len(told), LESSON, "less").pvalue > _RARE),
        figures={
            "seed": seed,
            "people": people,
            "chi_square_p": p,
            "never_met": tenths,
            "panels": _fit(panels)[1],
            "lessons": {"people": len(told), "said": round(said, 4), "true": round(true / len(told), 4)},
        },
    )


def _person(rng: np.random.Generator, *, panels: bool) -> tuple[float, bool]:
    """The chance of a theme as weighed, and whether it is true. Prior and raters differ from theme to theme."""
    prior, imagines = rng.uniform(0.05, 0.5), rng.uniform(0.05, 0.3)
    rater = Rater(float(rng.uniform(imagines, 0.8)), float(imagines))
    truth = bool(rng.random() < prior)
    chance = rater.sees if truth else rater.imagines
    if panels:
        sizes = rng.integers(1, _MOST_TOGETHER + 1, rng.integers(1, _MOST_PANELS + 1))
    else:
        sizes = np.ones(rng.integers(1, _MOST_ALONE + 1), int)
    said = [_panel(rng, chance, int(size)) for size in sizes]
    return weigh(said, prior=float(prior), rater=rater).chance, truth


def _panel(rng: np.random.Generator, chance: float, size: int) -> Panel:
    """Each shares the panel's impression or has their own, so that any two agree as much as `PANEL_AGREEMENT`."""
    own, shared = rng.random(size) < chance, rng.random() < chance
    said = (
        int(np.where(rng.random(size) < np.sqrt(PANEL_AGREEMENT), shared, own).sum()) if size > 1 else int(own[0])
    )
    return Panel(said, size - said)


def _fit(people: np.ndarray) -> tuple[float, list[dict[str, float]]]:
    """By tenths of the chance: what was said and what was true; and the p-value that they differ by chance alone."""
    said, true = people.T
    tenth = np.minimum((said * _TENTHS).astype(int), _TENTHS - 1)
    found, off = [], 0.0
    for which in np.unique(tenth):
        here = tenth == which
        off += (true[here].sum() - said[here].sum()) ** 2 / (said[here] * (1 - said[here])).sum()
        means = {"said": round(float(said[here].mean()), 4), "true": round(float(true[here].mean()), 4)}
        found.append({"people": int(here.sum()), **means})
    return significant(float(chi2(len(found)).sf(off))), found
