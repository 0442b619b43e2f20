"""Counts as dots, each an application: filled ones reached the stage."""

from __future__ import annotations

from onward.report import words
from onward.report.pictures.svg import canvas, finish, put

MOST = 100
_A_ROW = 25
_STEP = 17.0


def dots(filled: int, total: int, name: str) -> str | None:
    """Draw up to 100 dots; None for more, where the count says it better."""
    if not 0 < total <= MOST:
        return None
    rows = -(-total // _A_ROW)
    root = canvas(rows * _STEP + 2, name, words.dots_text(filled, total))
    for i in range(total):
        row, column = divmod(i, _A_ROW)
        class_ = "dot-green" if i < filled else "dot-empty"
        put(root, "circle", cx=8 + column * _STEP, cy=9 + row * _STEP, r=5.5, class_=class_)
    return finish(root)
