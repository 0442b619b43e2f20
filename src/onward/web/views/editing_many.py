"""One change to many: told first, to whom; then done, as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from onward.journal.bulk import CannotEditError, agreement, edit_many, open_to, sent_later
from onward.journal.models import Application, Search
from onward.journal.own_choices import own_attributes, own_sources, own_tags
from onward.journal.said import said
from onward.web.finding import own_search, today
from onward.web.list_edit import DOINGS, Many, read_many
from onward.web.saying import then

_NAMED, _SAID = 200, 5
_TOLD = ("number", "employer", "role", "place", "ending", "last_on")


def tell(request: HttpRequest) -> HttpResponse:
    """Who it would be, and what is still to be said."""
    search = own_search(request)
    many = read_many(request.POST if request.method == "POST" else request.GET)
    if many is None:
        return then(request, "/list", _("Choose what to do with them. Nothing was changed."))
    if many.ids == ():
        return then(request, many.asked.address, _("Choose some applications first. Nothing was changed."))
    return _told(request, search, many)


@require_POST
def do(request: HttpRequest) -> HttpResponse:
    """Do it to those that the person saw."""
    search, many = own_search(request), read_many(request.POST)
    if many is None or many.ids == ():
        return then(request, "/list", _("Nothing was chosen, and nothing was changed."))
    if many.wrong:
        return _told(request, search, many, many.wrong)
    early = sent_later(many.chosen(search), many.edit)
    try:
        _n, batch = edit_many(search, many.chosen(search), many.edit, agreed=request.POST.get("agreed"))
    except CannotEditError as error:
        if error.reason == "changed since":
            return _told(
                request, search, many, _("The list has changed since. Look once more; nothing was changed.")
            )
        if error.reason == "sent later":
            return _told(request, search, many, _("All of them were sent after that day. Nothing was changed."))
        return then(request, many.asked.address, _("That is so already. Nothing was changed."))
    return then(request, many.asked.address, f"{said(batch)}. {_left_out(early)}".strip(), batch)


def _left_out(early: Sequence[Application]) -> str:
    """Who was left out, by name; of many the first."""
    if not early:
        return ""
    names = ", ".join(str(one) for one in early[:_SAID])
    words = ngettext(
        "Left out, because it was sent after that day: {names}.",
        "Left out, because they were sent after that day: {names}.",
        len(early),
    )
    return words.format(names=names + (" …" if len(early) > _SAID else ""))


def _told(request: HttpRequest, search: Search, many: Many, wrong: str = "") -> HttpResponse:
    chosen = many.chosen(search)
    some, early = open_to(chosen, many.edit), sent_later(chosen, many.edit)
    n = some.count()
    context = {
        "here": "list",
        "many": many,
        "doing": many.edit.doing,
        "word": dict(DOINGS)[many.doing],
        "rows": some.only(*_TOLD)[:_NAMED],
        "n": n,
        "unnamed": max(0, n - _NAMED),
        "left_out": chosen.count() - n - len(early),
        "early": early[:_NAMED],
        "agreed": agreement(chosen),
        "filter": many.asked.query(page=many.asked.page),
        "wrong": wrong,
        "latest": today(),
        "sources": own_sources(search),
        "tags": own_tags(search),
        "attributes": own_attributes(search),
    }
    return render(request, "web/list_edit.html", context, status=409 if wrong and not many.wrong else 200)
