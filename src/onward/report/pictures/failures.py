"""What 1, 2, 3, … failed interviews in a row teach: the reason why one is nothing and ten are some data."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from onward.language import number
from onward.ledger.findings import FailureCurve
from onward.report import words
from onward.report.pictures.scale import Frame, above, ends, rule
from onward.report.pictures.svg import Picture, broad, canvas, finish, label, path, put

_FRAME = Frame()
_NAMED = (1, 10, 20)


def failures(curve: FailureCurve) -> Picture:
    """Draw the chance that something is wrong over the failures in a row; none of them yet is the start."""
    chances = (curve.before, *curve.something_wrong)
    root = canvas(_FRAME.height, words.failures_title(), words.failures_text(curve))
    x, y = _FRAME.across(0, len(chances) - 1), _FRAME.up(0, 1)
    above(root, words.failures_axis())
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        rule(root, _FRAME, y(share), f"{100 * share:.0f}")
    put(root, "line", x1=_FRAME.left, x2=_FRAME.right, y1=y(0.5), y2=y(0.5), class_="settled")
    label(root, _FRAME.left + 4, y(0.5) - 5, words.even(), "label small")
    points = [(x(count), y(chance)) for count, chance in enumerate(chances)]
    path(root, points, "line-green")
    for count, (across, up) in enumerate(points):
        put(root, "circle", cx=across, cy=up, r=2, class_="dot-green")
        if count in _NAMED:
            _mark(root, across, up, words.of_100(chances[count]))
    ends(root, _FRAME, (words.no_failure(), words.failures_in_a_row(len(chances) - 1)))
    table = tuple(
        (str(count), words.of_100(wrong), words.whole(rare), number(bits, ".2f"))
        for count, wrong, rare, bits in zip(
            range(1, len(chances)), curve.something_wrong, curve.in_100, curve.bits, strict=True
        )
    )
    return Picture(finish(root), words.failures_caption(), words.failures_head(), table)


def _mark(root: Element, x: float, y: float, name: str) -> None:
    put(root, "circle", cx=x, cy=y, r=4, class_="dot-green")
    label(root, min(x, _FRAME.right - broad(name) / 2), y - 9, name, "label small", "middle")
