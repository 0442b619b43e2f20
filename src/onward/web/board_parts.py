"""The parts of the board that its answers are put together from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.functional import Promise as StrPromise
from django.utils.safestring import SafeString

from onward.journal.board import OPEN, Board, Column
from onward.journal.models import Application, Place, Search
from onward.journal.names import ENDINGS, PLACES
from onward.web.board_wish import choices
from onward.web.finding import today

HIDE = "hide_endings"
"""The name of the choice to have what ended off the board."""


@dataclass(frozen=True)
class Asked:
    """What of the board was asked for: how many cards a column, and whether the endings lie open."""

    shown: Mapping[str, int]
    ended: bool

    @classmethod
    def of(cls, form: QueryDict) -> Asked:
        """As the address or the form says it; what is no number is not said."""
        texts = {name: form.get(f"shown-{name}", "") for name in Place.values}
        shown = {name: int(text) for name, text in texts.items() if text.isascii() and text.isdigit()}
        return cls(shown, form.get("ended") == "open")


@dataclass(frozen=True)
class Part:
    """A column as it is shown: its word, and where its cards may go, as options."""

    column: Column
    word: StrPromise
    options: SafeString


def whole(search: Search, asked: Asked) -> dict[str, Any]:
    """Everything that the board shows."""
    look = Board(search, today=today(), shown=asked.shown)
    ended = look.places[Place.ENDED]
    return {
        "here": "board",
        "parts": [_part(look.column(place)) for place in OPEN],
        "all": look.places.total(),
        "open": look.places.total() - ended - look.places[Place.SAVED],
        "ended_count": ended,
        "hidden": bool(search.settings.get(HIDE)),
        "endings": _endings(look) if asked.ended else None,
    }


def some(search: Search, asked: Asked, places: set[str], first: Application | None = None) -> dict[str, Any]:
    """Some columns of it."""
    look = Board(search, today=today(), shown=asked.shown, first=first)
    return {
        "parts": [_part(look.column(place)) for place in OPEN if place in places],
        "ended_count": look.places[Place.ENDED] if Place.ENDED in places else None,
        "hidden": bool(search.settings.get(HIDE)),
        "endings": _endings(look) if Place.ENDED in places and asked.ended else None,
    }


def _part(column: Column) -> Part:
    return Part(column, PLACES[column.name], _options(column.name))


def _endings(look: Board) -> list[Part]:
    return [Part(column, ENDINGS[column.name], _options(Place.ENDED, column.name)) for column in look.ended()]


def _options(place: str, ending: str = "") -> SafeString:
    """The same for all cards of a column, so made once."""
    return render_to_string("web/board_options.html", {"groups": choices(place, ending)})
