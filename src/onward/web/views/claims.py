"""The ledger: what the search may be tempted to learn, and what became of each claim."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onward.journal import claiming
from onward.journal.models import RegisteredClaim, Search
from onward.journal.verdicts import Learned, at_hand, history
from onward.ledger import words
from onward.ledger.findings import Claim
from onward.web.finding import own, own_search, today
from onward.web.learned import learned_page
from onward.web.saying import then

_ORDER = ("lesson", "tentative", "keep watching", "no difference", "can't know")
_IN_SIGHT = 8
_MOST_LEVELS = 40
_BETWEEN = "\x1f"
_MOST_CHANGES = 200


def claims_page(request: HttpRequest) -> HttpResponse:
    """All claims with their verdicts, and those of one's own."""
    return learned_page(request, "web/claims.html", "claims", _ledger)


def history_part(request: HttpRequest) -> HttpResponse:
    """How verdicts changed from week to week; worked out when somebody asks."""
    search = own_search(request)
    told = history(search, today=today())
    lines = None
    if told.changes is not None:
        found = at_hand(search, today=today()).findings
        names = {claim.id: claim.claim for claim in found.claims} if found else {}
        lines = [
            words.change(change.on, names.get(change.claim, change.claim), change.verdict, today())
            for change in told.changes[::-1][:_MOST_CHANGES]
        ]
    part = request.headers.get("HX-Request") == "true"
    template = "web/claims_history.html" if part else "web/claims_history_page.html"
    around = {"here": "claims", "lines": lines, "fresh": told.fresh, "nothing": words.no_change()}
    return render(request, template, around)


@require_POST
def register(request: HttpRequest) -> HttpResponse:
    """Register a claim of one's own."""
    search = own_search(request)
    column, between, level = request.POST.get("claim", "").partition(_BETWEEN)
    if not between or not column.strip() or not level.strip():
        return then(request, "/claims#own", _("Choose what the claim is about. Nothing was registered."))
    try:
        claim, batch = claiming.register(search, column, level, on=today())
    except claiming.NoSuchColumnError:
        words_ = _("No application has “{column}” any more. Nothing was registered.").format(column=column)
        return then(request, "/claims#own", words_)
    name = words.contrast_claim(claim.column, claim.level, "")
    if batch is None:
        return then(request, "/claims#own", _("That is a claim of yours already: {claim}.").format(claim=name))
    said = _("Registered: {claim}. What you send from tomorrow on counts for it.").format(claim=name)
    return then(request, "/claims#own", said, batch)


@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a claim of one's own back."""
    claim = own(request, RegisteredClaim, pk)
    assert isinstance(claim, RegisteredClaim)
    if claim.removed:
        return then(request, "/claims#own", _("That was withdrawn already."))
    name = words.contrast_claim(claim.column, claim.level, "")
    return then(request, "/claims#own", _("Withdrawn: {claim}.").format(claim=name), claiming.withdraw(claim))


def _ledger(search: Search, learned: Learned) -> dict[str, Any]:
    sent = bool(learned.findings.source.applications)  # before, every claim would only say that nobody can know
    claims = sorted(learned.findings.claims if sent else (), key=lambda claim: _ORDER.index(claim.verdict))
    groups = [(verdict, list(some)) for verdict, some in groupby(claims, key=lambda claim: claim.verdict)]
    return {
        "groups": [(verdict, some[:_IN_SIGHT], some[_IN_SIGHT:]) for verdict, some in groups],
        "verdicts": _ORDER,
        "own_claims": _own(search, claims),
        "choices": _choices(learned),
    }


def _own(search: Search, claims: list[Claim]) -> list[dict[str, Any]]:
    """The registered ones, each with its claim where it can be looked at already."""
    rows = RegisteredClaim.objects.filter(search=search, removed=False).order_by("number")
    there = {claim.id.partition(":")[0]: claim for claim in claims}
    return [
        {
            "row": row,
            "name": words.contrast_claim(row.column, row.level, ""),
            "claim": there.get(f"claim-{row.number}"),
        }
        for row in rows
    ]


def _choices(learned: Learned) -> list[tuple[str, list[tuple[str, str]]]]:
    """Columns with their levels, as one list to choose from: value and words."""
    found = []
    for column, attribute in learned.behind.search.attributes.items():
        if 2 <= len(attribute.levels) <= _MOST_LEVELS:
            levels = [(f"{column}{_BETWEEN}{level}", words.level_name(level)) for level in attribute.levels]
            found.append((words.column_name(column), levels))
    return found
