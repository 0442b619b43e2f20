"""How far a coin's evidence lies above what settles it: the exact line at first, and evidence that never ends later.

Source: `compare.Comparison`, which settles by these.
"""

from __future__ import annotations

from math import log

from onward.evidence import leading
from onward.evidence.boundary import HORIZON, Boundary
from onward.evidence.effects import REFERENCE
from onward.evidence.spending import LINE_SHARE


def on_the_line(line: Boundary, k: float, n: int, k1: float, f1: float) -> tuple[float, float]:
    """Log evidence as the exact line measures it, and where that lies at the lowest.

    Args:
        line: the exact line, which has `LINE_SHARE` of the level.
        k, n: successes and outcomes of both arms; successes may be expected ones.
        k1, f1: successes and failures of arm 1, also expected ones.
    """
    return leading.log_evidence(k, n, k1, f1, line.q), line.log_lowest(k, n)


def beyond_the_line(line: Boundary, k: float, n: int, k1: float, f1: float) -> tuple[float, float]:
    """The log e-value, and what settles by it once the line has ended: by what is left of the level.

    Args:
        line, k, n, k1, f1: as for `on_the_line`.
    """
    log_e = REFERENCE.mix_one((k - k1, n - k - f1, k1, f1), line.q)
    return log_e, -log((1 - LINE_SHARE) / LINE_SHARE * line.level)


def now(line: Boundary, k: float, n: int, k1: float, f1: float) -> tuple[float, float]:
    """Whichever of both settles after n outcomes."""
    return (on_the_line if n <= HORIZON else beyond_the_line)(line, k, n, k1, f1)
