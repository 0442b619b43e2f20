"""What the person chose for a search, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onward.journal.models import Batch, Search
from onward.journal.whole_values import Check, WrongValueError, text, whole_number, yes_or_no
from onward.journal.writing import write
from onward.language import gettext as _


def _record(value: Any) -> dict[str, str]:
    """What stands on the record for an authority."""
    clean = text(200)
    if not isinstance(value, dict) or value.keys() - {"name", "reference"}:
        raise WrongValueError(_("must be a group of name and reference"))
    return {name: clean(said) for name, said in value.items()}


KNOWN: Mapping[str, Check] = {
    "period": whole_number(1, 365),
    "pace_goal": whole_number(1, 200),
    "hide_endings": yes_or_no,
    "record": _record,
}
"""Every choice there is, and what it may be."""


def choose(search: Search, name: str, value: Any) -> Batch:
    """Keep a choice; undo brings the one before back."""
    return choose_several(search, {name: value}, setting=name)


def choose_several(search: Search, chosen: dict[str, Any], *, name: str = "", **about: Any) -> Batch:
    """Keep choices together, and perhaps another name of the search; a choice of None is none any more.

    Raises:
        WrongValueError: if one can't be.
    """
    clean = {key: None if value is None else KNOWN[key](value) for key, value in chosen.items()}
    with write(search, "chosen", **about) as pen:
        there = Search.objects.get(pk=search.pk)
        kept = {key: value for key, value in (there.settings | clean).items() if value is not None}
        pen.change(search, settings=kept, name=name or there.name)
    return pen.batch
