"""Pages that show what the search has taught: at once, with what is known of today.

Where newer findings are being worked out, a line says so and asks again by itself; it gets an answer without a body
until there is something new.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onward.journal.models import Search
from onward.journal.verdicts import Learned, at_hand
from onward.web.finding import own_search, today

Shown = dict[str, Any]
_ASKS = "Onward-If-Fresh"


def learned_page(
    request: HttpRequest, template: str, here: str, show: Callable[[Search, Learned], Shown]
) -> HttpResponse:
    """A page of findings.

    Args:
        request: of the page, or of its line that asks whether there is something new.
        template: of the page.
        here: the place of the frame.
        show: what the template needs beyond `findings` and `fresh`.
    """
    search = own_search(request)
    found = at_hand(search, today=today())
    asks = request.headers.get(_ASKS)
    if asks and not found.fresh:
        return HttpResponse(status=204)
    if asks == "whole":
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if found.learned is None:
        return render(request, "web/being_learned.html", {"here": here})
    around = {"here": here, "findings": found.learned.findings, "fresh": found.fresh}
    return render(request, template, around | show(search, found.learned))
