"""Findings → one HTML file that works offline, in light, dark and print, without a request to anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onward import __version__
from onward.language import number, spoken
from onward.ledger import words as said
from onward.ledger.findings import Arm, Claim, Findings
from onward.report import words
from onward.report.parts import SIGN, part, policy, style, template
from onward.report.pictures.dots import MOST, dots
from onward.report.pictures.evidence import evidence
from onward.report.pictures.of_findings import pictures_of
from onward.report.pictures.svg import clean

_MOST_ROWS = 50
_MOST_NOTES = 1000
_NOTES_IN_SIGHT = 8
_MOST_CLAIMS = 8


def html(findings: Findings) -> str:
    """The report.

    Args:
        findings: all that is shown, in the language that is spoken here; every text in it is escaped.
    """
    look, script = style(), part("theme.js")
    pictures = pictures_of(findings)
    page = template("report.html").render(
        findings=findings,
        language=spoken(),
        number=number,
        say=words.page(),
        words=words,
        said=said,
        claims=[_claim(claim) for claim in findings.claims],
        nearest=_nearest(findings.claims),
        pictures=pictures,
        most=_MOST_ROWS,
        most_notes=_MOST_NOTES,
        notes_in_sight=_NOTES_IN_SIGHT,
        sign=SIGN,
        run=pictures.run,
        shown=_shown(findings.claims),
        method=words.method(findings.people),
        style=look,
        script=script,
        policy=policy(look, script),
        version=__version__,
    )
    return clean(page)


def _shown(claims: Sequence[Claim]) -> int:
    """How many claims stand open to the eye: all that say something, and at least a few."""
    telling = sum(claim.verdict != "can't know" for claim in claims)
    return len(claims) if len(claims) <= _MOST_CLAIMS + 2 else max(_MOST_CLAIMS, telling)


def _claim(claim: Claim) -> Mapping[str, Any]:
    drawn = all(arm.sent <= MOST for arm in claim.arms)  # one group's dots alone would show only half of it
    return {"claim": claim, "groups": [_group(arm, drawn) for arm in claim.arms]}


def _nearest(claims: Sequence[Claim]) -> Mapping[str, Any] | None:
    """The claim whose evidence is drawn over time: the strongest comparison."""
    drawn = [(claim, picture) for claim in claims if (picture := evidence(claim)) is not None]
    return {"claim": drawn[0][0], "evidence": drawn[0][1]} if drawn else None


def _group(arm: Arm, drawn: bool) -> Mapping[str, Any]:
    line = words.sent_and_reached(arm.name, arm.reached, arm.sent, arm.k, arm.n)
    return {"arm": arm, "line": line, "dots": dots(arm.reached, arm.sent, arm.name, line) if drawn else None}
