"""Counts as dots, each an application: filled ones reached the stage."""

from __future__ import annotations

from collections.abc import Iterable

from onward.report.pictures.svg import canvas, finish, put

MOST = 100
_A_ROW = 25
_STEP = 14.4


def dots(filled: int, total: int, name: str, description: str) -> str | None:
    """Draw up to 100 dots; None for none, and for more, where the count says it better."""
    if not 0 < total <= MOST:
        return None
    root = canvas(-(-total // _A_ROW) * _STEP, name, description)
    if filled:
        put(root, "path", d=_places(range(filled)), class_="dots-full")
    if filled < total:
        for class_ in ("dots-ring", "dots-hole"):
            put(root, "path", d=_places(range(filled, total)), class_=class_)
    return finish(root)


def _places(which: Iterable[int]) -> str:
    """Lines of no length: their round ends are the dots. A circle each would be ten times the text."""
    places = ((i % _A_ROW * _STEP + _STEP / 2, i // _A_ROW * _STEP + _STEP / 2) for i in which)
    return "".join(f"M{x:.4g} {y:.4g}h0" for x, y in places)
