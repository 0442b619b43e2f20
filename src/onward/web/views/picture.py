"""Picture: the search drawn, each drawing with its sentence and its table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from onward.journal.models import Search
from onward.journal.verdicts import Learned
from onward.report.pictures.of_findings import pictures_of
from onward.web.learned import Shown, learned_page


def picture_page(request: HttpRequest) -> HttpResponse:
    """All pictures."""
    return learned_page(request, "web/picture.html", "picture", _pictures)


def _pictures(search: Search, learned: Learned) -> Shown:
    return {"pictures": learned.once("pictures", lambda: pictures_of(learned.findings))}
