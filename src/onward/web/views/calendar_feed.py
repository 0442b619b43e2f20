"""The calendar that a calendar program subscribes to; its secret address is all that it needs."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from onward.exports.ics import calendar
from onward.journal.calendar import cancelled, entries
from onward.journal.calendar_link import search_of

_LOOKED_BACK = timedelta(days=92)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Interviews and what is due, and what of them was taken back."""
    search = search_of(token)
    if search is None:
        return HttpResponse("There is no calendar at this address.\n", status=404, content_type="text/plain")
    since = timezone.localdate() - _LOOKED_BACK
    told = [*entries(search, since=since), *cancelled(search, since=since)]
    content = calendar(told, name=search.name, now=search.created_at).encode()
    headers = {"Cache-Control": "private, no-cache", "Content-Disposition": 'inline; filename="onward.ics"'}
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    sign = f'"{sha256(content).hexdigest()[:32]}"'
    response["ETag"] = sign
    return get_conditional_response(request, etag=sign, response=response) or response
