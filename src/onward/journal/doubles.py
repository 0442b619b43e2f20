"""Have I applied there already? Says what looks like the same; decides nothing and merges nothing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from django.db.models import Q

from onward.journal.models import Application, Search
from onward.sources.employers import bare_employer
from onward.sources.plain import plain

_MOST = 5
_NEAR = 0.75
_TRACKING = re.compile(r"^(utm_.*|gclid|fbclid|ref|refid|trk|trackingid|src|source|gh_src|lever-source|mc_.*)$")
_ADDRESSEES = re.compile(r"[(\[]?\b[mwfdxi](\s*[/|*]\s*[mwfdxi]){1,3}\b[)\]]?", re.IGNORECASE)


def doubles(
    search: Search, *, address: str = "", employer: str = "", role: str = "", but: UUID | None = None
) -> list[Application]:
    """Applications with the same address, or at the same employer for a near role; the latest first.

    Args:
        search: where to look.
        address: of the posting.
        employer, role: as typed.
        but: the application itself, where it is there already.
    """
    place, word = bare_address(address), _rarest(employer)
    may = Q()
    if place:
        may |= Q(address__icontains=place.partition("?")[0])
    if word:
        may |= Q(employer__icontains=word)
    if not may:
        return []
    rows = Application.objects.filter(may, search=search, removed=False).defer("about")
    found = [
        row
        for row in rows.order_by("-number").iterator(chunk_size=200)
        if row.pk != but and ((place and bare_address(row.address) == place) or _same(row, employer, role))
    ]
    return found[:_MOST]


def bare_address(address: str) -> str:
    """An address without what changes from visit to visit: scheme, "www.", campaign, fragment."""
    text = address.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return text.casefold()
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name.casefold())]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}".casefold()


def _same(row: Application, employer: str, role: str) -> bool:
    return bool(employer) and bare_employer(row.employer) == bare_employer(employer) and near(row.role, role)


def near(role: str, other: str) -> bool:
    """Whether two roles may be one posting under two titles; one without a title may be any."""
    first, second = (plain(_ADDRESSEES.sub(" ", text)) for text in (role, other))
    if not first or not second or first == second:
        return True
    return SequenceMatcher(None, first, second).ratio() >= _NEAR or set(first.split()) == set(second.split())


def _rarest(employer: str) -> str:
    """The longest plain part of a name, for the database to look for: it folds no case beyond ASCII."""
    bare = bare_employer(employer)
    words = [word for word in re.findall(r"[a-z0-9]+", employer.casefold()) if word in bare]
    return max(words or re.findall(r"[a-z0-9]+", employer.casefold()), key=len, default="")
