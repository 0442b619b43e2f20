"""Which column holds what: by its name first, then by what is in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onward.sources.column_claims import SINGLE, claim
from onward.sources.column_names import EXACT, field_by_name, own_field_by_name
from onward.sources.columns import Column
from onward.sources.plain import plain
from onward.sources.vocabulary import TOPIC_KINDS

ARMS_BY_NAME = ("source", "resume", "letter")
"""Arms that an application of a kept search has fields for."""
FIELDS = (
    *SINGLE,
    "sent",
    "status",
    *(f"{topic}_on" for topic in TOPIC_KINDS),
    "days_to_answer",
    "days_to_rejection",
    "location",
    "salary",
    "notes",
    "contact",
    *ARMS_BY_NAME,
    "about",
    "tags",
    "follow_up_on",
    "id",
    "attribute",
    "ignored",
)


def assign(columns: Sequence[Column]) -> dict[int, str]:
    """The field of each column, by place."""
    fields = {column.place: claim(column) for column in columns}
    _one_each(columns, fields)
    _find_missing(columns, fields)
    _own_fields(columns, fields)
    return fields


def _own_fields(columns: Sequence[Column], fields: dict[int, str]) -> None:
    """Arms that an application has a field for: where it was found, and what was sent; yes and no name no version."""
    for column in columns:
        own = own_field_by_name(column.header)
        named = own in ARMS_BY_NAME and fields[column.place] == "attribute" and column.flags < 0.5
        if own is not None and named and own not in fields.values():
            fields[column.place] = own


def _one_each(columns: Sequence[Column], fields: dict[int, str]) -> None:
    """Where several columns claim a field that only one can hold, the fullest and best named wins."""
    for field in SINGLE:
        claims = [column for column in columns if fields[column.place] == field]
        if len(claims) < 2:
            continue
        best = max(claims, key=lambda c: (bool(c.filled), _closeness(c, field), c.filled.total(), -c.place))
        for column in claims:
            if column is not best:
                fields[column.place] = _second_best(column, field)


def _closeness(column: Column, field: str) -> float:
    name = plain(column.header)
    if field == "applied_on":
        return 2.0 if re.search(r"appl|sent|submit|bewerb|candidat|postul|aplic|envi", name) else 1.0
    return 1.0 if name in EXACT else 0.0


def _second_best(column: Column, field: str) -> str:
    if field in {"employer", "role"}:
        return "attribute" if len(column.filled) <= 60 else "notes"
    return "ignored"


def _find_missing(columns: Sequence[Column], fields: dict[int, str]) -> None:
    """A sheet without the usual names still has days, statuses and employers."""
    held = set(fields.values())
    if "applied_on" not in held:
        days = [c for c in columns if fields[c.place] in {"ignored", "created_on", "status_on"} and c.days > 0.6]
        days = [c for c in days if c.share(str.isdecimal) < 0.5 or c.days > 0.95]
        named = [c for c in days if fields[c.place] == "created_on"]
        unnamed = [c for c in days if field_by_name(c.header) is None]
        for column in (unnamed or named or days)[:1]:
            fields[column.place] = "applied_on"
    if not held & {"status"} and not any(f"{topic}_on" in held for topic in TOPIC_KINDS):
        texts = [c for c in columns if fields[c.place] == "attribute" and c.flags < 0.95 and len(c.filled) > 1]
        words = [c for c in texts if c.statuses > 0.6]
        for column in words[:1]:
            fields[column.place] = "status"
    _second_days(columns, fields)
    if "employer" not in held:
        for column in [c for c in columns if plain(c.header) in {"name", "where"} and c.filled][:1]:
            fields[column.place] = "employer"
            held.add("employer")
    if not held & {"employer", "role"}:
        texts = [
            c for c in columns if fields[c.place] == "attribute" and len(c.filled) > 0.5 * max(1, c.filled.total())
        ]
        for column, field in zip(texts[:2], ("employer", "role"), strict=False):
            fields[column.place] = field


def _second_days(columns: Sequence[Column], fields: dict[int, str]) -> None:
    """Without names, the days beside the day of application and the status are those of the status."""
    held = set(fields.values())
    nameless = [c for c in columns if c.is_nameless and fields[c.place] == "ignored" and c.days > 0.6]
    if {"applied_on", "status"} <= held and "status_on" not in held and nameless:
        fields[nameless[0].place] = "status_on"


def as_mapping(columns: Sequence[Column], fields: Mapping[int, str]) -> dict[str, str]:
    """The mapping to show and to save: a field held by several columns is numbered from its second on."""
    shown: dict[str, str] = {}
    for column in columns:
        field = fields[column.place]
        if field in {"ignored", "attribute"} or not column.filled:
            continue
        name, number = field, 2
        while name in shown:
            name, number = f"{field}.{number}", number + 1
        shown[name] = column.header
    return shown
