"""Arms that nobody assigned by chance, in blocks: what is left to compare once the base rate is taken out.

Outcomes are grouped into blocks of r0 and r1 of each arm, in the order in which they matured. If the arms do not
differ, then given how many of a block succeeded, which of them did is a fair draw, whatever the base rate is and
however it drifts from block to block (inside a block it must hold still). Blocks in which all or none succeeded
say nothing. The make-up of a block follows the arms seen lately (never the outcomes), so that 139 against 38 wastes
little.

Source: Turner, Ly & Grunwald 2024 (blocks); Fisher 1935 (conditioning on the margins); the choice of r0 : r1 from
    earlier arms is ours, docs/decisions/chosen-arms.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onward.evidence.checks import Bools, check_arms, check_flags, check_whole

Ints = NDArray[np.int64]

# Small blocks lose few outcomes at the edge; 8 to 1 is as lopsided as pays.
_SHAPES = np.array([(1, 1), (2, 1), (3, 1), (3, 2), (4, 1), (5, 2), (6, 1), (8, 1)])
_SHAPES = np.unique(np.vstack([_SHAPES, _SHAPES[:, ::-1]]), axis=0)
_FIRST_LOOK_AT_ARMS = 8


@dataclass(frozen=True, eq=False)
class Blocks:
    """Outcomes grouped into whole blocks.

    Attributes:
        block: (n,) for each outcome the number of its block, or -1 where the block is not complete.
        at: (B,) the position of the outcome that completed each block, rising.
        r0, r1: (B,) outcomes of each arm in each block.
    """

    block: Ints
    at: Ints
    r0: Ints
    r1: Ints


@dataclass(frozen=True, eq=False)
class Tables:
    """The blocks that say something: some succeeded and some did not. All (B,), in order of completion.

    Attributes:
        at: the position of the outcome that completed the block.
        r0, r1: outcomes of each arm.
        j: successes.
        x: those of them that are in arm 1.
    """

    at: Ints
    r0: Ints
    r1: Ints
    j: Ints
    x: Ints

    def __len__(self) -> int:
        return len(self.at)


@lru_cache(maxsize=4096)
def shape_for(n0: int, n1: int) -> tuple[int, int]:
    """The make-up of a block, (r0, r1), nearest to how often the arms came so far; one of them may not have come.

    Raises:
        ValueError: if a count is negative or not whole.
    """
    n0, n1 = check_whole("n0", n0), check_whole("n1", n1)
    ratio = np.log((n0 + 0.5) / (n1 + 0.5))
    nearest = np.abs(np.log(_SHAPES[:, 0] / _SHAPES[:, 1]) - ratio).argmin()
    return int(_SHAPES[nearest, 0]), int(_SHAPES[nearest, 1])


def group(arm: Bools) -> Blocks:
    """Group outcomes into blocks, in the order in which they matured.

    The make-up is chosen anew when 8, 16, 32, … outcomes have come, from the arms of the stretch just over, so that
    an earlier block never changes when more outcomes come; where only one arm came, a block is a pair. A block takes
    the latest that wait, so that its outcomes are of about one time.

    Args:
        arm: (n,), True for arm 1.

    Raises:
        ValueError: if arm is no row of True and False.
    """
    arm = check_flags("arm", arm)
    n = len(arm)
    block = [-1] * n
    made: list[tuple[int, int, int]] = []
    zero: list[int] = []
    one: list[int] = []
    before, start, end = 0, 0, _FIRST_LOOK_AT_ARMS
    while start < n:
        seen1 = int(arm[before:start].sum())
        r0, r1 = shape_for(start - before - seen1, seen1) if 0 < seen1 < start - before else (1, 1)
        for place, second in enumerate(arm[start:end].tolist(), start):
            (one if second else zero).append(place)
            while len(one) >= r1 and len(zero) >= r0:
                for member in (*zero[-r0:], *one[-r1:]):
                    block[member] = len(made)
                del zero[-r0:], one[-r1:]
                made.append((place, r0, r1))
        before, start, end = start, end, end * 2
    return Blocks(np.array(block, dtype=np.int64), *np.array(made, dtype=np.int64).reshape(-1, 3).T)


def tables(arm: Bools, y: Bools) -> Tables:
    """What the blocks of a search say.

    Args:
        arm: (n,), True for arm 1, in order of maturity. Where only one arm came there are no blocks: that is a valid
            start, as is no outcome at all.
        y: (n,), True where the outcome was good.

    Raises:
        ValueError: if arm and y are no rows of True and False of one length.
    """
    arm, y = check_arms(arm, y)
    blocks = group(arm)
    size = len(blocks.at)
    hit = (blocks.block >= 0) & y
    j = np.bincount(blocks.block[hit], minlength=size)
    x = np.bincount(blocks.block[hit & arm], minlength=size)
    says = (j > 0) & (j < blocks.r0 + blocks.r1)
    return Tables(blocks.at[says], blocks.r0[says], blocks.r1[says], j[says], x[says])
