"""The evidence of one claim over time, against the line that it must cross."""

from __future__ import annotations

import math

from onward.ledger.findings import Claim
from onward.report import words
from onward.report.pictures.svg import WIDTH, Picture, canvas, finish, label, path, put

_HEIGHT = 230.0
_TOP, _FOOT, _LEFT, _RIGHT = 34.0, 200.0, 40.0, WIDTH - 6
_MOST_ROWS = 40


def evidence(claim: Claim) -> Picture | None:
    """Draw the path of a claim; None where it has none yet."""
    if claim.path is None or len(claim.path.days) < 2:
        return None
    days, log_e = claim.path.days, claim.path.log_e
    root = canvas(_HEIGHT, words.evidence_title(claim.claim), claim.words)
    lowest, highest = min(0.0, *log_e) - 0.4, max(claim.line, *log_e) + 0.4
    span = max(1, (days[-1] - days[0]).days)

    def at(i: int) -> tuple[float, float]:
        x = _LEFT + (days[i] - days[0]).days / span * (_RIGHT - _LEFT)
        return x, y_of(log_e[i])

    def y_of(value: float) -> float:
        return _FOOT - (value - lowest) / (highest - lowest) * (_FOOT - _TOP)

    for times in (1, 10, 100, 1000):
        y = y_of(math.log(times))
        if _TOP + 14 < y <= _FOOT:
            put(root, "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="grid")
            label(root, _LEFT - 6, y + 4, f"{times:,}", "label small faint", "end")
    line = y_of(claim.line)
    put(root, "line", x1=_LEFT, x2=_RIGHT, y1=line, y2=line, class_="settled")
    label(root, _RIGHT, line - 7, words.settled_line(round(math.exp(claim.line))), "label", "end")
    steps = [at(0)]
    for i in range(1, len(days)):
        x, y = at(i)
        steps += [(x, steps[-1][1]), (x, y)]
    path(root, steps, "line-green")
    put(root, "circle", cx=steps[-1][0], cy=steps[-1][1], r=4, class_="dot-green")
    label(root, _LEFT, _FOOT + 20, words.day(days[0]), "label small faint")
    label(root, _RIGHT, _FOOT + 20, words.day(days[-1]), "label small faint", "end")
    step = max(1, len(days) // _MOST_ROWS)
    table = tuple((words.day(days[i]), f"{math.exp(log_e[i]):.2g}") for i in range(len(days) - 1, -1, -step))[::-1]
    return Picture(finish(root), words.evidence_caption(), words.evidence_head(), table)
