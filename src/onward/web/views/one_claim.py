"""One claim: its sentence, its evidence against the line, what would settle it, and the applications in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.journal.models import Application, RegisteredClaim, Search
from onward.journal.verdicts import Learned
from onward.language import month_day
from onward.ledger.behind import Member, members
from onward.ledger.findings import Arm, Claim
from onward.ledger.words import stage_verb
from onward.report import words
from onward.report.pictures.evidence import evidence
from onward.report.pictures.opened_dots import Dot, opened_dots
from onward.web.learned import Shown, learned_page

_MOST = 100


@dataclass(frozen=True)
class Row:
    """An application of an arm, as the table has it."""

    pk: UUID
    name: str
    member: Member


@dataclass(frozen=True)
class Group:
    """An arm with its dots; total: how many there are, of which the latest are shown."""

    arm: Arm
    line: str
    dots: str
    rows: tuple[Row, ...]
    total: int


def claim_page(request: HttpRequest, name: str) -> HttpResponse:
    """One claim."""

    def show(search: Search, learned: Learned) -> Shown:
        claim = next((claim for claim in learned.findings.claims if claim.id == name), None)
        if claim is None:
            raise Http404("no such claim")
        return {
            "claim": claim,
            "words": words_of(claim),
            "picture": evidence(replace(claim, path=learned.path(claim))),
            "groups": learned.once(("groups", claim.id), lambda: _groups(search, claim, learned)),
            "own": _own(search, claim),
        }

    return learned_page(request, "web/claim.html", "claims", show)


def words_of(claim: Claim) -> dict[str, str]:
    """What the fold says of a claim."""
    return {
        "evidence": words.times(claim.log_e),
        "line": words.times(claim.line),
        "ratio": words.ratio(claim) if claim.kind in {"contrast", "change"} else "",
        "design": words.design(claim.design),
        "formula": words.formula(claim),
        "source": words.source(claim),
    }


def _groups(search: Search, claim: Claim, learned: Learned) -> list[Group]:
    arms = members(learned.behind, claim)
    latest = [_some(arm) for arm in arms]
    known = _applications(search, [member.row for arm in latest for member in arm])
    return [
        _group(claim, arm, [(known[m.row], m) for m in some if m.row in known], len(all_of_it))
        for arm, some, all_of_it in zip(claim.arms, latest, arms, strict=True)
    ]


def _some(arm: Sequence[Member]) -> Sequence[Member]:
    """All of a small arm; of a large one the latest that had their time: the newest would all be too young to say."""
    return arm if len(arm) <= _MOST else [member for member in arm if member.counts][-_MOST:]


def _group(claim: Claim, arm: Arm, shown: Sequence[tuple[tuple[UUID, str], Member]], total: int) -> Group:
    rows = tuple(Row(pk, name, member) for (pk, name), member in shown)
    dots = [_dot(claim, row) for row in rows]
    line = words.sent_and_reached(arm.name, arm.reached, arm.sent, arm.k, arm.n)
    if total > len(rows):
        latest = ngettext("the latest {count} of those as dots", "the latest {count} of those as dots", len(rows))
        line = f"{line} ({latest.format(count=len(rows))})"
    return Group(arm, line, opened_dots(dots, arm.name, line) if dots else "", rows, total)


def _dot(claim: Claim, row: Row) -> Dot:
    member = row.member
    sent = _("sent {day}").format(day=month_day(member.sent)) if member.sent else ""
    said = ", ".join(filter(None, [row.name, sent, _came(claim, member)]))
    return Dot(f"/applications/{row.pk}", said, member.reached, member.counts)


def _came(claim: Claim, member: Member) -> str:
    if member.reached:
        return stage_verb(claim.stage, 1)
    return _("not so far") if member.counts else _("too young to say")


def _applications(search: Search, numbers: Sequence[int]) -> dict[int, tuple[UUID, str]]:
    rows = Application.objects.filter(search=search, number__in=numbers, removed=False)
    read = rows.only("pk", "number", "employer", "role")
    return {row.number: (row.pk, str(row)) for row in read}


def _own(search: Search, claim: Claim) -> RegisteredClaim | None:
    """The registered claim that this is, which can be withdrawn."""
    number = claim.id.partition(":")[0].removeprefix("claim-")
    if not claim.id.startswith("claim-") or not number.isdecimal():
        return None
    return RegisteredClaim.objects.filter(search=search, number=int(number), removed=False).first()
