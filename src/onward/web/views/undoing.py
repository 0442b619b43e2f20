"""Undo."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal.models import Batch
from onward.journal.undo import CannotUndoError, undo
from onward.web.finding import own_search
from onward.web.saying import then


@require_POST
def undo_batch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one batch back."""
    batch = get_object_or_404(Batch, pk=pk, search=own_search(request))
    try:
        undone = undo(batch)
    except CannotUndoError as error:
        return then(request, "/history" if error.later else "/", _why_not(error))
    return then(request, "/", _("Undone."), undone)


def _why_not(error: CannotUndoError) -> str:
    if error.reason == "for good":
        return _("A toss of the coin is for good: who could toss again would choose.")
    if error.later is None:
        return _("That was undone already.")
    return _("Something later stands on that. Undo the later change first: it is in the history.")
