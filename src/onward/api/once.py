"""A request that comes again, because its answer was lost, makes nothing twice: the header Idempotency-Key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from onward.api.asking import Asked
from onward.api.models import Made
from onward.api.problems import ProblemError
from onward.language import gettext as _

HEADER = "Idempotency-Key"
_KEPT = timedelta(days=1)
_LONGEST = 200


def once(request: Asked, make: Callable[[], UUID]) -> UUID:
    """Make a row, or find the one that the same request made before.

    What is made and the note of it are written together or not at all.

    Raises:
        ProblemError: if the key is too long, or another request had it.
    """
    key = request.headers.get(HEADER, "")
    if not key:
        return make()
    if len(key) > _LONGEST:
        raise ProblemError(
            400, _("{header} may have {most} characters at most.").format(header=HEADER, most=_LONGEST)
        )
    asked = _fingerprint(request)
    with transaction.atomic():
        Made.objects.filter(at__lt=timezone.now() - _KEPT).delete()
        there = Made.objects.filter(token=request.token, key=key).first()
        if there is None:
            row = make()
            Made.objects.create(token=request.token, key=key, request=asked, row=row, at=timezone.now())
            return row
    if there.request != asked:
        raise ProblemError(
            422, _("This {header} came with another request before; use a new one.").format(header=HEADER)
        )
    return there.row


def _fingerprint(request: Asked) -> str:
    return sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
