"""Doing one of the next steps with one click."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from onward.journal import doing
from onward.web.finding import own_search, posted_application, today
from onward.web.saying import then

_MOST_LETTERS = 500


@require_POST
def followed_up(request: HttpRequest) -> HttpResponse:
    """The person asked how it stands."""
    application = posted_application(request)
    batch = doing.followed_up(application, today=today())
    name = application.employer or str(application)
    return then(request, "/", _("Noted: you asked {name} today.").format(name=name), batch)


@require_POST
def put_on_list(request: HttpRequest) -> HttpResponse:
    """A step for within a week."""
    what = request.POST.get("what", "").strip()[:_MOST_LETTERS]
    if not what:
        return then(request, "/", _("There was nothing to put on the list."))
    task, batch = doing.put_on_list(own_search(request), what, today=today())
    return then(request, "/", _("On your list: {what}.").format(what=task.what), batch)


@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    """Close the silent ones."""
    count, batch = doing.let_go(own_search(request), today=today())
    if batch is None:
        return then(request, "/", _("None of them is that silent any more."))
    said = ngettext("{count} silent application closed.", "{count} silent applications closed.", count)
    return then(request, "/", said.format(count=count), batch)
