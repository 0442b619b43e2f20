"""How often a stage is ever reached, when a yes and a no both take their time.

One that waits has neither: it is no half of a no. So the share that is ever settled, and when, comes from all that
wait (`response`), and which of the settled are a yes comes from the settled alone. Both are uncertain, and so is the
delay; nothing is put in as if it were known.

Source: stats.md 6; competing ends with a common delay (Larson & Dinse 1985).
"""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

from onward.evidence.checks import Floats, check_is, check_whole
from onward.evidence.priors import BetaPrior
from onward.evidence.rates import RateBelief, of_density
from onward.evidence.response import ResponseBelief

_SHARES = 64
_FAR = 40.0  # log density below which nothing is left
_NARROW = 1e-6
_COARSE, _FINE = 281, 401


def ever_settled(settled: ResponseBelief) -> RateBelief:
    """Belief about the share that is ever settled: the rate of a stage of which no noes are told."""
    draws, many = np.unique(logit(settled.pi), return_counts=True)
    if len(draws) == 1:
        draws, many = draws + np.array([-_NARROW, _NARROW]), np.repeat(many, 2)
    # The draws lie on a coarse grid. Between its points the log density is nearly straight; a step of it is not flat.
    x = np.linspace(draws[0], draws[-1], _FINE)
    return of_density(x, np.interp(x, draws, np.log(many)))


def ever_reached(yes: int, no: int, prior: BetaPrior, settled: ResponseBelief) -> RateBelief:
    """Belief about the rate at which a stage is ever reached.

    Args:
        yes, no: those that have reached it, and those that were told no before.
        prior: the usual.
        settled: belief about the share that is ever told either, and when, from the same applications.

    Raises:
        ValueError: if a count is negative or not whole, or prior or settled is none.
    """
    yes, no = check_whole("yes", yes), check_whole("no", no)
    check_is("prior", prior, BetaPrior)
    check_is("settled", settled, ResponseBelief)
    logits, mass = ever_settled(settled).curve
    shares = expit(np.interp((np.arange(_SHARES) + 0.5) / _SHARES, mass, logits))
    x = np.linspace(-14.0, 14.0, _COARSE)
    near = x[_log_density(x, yes, no, prior, shares) > -_FAR]
    step = x[1] - x[0]
    x = np.linspace(near[0] - step, near[-1] + step, _FINE)
    return of_density(x, _log_density(x, yes, no, prior, shares))


def _log_density(x: Floats, yes: int, no: int, prior: BetaPrior, shares: Floats) -> Floats:
    """Per unit of logit p, its top at 0: the prior times the mean over shares s of (p/s)^yes (1 - p/s)^no, p < s."""
    p = expit(x)[:, None]
    of_settled = p / shares
    inside = of_settled < 1
    part = np.where(inside, of_settled, 0.5)
    likelihood = np.where(inside, yes * np.log(part) + no * np.log1p(-part), -np.inf)
    top = likelihood.max()
    with np.errstate(divide="ignore"):
        likelihood = np.log(np.exp(likelihood - top).mean(axis=1))
    log_density = -prior.a * np.logaddexp(0.0, -x) - prior.b * np.logaddexp(0.0, x) + likelihood
    return np.asarray(log_density - log_density.max())
