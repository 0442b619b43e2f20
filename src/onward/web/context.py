"""What every page shows around its own matter."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext_lazy as _

from onward.journal.person import person
from onward.web.finding import chosen_search, own_searches, today
from onward.web.saying import said


class Page(NamedTuple):
    """A page of the frame."""

    name: str
    address: str
    word: StrPromise
    symbol: str


PLACES = (
    Page("today", "/", _("Today"), "sun"),
    Page("board", "/board", _("Board"), "board"),
    Page("list", "/list", _("List"), "list"),
    Page("claims", "/claims", _("Claims"), "scale"),
    Page("picture", "/picture", _("Picture"), "picture"),
    Page("experiments", "/experiments", _("Experiments"), "coin"),
    Page("import", "/import", _("Import"), "inbox"),
    Page("settings", "/settings", _("Settings"), "gear"),
)
"""The pages: name, address, word, symbol; on a phone the first four stand in the bar below."""


def page(request: HttpRequest) -> dict[str, Any]:
    """The search, its siblings, the pages and the day."""
    search = chosen_search(request)
    return {
        "search": search,
        "searches": own_searches(request) if search else [],
        "places": PLACES,
        "first_places": [place.name for place in PLACES[:4]],
        "today": today(),
        "said": said(request),
        "theme": person().theme,
        "single_keys": person().single_keys,
        "is_part": request.headers.get("HX-Request") == "true",
    }
