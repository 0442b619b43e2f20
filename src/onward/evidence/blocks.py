"""Did it differ? Evidence for arms that nobody assigned by chance: chosen arms, and before against after.

Without a coin the base rate is a nuisance. Blocks with a fixed number of outcomes of each arm remove it: in a
block of r0 and r1 outcomes the factor prod p_g(y) / m(y), m = (r0 p0 + r1 p1) / (r0 + r1), has expectation <= 1
under every common rate, because the weighted mean of the two arms' expectations is 1 and a geometric mean is never
above the arithmetic one. The make-up of a block may follow the arms seen so far (never the outcomes), so that 139
against 38 wastes little. One mixture over pairs of rates runs through all blocks.

Source: Turner, Ly & Grunwald 2024, theorem 1 (blocks); the choice of r0 : r1 from earlier arms is ours,
    docs/decisions/chosen-arms.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.evidence.effects import REFERENCE, EffectPrior
from onward.evidence.rates import Floats

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

# Small blocks lose few outcomes at the edge; 8 to 1 is as lopsided as pays.
_SHAPES = np.array([(1, 1), (2, 1), (3, 1), (3, 2), (4, 1), (5, 2), (6, 1), (8, 1)])
_SHAPES = np.unique(np.vstack([_SHAPES, _SHAPES[:, ::-1]]), axis=0)
_FIRST_LOOK_AT_ARMS = 8
_CHUNK = 4096  # outcomes at a time, so that memory stays flat


@dataclass(frozen=True, eq=False)
class Blocks:
    """Outcomes grouped into blocks.

    Attributes:
        completed_at: for each outcome the position of the last outcome of its block, or -1 where the block is not
            complete.
        share: for each outcome the share of arm 1 in its block (0 where there is none).
    """

    completed_at: Ints
    share: Floats


def shape_for(n0: int, n1: int) -> tuple[int, int]:
    """The make-up of a block, (r0, r1), nearest to how often the arms came so far."""
    ratio = np.log((n0 + 0.5) / (n1 + 0.5))
    nearest = np.abs(np.log(_SHAPES[:, 0] / _SHAPES[:, 1]) - ratio).argmin()
    return int(_SHAPES[nearest, 0]), int(_SHAPES[nearest, 1])


def group(arm: Bools) -> Blocks:
    """Group outcomes into blocks, in the order in which they matured.

    The make-up is chosen anew when 8, 16, 32, … outcomes have come, from the arms alone, so that an earlier
    block never changes when more outcomes come.

    Args:
        arm: (n,), True for arm 1.
    """
    n = len(arm)
    completed, share = np.full(n, -1), np.zeros(n)
    waiting: list[Ints] = [np.empty(0, int), np.empty(0, int)]
    start, end = 0, _FIRST_LOOK_AT_ARMS
    while start < n:
        seen1 = int(arm[:start].sum())
        shape = shape_for(start - seen1, seen1)
        now = np.arange(start, min(end, n))
        waiting = [np.concatenate([waiting[g], now[arm[now] == bool(g)]]) for g in (0, 1)]
        blocks = min(len(waiting[g]) // shape[g] for g in (0, 1))
        if blocks:
            members = [waiting[g][: blocks * shape[g]].reshape(blocks, shape[g]) for g in (0, 1)]
            last = np.maximum(members[0][:, -1], members[1][:, -1])
            for g in (0, 1):
                completed[members[g]] = last[:, None]
                share[members[g]] = shape[1] / sum(shape)
                waiting[g] = waiting[g][blocks * shape[g] :]
        start, end = end, end * 2
    return Blocks(completed, share)


def log_factors(arm: Bools, y: Bools, blocks: Blocks, prior: EffectPrior = REFERENCE) -> Floats:
    """Each pair's log evidence from all complete blocks, shape (G,). Mixed by `prior.mix`, extended by
    planning.
    """
    total = np.zeros(len(prior.log_weights))
    complete = blocks.completed_at >= 0
    for share in np.unique(blocks.share[complete]):
        here = complete & (blocks.share == share)
        zero, one = here & ~arm, here & arm
        total += prior.log_likelihood(zero.sum(), (zero & y).sum(), 0)
        total += prior.log_likelihood(one.sum(), (one & y).sum(), 1)
        total -= prior.log_blend(here.sum(), (here & y).sum(), share)
    return total


def chosen_log_evidence(arm: Bools, y: Bools, *, prior: EffectPrior = REFERENCE) -> float:
    """Log evidence that two arms differ when nobody assigned them by chance, valid at every look.

    Args:
        arm: (n,), True for arm 1, in order of maturity.
        y: (n,), True where the outcome was good.
        prior: what a difference might look like.

    Returns:
        A natural log e-value; P(ever >= 20) <= 5% whatever the common rate.

    Raises:
        ValueError: if arm and y differ in length.
    """
    _check_pair(arm, y)
    return float(prior.mix(log_factors(arm, y, group(arm), prior)))


def chosen_evidence_path(arm: Bools, y: Bools, *, prior: EffectPrior = REFERENCE) -> Floats:
    """Log evidence after each outcome, shape (n,): `chosen_log_evidence` of every beginning, in one pass."""
    _check_pair(arm, y)
    blocks = group(arm)
    path = np.empty(len(arm))
    so_far = np.zeros(len(prior.log_weights))
    for start in range(0, len(arm), _CHUNK):
        end = min(start + _CHUNK, len(arm))
        steps = np.zeros((end - start, len(prior.log_weights)))
        members = np.flatnonzero((blocks.completed_at >= start) & (blocks.completed_at < end))
        np.add.at(steps, blocks.completed_at[members] - start, _factors_of(members, arm, y, blocks, prior))
        total = so_far + np.cumsum(steps, axis=0)
        path[start:end] = prior.mix(total)
        so_far = total[-1]
    return path


def _factors_of(members: Ints, arm: Bools, y: Bools, blocks: Blocks, prior: EffectPrior) -> Floats:
    """The factor of each of these outcomes under each pair, (len(members), G)."""
    trial, hit = np.ones(len(members)), y[members]
    own = np.where(arm[members, None], prior.log_likelihood(trial, hit, 1), prior.log_likelihood(trial, hit, 0))
    return np.asarray(own - prior.log_blend(trial, hit, blocks.share[members]))


def _check_pair(arm: Bools, y: Bools) -> None:
    if arm.shape != y.shape or arm.ndim != 1:
        raise ValueError(f"arm and y must be of one length, got {arm.shape} and {y.shape}")
