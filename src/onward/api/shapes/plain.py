"""Texts and days that fit where they are kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from onward.language import gettext as _

_FIRST, _LAST = date(1970, 1, 1), date(2100, 12, 31)
_LONGEST = 100_000


def printable(text: str) -> str:
    """The text, if it can be kept."""
    if "\x00" in text:
        raise ValueError(_("holds a character that no text has (NUL)"))
    return text


def _within_a_life(day: date) -> date:
    if not _FIRST <= day <= _LAST:
        raise ValueError(_("is not between {first} and {last}").format(first=_FIRST, last=_LAST))
    return day


Day = Annotated[date, AfterValidator(_within_a_life), Field(description="YYYY-MM-DD")]
Text = Annotated[str, StringConstraints(max_length=_LONGEST), AfterValidator(printable)]
Line60 = Annotated[str, StringConstraints(max_length=60), AfterValidator(printable)]
Line200 = Annotated[str, StringConstraints(max_length=200), AfterValidator(printable)]
Line300 = Annotated[str, StringConstraints(max_length=300), AfterValidator(printable)]
Line320 = Annotated[str, StringConstraints(max_length=320), AfterValidator(printable)]
Line500 = Annotated[str, StringConstraints(max_length=500), AfterValidator(printable)]
Address = Annotated[str, StringConstraints(max_length=2000), AfterValidator(printable)]
Name200 = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(printable)
]
Name500 = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), AfterValidator(printable)
]
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST), AfterValidator(printable)
]


class Given(Schema):
    """What a request says in full."""

    model_config = ConfigDict(extra="forbid")


def _no_defaults(schema: dict[str, Any]) -> None:
    for field in schema.get("properties", {}).values():
        field.pop("default", None)
    schema.pop("required", None)


class Changed(Schema):
    """What a request changes: what it does not name stays as it is."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_no_defaults)

    def changes(self) -> dict[str, Any]:
        """What was named, and nothing else."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class ProblemOut(Schema):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
