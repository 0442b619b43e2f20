"""When the disk or the database is in the way: a page that says what, and what to do; what was kept is untouched."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from onward.journal.command_line import to_type
from onward.journal.trouble import STATUS, Trouble, trouble_of

_log = logging.getLogger(__name__)


class TroubleMiddleware:
    """Turns what a disk or a database refuses into a page that helps."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What a view could not do."""
        found = trouble_of(error)
        if found is None:
            return None
        _log.error("%s %s: %s", request.method, request.path, error)
        return trouble_page(found, request.get_full_path() if request.method == "GET" else "")


def trouble_page(trouble: Trouble, again: str = "/") -> HttpResponse:
    """The page about it; it asks the database nothing."""
    title, todo = _words(trouble)
    page = render_to_string("web/trouble.html", {"title": title, "todo": todo, "again": again})
    headers = {"Retry-After": "5"} if trouble == "busy" else {}
    return HttpResponse(page, status=STATUS[trouble], headers=headers)


def _words(trouble: Trouble) -> tuple[str, str]:
    return {
        "full": (
            _("The disk is full."),
            _("Free some space, then go back and send it once more. What you wrote before is kept."),
        ),
        "readonly": (
            _("Your data can be read here and not written."),
            _("Look at the permissions of the data folder, and whether its disk takes writing. Nothing was lost."),
        ),
        "busy": (
            _("Something else is writing just now."),
            _("A large import or another program holds the database. Wait a moment, then try once more."),
        ),
        "damaged": (
            _("The database can't be read as it should."),
            to_type(
                _(
                    "Stop Onward and bring back a backup: onward restore FILE. "
                    "What is here now is put aside, not deleted."
                )
            ),
        ),
    }[trouble]
