"""Cells that no spreadsheet takes for a formula, and the way back.

A cell is a formula where it begins with one of = + - @, also full-width, also behind quotes and blanks (OWASP, "CSV
Injection"). A program that splits at another sign than ours, or does not know our quotes, begins a cell inside one of
ours: after a comma, a semicolon, a bar, a tab or the end of a line. There, too, an apostrophe is put before it.

Numbers stay numbers: -5, +3.5%, +49 30 123456 have nothing to compute. Digits with another sign between them do not:
+49-30-123456 would be shown as a difference.
"""

from __future__ import annotations

import re

_MARK = "'"
_SEPARATORS = ",;|\t\r\n"
_UNSEEN = r"'\"\s\x00-\x1f\xa0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SIGNS = "-=+@＝＋－＠﹦﹢﹣﹫"
_NUMBER = rf"[+-]\d+(?:[. ]\d+)*%?(?=[{_SEPARATORS}]|\Z)"
_ALONE = rf"-(?=[{_SEPARATORS}]|\Z)"  # how people write "nothing"
_BEFORE = re.compile(
    rf"(?:\A|(?<![{_SEPARATORS}{_UNSEEN}])(?=[{_SEPARATORS}{_UNSEEN}]))"
    rf"[{_SEPARATORS}{_UNSEEN}]*+(?=[{_SIGNS}])(?!{_NUMBER}|{_ALONE})"
)
_CONTROL_FIRST = re.compile(r"\A'*+[\t\r\n]")


def protect(cell: str) -> str:
    """A cell with an apostrophe wherever a spreadsheet could begin a formula: "=1+1" → "'=1+1"."""
    inside = _BEFORE.sub(lambda match: _marked(match[0], match.start()), cell)
    return _MARK + inside if _CONTROL_FIRST.match(cell) else inside


def unprotect(cell: str) -> str:
    """What was protected, as it was: `unprotect(protect(cell)) == cell` for every cell."""
    bare = cell[1:] if cell.startswith(_MARK) and _CONTROL_FIRST.match(cell) else cell
    return _BEFORE.sub(lambda match: _unmarked(match[0], match.start()), bare)


def _marked(before: str, at: int) -> str:
    place = _last_beginning(before, at)
    return before if place is None else before[:place] + _MARK + before[place:]


def _unmarked(before: str, at: int) -> str:
    place = _last_beginning(before, at)
    if place is None or not before.startswith(_MARK, place):
        return before
    return before[:place] + before[place + 1 :]


def _last_beginning(before: str, at: int) -> int | None:
    """Where the last cell begins in what stands before a sign; None where it only goes on."""
    last = max(before.rfind(separator) for separator in _SEPARATORS)
    return last + 1 if last >= 0 or at == 0 else None
