"""Markdown tables: cells between pipes, a row of dashes under the header."""

from __future__ import annotations

import re
from itertools import pairwise

from onward.language import gettext as _
from onward.sources.grid import Grid

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$")
_SPLIT = re.compile(r"(?<!\\)\|")


def has_table(text: str) -> bool:
    """Whether a row of dashes stands directly under a row with pipes."""
    lines = text.splitlines()
    return any(_RULE.match(rule) and "|" in head for head, rule in pairwise(lines))


def markdown(text: str, encoding: str, notes: tuple[str, ...] = ()) -> list[Grid]:
    """Every table of a document, each a grid whose first row is its header."""
    lines = text.splitlines()
    grids, at = [], 0
    while at + 1 < len(lines):
        if "|" in lines[at] and _RULE.match(lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            numbers = (at + 1, *range(at + 3, end + 1))
            rows = tuple(_cells(lines[number - 1]) for number in numbers)
            grids.append(Grid("", rows, numbers, _("markdown table, {encoding}").format(encoding=encoding), notes))
            at = end
        else:
            at += 1
    return grids


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(_plain(cell) for cell in _SPLIT.split(inner))


def _plain(cell: str) -> str:
    """A cell without its bold marks and links: `[Acme](https://…)` is Acme."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell.replace("\\|", "|"))
    return text.strip().strip("*_`").strip()
