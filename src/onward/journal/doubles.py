"""Have I applied there already? Says what looks like the same; decides nothing and merges nothing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import reduce
from operator import and_
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID, uuid4

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
    place, words = bare_address(address), _plain_words(employer)
    may = Q()
    if place:
        may |= Q(address__icontains=place.partition("?")[0])
    if words:
        may |= reduce(and_, (Q(employer__icontains=word) for word in words))
    if not may:
        return []
    bare = bare_employer(employer)
    rows = Application.objects.filter(may, search=search, removed=False).exclude(pk=but or uuid4())
    found = [
        pk
        for pk, its_address, its_employer, its_role in rows.order_by("-number").values_list(
            "pk", "address", "employer", "role"
        )
        if (place and bare_address(its_address) == place)
        or (bare and bare_employer(its_employer) == bare and near(its_role, role))
    ]
    return list(Application.objects.filter(pk__in=found[:_MOST]).order_by("-number"))


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


def near(role: str, other: str) -> bool:
    """Whether two roles may be one posting under two titles; one without a title may be any."""
    first, second = (plain(_ADDRESSEES.sub(" ", text)) for text in (role, other))
    if not first or not second or first == second:
        return True
    return SequenceMatcher(None, first, second).ratio() >= _NEAR or set(first.split()) == set(second.split())


def _plain_words(employer: str) -> list[str]:
    """The plain parts of a name, for the database to look for: it folds no case beyond ASCII, and "&" may be "and"."""
    bare = bare_employer(employer)
    words = re.findall(r"[a-z0-9]+", employer.casefold())
    return [word for word in words if word in bare and word != "and"] or words
