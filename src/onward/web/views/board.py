"""The board: columns of cards, moved by hand, by key or by a choice on the card."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.events import Kind
from onward.journal.board import FIRST, OPEN
from onward.journal.day_order import BeforeSendingError
from onward.journal.models import Batch, Place
from onward.journal.moving import CannotMoveError, amend, move, planned, stamp
from onward.journal.own_settings import choose
from onward.web.board_answers import BOARD, ask, elsewhere, is_part, moved, not_moved, why_not
from onward.web.board_parts import HIDE, Asked, some, whole
from onward.web.board_wish import UnreadableWishError, read_wish
from onward.web.finding import own_application, own_search
from onward.web.forms.days import DayField
from onward.web.saying import then


@require_GET
def board_page(request: HttpRequest) -> HttpResponse:
    """All columns; what has ended is folded until it is asked for."""
    return render(request, "web/board.html", whole(own_search(request), Asked.of(request.GET)))


@require_GET
def column(request: HttpRequest, name: str) -> HttpResponse:
    """One column with more of its cards, or what has ended."""
    search, asked = own_search(request), Asked.of(request.GET)
    if name not in Place.values:
        raise Http404(name)
    if not is_part(request):
        open_too = "&ended=open" if name == Place.ENDED else ""
        return redirect(f"{BOARD}?shown-{name}={asked.shown.get(name, FIRST)}{open_too}#column-{name}")
    shown = some(search, Asked(asked.shown, ended=True), {name})
    if name in OPEN:
        return render(request, "web/board_column.html", {"part": shown["parts"][0]})
    return render(request, "web/board_ended.html", shown)


def move_card(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move one card, after asking what has to be asked."""
    application = own_application(request, pk)
    try:
        wish = read_wish(request.POST or request.GET)
    except UnreadableWishError as error:
        return not_moved(request, application.search, f"{error} " + _("Nothing was moved."))
    if wish is None:
        return not_moved(request, application.search, _("Choose where it goes. Nothing was moved."))
    if wish.kind is Kind.REJECTED and not wish.sure:
        return elsewhere(request, f"/applications/{application.pk}/rejected")
    if wish.seen is not None and wish.seen != stamp(application):
        return not_moved(request, application.search, why_not("changed since", application))
    came_from = application.place
    try:
        found = planned(application, wish.place, wish.on, wish.kind)
        if request.method != "POST" or (found.taking_back and not wish.sure):
            return ask(request, application, wish, found)
        told = wish.told if wish.sure else None
        batch = move(application, wish.place, wish.on, kind=wish.kind, seen=wish.seen, told=told)
    except CannotMoveError as error:
        if error.reason == "which ending":
            return ask(request, application, wish)
        return not_moved(request, application.search, why_not(error.reason, application))
    except BeforeSendingError as error:
        return not_moved(request, application.search, f"{error} " + _("Nothing was moved."))
    return moved(request, application, batch, came_from)


@require_POST
def amend_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say another day, or another kind, of what a move recorded."""
    batch = get_object_or_404(Batch, pk=pk, search=own_search(request))
    event = batch.events.filter(void=False).first()
    if event is None:
        raise Http404("nothing was recorded")
    application = own_application(request, event.application_id)
    came_from, kind = application.place, request.POST.get("kind", "")
    try:
        on = DayField().clean(request.POST.get("on", ""))
        batch = amend(batch, on=on, kind=Kind(kind) if kind in _TALKS else None)
    except forms.ValidationError as error:
        return not_moved(request, application.search, error.messages[0])
    except CannotMoveError as error:
        return not_moved(request, application.search, why_not(error.reason, application))
    except BeforeSendingError as error:
        return not_moved(request, application.search, f"{error} " + _("Nothing was changed."))
    application.refresh_from_db()
    return moved(request, application, batch, came_from)


@require_POST
def hide_endings(request: HttpRequest) -> HttpResponse:
    """Take what has ended off the board, or put it back."""
    hide = "hide" in request.POST
    words = _("What has ended is off the board. It stays in the list.") if hide else _("Back on the board.")
    return then(request, BOARD, words, choose(own_search(request), HIDE, hide))


_TALKS = {Kind.SCREEN, Kind.ASSESSMENT}
