"""What the search has taught, computed once a revision: page, CLI and API all ask here."""

from __future__ import annotations

from datetime import date
from threading import Lock
from uuid import UUID

from onward.journal.as_reading import as_reading
from onward.journal.experiments import coins
from onward.journal.models import RegisteredClaim, Search
from onward.ledger.findings import Findings
from onward.ledger.learn import learn
from onward.ledger.registered import Registered

_KEPT = 8
_Key = tuple[UUID, int, date, int | None]
_known: dict[_Key, Findings] = {}
_lock = Lock()


def findings(search: Search, *, today: date) -> Findings:
    """All that a search has taught by today; the same object as long as nothing was written."""
    period = search.settings.get("period")
    key = (search.pk, search.revision, today, period)
    with _lock:
        found = _known.get(key)
    if found is None:
        found = learn(
            as_reading(search), today=today, period=period, registered=registered(search), coins=coins(search)
        )
        with _lock:
            _known[key] = found
            while len(_known) > _KEPT:
                _known.pop(next(iter(_known)))
    return found


def registered(search: Search) -> list[Registered]:
    """The person's own claims as the ledger takes them."""
    rows = RegisteredClaim.objects.filter(search=search, removed=False).order_by("number")
    return [Registered(row.number, row.column, row.level, row.on) for row in rows]
