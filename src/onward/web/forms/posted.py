"""What a form sent, if it sent anything."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, and be it nothing at all; None where the form is only shown."""
    return request.POST if request.method == "POST" else None
