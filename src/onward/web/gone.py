"""What somebody put away while another window still had it open: told, and brought back by who keeps theirs."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from onward.journal.models import Change, Kept
from onward.journal.undo import CannotUndoError, undo


def stands(request: HttpRequest, row: Kept) -> bool:
    """Whether a row may be edited: it is there, or the person was told that it is not and keeps it all the same."""
    if not row.removed:
        return True
    if request.POST.get("again") != "yes":
        return False
    last = Change.objects.filter(row=row.pk).order_by("-id").select_related("batch").first()
    try:
        if last is not None:
            undo(last.batch)
    except CannotUndoError:
        return False
    row.refresh_from_db()
    return not row.removed


def words_if_gone(request: HttpRequest, row: Kept) -> str:
    """What to say where it was put away meanwhile; empty where it is there, or nothing was sent."""
    if not row.removed or request.method != "POST":
        return ""
    return _("This was put away meanwhile, and nothing was changed. Keep yours, and it comes back.")
