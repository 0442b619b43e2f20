"""Who else may read: tokens of other programs, and the calendar's address."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.api.models import ApiToken, Scope
from onward.api.tokens import new_token, take_away
from onward.journal.calendar_link import new_link, stop_link
from onward.web.finding import own_search
from onward.web.forms.settings import TokenForm
from onward.web.saying import then
from onward.web.seats import clear_seats, give_seat
from onward.web.views.settings import shown


@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """Make one, and show it: the only time that it can be read."""
    form = TokenForm(request.POST, prefix="token")
    if not form.is_valid():
        return shown(request, 422, token_form=form)
    found = form.cleaned_data
    scope = Scope.WRITE if found["may_write"] else Scope.READ
    row, token = new_token(own_search(request), found["name"], scope=scope, days=found["days"])
    return render(request, "web/token.html", {"here": "settings", "row": row, "token": token})


@require_POST
def revoke_token(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one away."""
    row = get_object_or_404(ApiToken, pk=pk, search=own_search(request))
    take_away(row.search, str(row.pk))
    return then(request, "/settings#programs", _("{name} opens nothing any more.").format(name=row.name))


@require_POST
def calendar_link(request: HttpRequest) -> HttpResponse:
    """Make the calendar's address, make another one, or stop it."""
    search = own_search(request)
    if request.POST.get("do") == "stop":
        stop_link(search)
        return then(request, "/settings#calendar", _("The address opens nothing any more."))
    new_link(search)
    return then(request, "/settings#calendar", _("A new address is made. Earlier ones open nothing any more."))


@require_POST
def sign_out_others(request: HttpRequest) -> HttpResponse:
    """Every other browser has to come in by the door anew."""
    clear_seats()
    response = then(request, "/settings#browsers", _("Every other browser has to come in anew."))
    give_seat(request, response)
    return response
