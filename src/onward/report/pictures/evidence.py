"""The evidence of one claim over time, against the line that it must cross."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from xml.etree.ElementTree import Element

from onward.ledger.findings import Claim, EvidencePath
from onward.report import words
from onward.report.pictures.scale import Frame, Scale, above, ends, rule
from onward.report.pictures.svg import Picture, canvas, finish, label, path, put

_FRAME = Frame(left=46.0)
_ROOM = 0.4  # above the highest and below the lowest, in natural logs
_MOST_STEPS, _MOST_RULES = 160, 8
_MOST_ROWS = 12


def evidence(claim: Claim) -> Picture | None:
    """Draw the path of a claim; None where it has none yet."""
    if claim.path is None or len(claim.path.days) < 2:
        return None
    seen = _thinned(claim.path, _MOST_STEPS)
    root = canvas(_FRAME.height, words.evidence_title(claim.claim), claim.words)
    above(root, words.evidence_axis())
    y = _FRAME.up(min(0.0, *seen.log_e) - _ROOM, max(claim.line, *seen.log_e) + _ROOM)
    _rules(root, y, claim.line)
    _steps(root, _FRAME.across(0, (seen.days[-1] - seen.days[0]).days), y, seen)
    ends(root, _FRAME, (words.day(seen.days[0]), words.day(seen.days[-1])))
    return Picture(
        finish(root), words.evidence_caption(claim.kind, claim.line), words.evidence_head(), _table(claim.path)
    )


def _rules(root: Element, y: Scale, line: float) -> None:
    """Powers of ten, and the line at which it is settled."""
    lowest, highest = math.ceil(y.first / math.log(10)), math.floor(y.last / math.log(10))
    step = max(1, math.ceil((highest - lowest) / _MOST_RULES))
    for power in range(step * math.ceil(lowest / step), highest + 1, step):
        at = y(power * math.log(10))
        if abs(at - y(line)) > 12:
            rule(root, _FRAME, at, words.times_short(power))
    settled = y(line)
    put(root, "line", x1=_FRAME.left, x2=_FRAME.right, y1=settled, y2=settled, class_="settled")
    label(root, _FRAME.left + 4, settled - 6, words.settled_line(round(math.exp(line))), "label")


def _steps(root: Element, x: Scale, y: Scale, seen: EvidencePath) -> None:
    """Evidence stays as it is until the next outcome comes."""
    points: list[tuple[float, float]] = []
    for day, log_e in zip(seen.days, seen.log_e, strict=True):
        here = x((day - seen.days[0]).days)
        if points:
            points.append((here, points[-1][1]))
        points.append((here, y(log_e)))
    path(root, points, "line-green")
    put(root, "circle", cx=points[-1][0], cy=points[-1][1], r=3.5, class_="dot-green")


def _thinned(given: EvidencePath, most: int) -> EvidencePath:
    """At most so many days of a path, always with its first and its last."""
    kept = _spaced(len(given.days), most)
    return EvidencePath(tuple(given.days[i] for i in kept), tuple(given.log_e[i] for i in kept))


def _spaced(count: int, most: int) -> Sequence[int]:
    if count <= most:
        return range(count)
    return [round(i * (count - 1) / (most - 1)) for i in range(most)]


def _table(given: EvidencePath) -> tuple[tuple[str, ...], ...]:
    rows: tuple[tuple[date, float], ...] = tuple(zip(given.days, given.log_e, strict=True))
    return tuple((words.day(rows[i][0]), words.times(rows[i][1])) for i in _spaced(len(rows), _MOST_ROWS))
