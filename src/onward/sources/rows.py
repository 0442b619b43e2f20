"""Rows that are no applications: totals, templates, repeated headers, doubles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onward.language import gettext as _
from onward.sources.dates import written
from onward.sources.plain import plain

_TOTALS = {
    "total", "totals", "sum", "average", "avg", "mean", "median", "count", "grand total", "subtotal", "summe", "gesamt", "durchschnitt",
    "somme", "moyenne", "suma", "promedio", "media", "soma", "statistics", "stats", "summary", "max", "min", "percentage", "percent",
}  # fmt: skip
_TEMPLATES = {
    "example", "sample", "template", "company name", "employer name", "example company", "example inc", "sample company", "your company",
    "company a", "beispiel", "beispiel gmbh", "musterfirma", "muster gmbh", "exemple", "ejemplo", "exemplo", "abc company", "acme example",
    "insert company", "company xyz", "xyz company", "enter company name", "add new", "new entry",
}  # fmt: skip


_COUNT = re.compile(r"^\d+([.,]\d+)?\s*%?$")
_WORDS_AND_COUNT = re.compile(r"^[^\d:]{2,40}:\s*\d+([.,]\d+)?\s*%?$")


def why_no_application(row: Sequence[str], header: Sequence[str], employer: str, role: str) -> str | None:
    """Why a row is not about an application; None where it may be."""
    first = plain(next((cell for cell in row if cell), ""))
    # Most cells differ from their header in length, which is told faster than the rest.
    alike = [cell for cell, name in zip(row, header, strict=True) if len(cell) == len(name) and cell]
    again = sum(cell.casefold() == name.casefold() for cell, name in zip(row, header, strict=True)) if alike else 0
    filled = len(row) - row.count("")
    if again and again > filled / 2:  # a "no" under "No" is a value
        return _("the header once more")
    named = plain(employer)
    if _is_total(row, named, first):
        return _("a total, not an application")
    if named in _TEMPLATES or plain(role) in {"example", "job title", "position title", "beispiel"}:
        return _("an example row of the template")
    return None


def _is_total(row: Sequence[str], named: str, first: str) -> bool:
    """Whether a row sums up others: it says so and holds no day, or is nothing but words and their number."""
    filled = [cell for cell in row if cell]
    if any(written(cell) is not None for cell in filled):
        return False  # "Total Wine", "Average Joe's"
    if named in _TOTALS or first in _TOTALS or first.startswith(("total ", "average ")):
        return True
    counts = [cell for cell in filled[1:] if _COUNT.match(cell)]
    alone = len(filled) == 1 and bool(_WORDS_AND_COUNT.match(filled[0]))
    return alone or (len(filled) >= 2 and len(row) > 2 and len(counts) == len(filled) - 1)
