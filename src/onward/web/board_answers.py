"""What a move is answered with: the columns that changed and a word with its undo, a question, or the board anew."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from onward.journal.models import Application, Batch, Event, Place, Search
from onward.journal.moving import AHEAD, Move
from onward.journal.names import ENDINGS, PLACES
from onward.journal.said import said
from onward.web.board_parts import Asked, some, whole
from onward.web.board_wish import HOW_IT_ENDS, KIND_OF_ENDING, Wish
from onward.web.finding import today
from onward.web.saying import then

BOARD = "/board"
CONFLICT = 409


def is_part(request: HttpRequest) -> bool:
    """Whether a script asks, which takes parts of a page."""
    return request.headers.get("HX-Request") == "true"


def moved(request: HttpRequest, application: Application, batch: Batch, came_from: str) -> HttpResponse:
    """It is done: the two columns, and what was done."""
    if not is_part(request):
        return then(request, f"{BOARD}#card-{application.pk}", said(batch) + ".", batch)
    shown = some(application.search, Asked.of(request.POST), {came_from, application.place}, application)
    answer = render(
        request,
        "web/board_answer.html",
        shown | {"batch": batch, "words": said(batch) + ".", "event": _written(batch)},
    )
    answer["HX-Trigger"] = f'{{"onward:moved": {{"card": "card-{application.pk}"}}}}'
    return answer


def not_moved(request: HttpRequest, search: Search, words: str) -> HttpResponse:
    """It is not done: why, and the board as it stands."""
    if not is_part(request):
        return then(request, BOARD, words)
    shown = whole(search, Asked.of(request.POST))
    return render(request, "web/board_fresh.html", shown | {"words": words}, status=CONFLICT)


def ask(request: HttpRequest, application: Application, wish: Wish, found: Move | None = None) -> HttpResponse:
    """Ask which ending, or tell what is taken back, before anything is written."""
    context: dict[str, Any] = {
        "application": application,
        "wish": wish,
        "taking_back": found.taking_back if found else (),
        "dated": found is None or found.record is not None,
        "to": PLACES[wish.place],
        "endings": [(f"{Place.ENDED}:{KIND_OF_ENDING[how]}", ENDINGS[how], how) for how in HOW_IT_ENDS],
        "which": found is None,
        "latest": None if wish.kind in AHEAD or wish.place in {Place.TALKING, Place.INTERVIEW} else today(),
        "here": "board",
    }
    if not is_part(request):
        return render(request, "web/board_ask_page.html", context)
    answer = render(request, "web/board_ask.html", context)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer


def elsewhere(request: HttpRequest, address: str) -> HttpResponse:
    """Go on to another page."""
    return HttpResponse(status=204, headers={"HX-Redirect": address}) if is_part(request) else redirect(address)


def why_not(reason: str, application: Application) -> str:
    """Why a card was not moved."""
    application.refresh_from_db()
    name, place = str(application), PLACES[application.place]
    if reason == "changed since":
        return _(
            "{name} was changed elsewhere since you opened this page; it is under {place} now. "
            "Nothing was moved, and the board is fresh."
        ).format(name=name, place=place)
    if reason == "to come":
        return _("That day is still to come. Nothing was moved.")
    return _("{name} is under {place} already.").format(name=name, place=place)


def _written(batch: Batch) -> Event | None:
    """What a move recorded, whose day may be said anew."""
    return batch.events.filter(void=False).first()
