"""Every picture of a search, from its findings: the report and the app show the same ones."""

from __future__ import annotations

from dataclasses import dataclass

from onward.ledger.actions import by_day
from onward.ledger.findings import Findings, Streak
from onward.report import words
from onward.report.pictures.calendar import calendar
from onward.report.pictures.dots import dots
from onward.report.pictures.failures import failures
from onward.report.pictures.forecast import fan
from onward.report.pictures.rates import rates
from onward.report.pictures.sankey import sankey
from onward.report.pictures.silence import silence
from onward.report.pictures.svg import Picture


@dataclass(frozen=True)
class Pictures:
    """None where there is nothing to draw yet; run is the current run without an answer, a dot an application."""

    sankey: Picture | None
    rates: Picture | None
    silence: Picture | None
    fan: Picture | None
    failures: Picture | None
    calendar: Picture | None
    run: str | None


def pictures_of(findings: Findings) -> Pictures:
    """Draw them all."""
    curve = findings.silence_curve
    return Pictures(
        sankey=sankey(findings.funnel),
        rates=rates(findings.stages, findings.people),
        silence=silence(curve, findings.silence) if curve else None,
        fan=fan(findings.forecast) if findings.forecast else None,
        failures=failures(findings.failures) if findings.failures else None,
        calendar=calendar(by_day(findings.source.applications, findings.as_of), findings.as_of),
        run=_run(findings.streak),
    )


def _run(streak: Streak) -> str | None:
    return dots(0, streak.length, words.run_text(streak.length), streak.words)
