"""Rows that are no applications: totals, templates, repeated headers, doubles."""

from __future__ import annotations

from collections.abc import Sequence

from onward.sources.columns import field_by_name
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


def why_no_application(row: Sequence[str], header: Sequence[str], employer: str, role: str) -> str | None:
    """Why a row is not about an application; None where it may be."""
    first = next((plain(cell) for cell in row if cell), "")
    if [plain(cell) for cell in row if cell] == [
        plain(name) for name, cell in zip(header, row, strict=True) if cell
    ]:
        return "the header once more"
    if (
        sum(
            field_by_name(cell) is not None and plain(cell) == plain(name)
            for cell, name in zip(row, header, strict=True)
        )
        >= 2
    ):
        return "the header once more"
    if (plain(employer) or first) in _TOTALS or first in _TOTALS or first.startswith(("total ", "average ")):
        return "a total, not an application"
    if plain(employer) in _TEMPLATES or plain(role) in {"example", "job title", "position title", "beispiel"}:
        return "an example row of the template"
    return None
