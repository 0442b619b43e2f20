"""Findings → one HTML file that works offline, in light, dark and print, without a request to anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onward import __version__
from onward.ledger.findings import Claim, Findings
from onward.report import words
from onward.report.pictures.dots import dots
from onward.report.pictures.evidence import evidence
from onward.report.pictures.fan import fan
from onward.report.pictures.rates import rates
from onward.report.pictures.sankey import sankey
from onward.report.pictures.silence import silence
from onward.report.pictures.svg import clean

_HERE = Path(__file__).parent / "templates"
_MOST_ROWS = 50
_MOST_CLAIMS = 8


def html(findings: Findings) -> str:
    """The report.

    Args:
        findings: all that is shown; every text in it is escaped.
    """
    style, script = _part("report.css"), _part("theme.js")
    page = _template().render(
        findings=findings,
        say=words.page(),
        words=words,
        claims=[_claim(claim) for claim in findings.claims],
        pictures=_pictures(findings),
        most=_MOST_ROWS,
        shown=_shown(findings.claims),
        method=words.method(),
        style=style,
        script=script,
        policy=f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'",
        version=__version__,
    )
    return clean(page)


def _pictures(findings: Findings) -> Mapping[str, Any]:
    curve = findings.silence_curve
    return {
        "sankey": sankey(findings.funnel),
        "rates": rates(findings.stages),
        "silence": silence(curve, findings.silence) if curve else None,
        "fan": fan(findings.forecast) if findings.forecast else None,
    }


def _shown(claims: Sequence[Claim]) -> int:
    """How many claims stand open to the eye: all that say something, and at least a few."""
    telling = sum(claim.verdict != "can't know" for claim in claims)
    return len(claims) if len(claims) <= _MOST_CLAIMS + 2 else max(_MOST_CLAIMS, telling)


def _claim(claim: Claim) -> Mapping[str, Any]:
    groups = [{"arm": arm, "dots": dots(arm.k, arm.n, f"{arm.name}: {arm.k} of {arm.n}")} for arm in claim.arms]
    return {"claim": claim, "groups": groups, "evidence": evidence(claim)}


@lru_cache(maxsize=1)
def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


@lru_cache(maxsize=4)
def _part(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _hash(text: str) -> str:
    """How a content policy names an inline part."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
