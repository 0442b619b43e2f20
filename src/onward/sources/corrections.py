"""Which column holds what, where the person knows better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onward.language import gettext as _
from onward.sources.assignment import FIELDS
from onward.sources.columns import Column, profile
from onward.sources.header import Table
from onward.sources.plain import plain
from onward.sources.unreadable import MisjudgedError


def check_columns(corrections: Mapping[str, str], tables: Sequence[Table], where: str) -> None:
    """Refuse a correction that names no field, or a column that none of the tables has.

    Raises:
        MisjudgedError: with what there is instead.
    """
    headers = list(dict.fromkeys(name for table in tables for name in table.header if name))
    columns = [c.header for table in tables for c in profile(table.header, [])]
    for field, header in corrections.items():
        if field.partition(".")[0] not in FIELDS:
            todo = _("use one of: {names}").format(names=", ".join(FIELDS))
            raise MisjudgedError(_("{field!r} is no field").format(field=field), where, todo)
        if header not in {"", "-"} and not _named(header, [*headers, *columns]):
            todo = _("its columns are: {columns}").format(columns=", ".join(headers))
            raise MisjudgedError(_("there is no column {column!r}").format(column=header), where, todo)


def _named(header: str, headers: Sequence[str]) -> list[str]:
    """The columns that a person means by a name."""
    return [h for h in headers if h == header] or [h for h in headers if plain(h) == plain(header)]


def correct(columns: Sequence[Column], fields: dict[int, str], field: str, header: str) -> None:
    """Put a correction into effect; one for a column of another sheet changes nothing here."""
    name = field.partition(".")[0]
    meant = _named(header, [c.header for c in columns])
    if not meant and header not in {"", "-"}:
        return
    if "." not in field or header in {"", "-"}:
        for place, held in fields.items():
            if held == name:
                fields[place] = "ignored"
    fields.update({c.place: name for c in columns if c.header in meant[:1]})
