"""A whole search from Onward's own JSON: shown, and brought back as a search of its own."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal import pending
from onward.journal.known_whole import here_already
from onward.journal.pending import Pending
from onward.journal.whole_again import NoWholeSearchError, bring_back, is_whole
from onward.web.finding import CHOSEN
from onward.web.saying import then


def holds_whole(kept: Pending) -> bool:
    """Whether the file is one of Onward's own."""
    with kept.path.open("rb") as there:
        return is_whole(there.read(2000))


def whole_page(request: HttpRequest, kept: Pending, *, wrong: str = "") -> HttpResponse:
    """What is in it, and whether it is here already."""
    content = kept.path.read_bytes()
    try:
        told = json.loads(content)
        name, count = str(told.get("name") or ""), len(told.get("applications", ()))
    except (ValueError, TypeError, AttributeError, RecursionError):
        name, count, wrong = "", 0, wrong or _("The file is damaged, or only a part of it is there.")
    there = None if wrong else here_already(content)
    said = {"here": "import", "pending": kept, "name": name, "count": count, "there": there, "wrong": wrong}
    return render(request, "web/import_whole.html", said, status=422 if wrong else 200)


@require_POST
def bring_it_back(request: HttpRequest, name: str) -> HttpResponse:
    """Make it a search of its own, all of it or nothing."""
    kept = pending.find(Path(settings.DATA), name)
    if kept is None or not holds_whole(kept):
        raise Http404("no such file")
    try:
        search = bring_back(kept.path.read_bytes())
    except NoWholeSearchError as error:
        return whole_page(request, kept, wrong=str(error))
    pending.leave(kept)
    response = then(request, "/", _("“{name}” is back, as a search of its own.").format(name=search.name))
    response.set_cookie(CHOSEN, str(search.pk), max_age=365 * 24 * 3600, httponly=True, samesite="Strict")
    return response
