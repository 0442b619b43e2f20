"""Findings as the JSON of `onward learn --json`: keys are fixed, more may be added. docs/json.md describes it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from onward.ledger.findings import (
    Arm,
    Change,
    Claim,
    Findings,
    Forecast,
    LastRejection,
    NextStep,
    Range,
    Silent,
    StageRate,
    Waiting,
)
from onward.reading import Note, Reading

SCHEMA = 1


def as_json(findings: Findings) -> dict[str, Any]:
    """Plain dicts, lists, numbers and strings; days as ISO text."""
    return {
        "schema": SCHEMA,
        "as_of": findings.as_of.isoformat(),
        "as_of_why": findings.as_of_why,
        "headline": findings.headline,
        "source": _source(findings.source),
        "stages": [_stage(stage) for stage in findings.stages],
        "claims": [_claim(claim) for claim in findings.claims],
        "last_rejection": _rejection(findings.last_rejection),
        "silence": [_silent(silent) for silent in findings.silence],
        "waiting": _waiting(findings.waiting),
        "streak": {
            "length": findings.streak.length,
            "in_100": _round(findings.streak.in_100),
            "words": findings.streak.words,
        },
        "forecast": _forecast(findings.forecast),
        "funnel": [{"from": a, "to": b, "count": count} for a, b, count in findings.funnel.flows],
        "next": [_step(step) for step in findings.next],
        **({} if findings.history is None else {"history": [_change(change) for change in findings.history]}),
    }


def _change(change: Change) -> dict[str, Any]:
    return {"on": change.on.isoformat(), "claim": change.claim, "verdict": change.verdict}


def _source(source: Reading) -> dict[str, Any]:
    return {
        "path": source.path,
        "format": source.format,
        "rows": source.rows,
        "applications": len(source.applications),
        "skipped": _notes(source.skipped),
        "doubts": _notes(source.doubts),
        "mapping": dict(source.mapping),
        "unused": list(source.unused),
    }


def _notes(notes: Sequence[Note]) -> list[dict[str, Any]]:
    return [{"row": note.row, "why": note.why} for note in notes]


def _stage(stage: StageRate) -> dict[str, Any]:
    return {
        "stage": stage.stage,
        "n": stage.n,
        "k": stage.k,
        "reached": stage.reached,
        "pending": stage.pending,
        "mean": _round(stage.mean),
        "low": _round(stage.low),
        "high": _round(stage.high),
        "usual": [_round(end) for end in stage.usual],
        "as_low_in_100": _round(stage.as_low_in_100),
        "within_days": stage.within_days,
        "words": stage.words,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "claim": claim.claim,
        "kind": claim.kind,
        "design": claim.design,
        "stage": claim.stage,
        "arms": [_arm(arm) for arm in claim.arms],
        "e_value": _e_value(claim.log_e),
        "log_e": _round(claim.log_e),
        "line": _round(claim.line),
        "verdict": claim.verdict,
        "ratio": _ratio(claim.ratio) if claim.ratio else None,
        "more_needed": claim.more_needed,
        "settled_by": _day(claim.settled_by),
        "hours_saved": None if claim.hours_saved is None else _round(claim.hours_saved),
        "began": [_day(day) for day in claim.began] if claim.began else None,
        "words": claim.words,
    }


def _arm(arm: Arm) -> dict[str, Any]:
    return {"name": arm.name, "n": arm.n, "k": arm.k, "sent": arm.sent, "reached": arm.reached}


def _ratio(ratio: Range) -> list[float | None]:
    """JSON has no infinity: a range without an end ends with null."""
    low, high = ratio
    return [_round(low), None if math.isinf(high) else _round(high)]


def _e_value(log_e: float) -> float:
    """JSON has no infinity; beyond this the logarithm says it."""
    return _round(math.exp(log_e)) if log_e < 690 else 1e300


def _rejection(last: LastRejection | None) -> dict[str, Any] | None:
    if last is None:
        return None
    return {
        "application": last.application,
        "on": _day(last.on),
        "stage": last.stage,
        "bits": _round(last.bits),
        "chance_before": _round(last.chance_before),
        "chance_after": _round(last.chance_after),
        "technique": [_round(end) for end in last.technique],
        "words": last.words,
    }


def _silent(silent: Silent) -> dict[str, Any]:
    return {
        "application": silent.application,
        "days": silent.days,
        "still_coming": _round(silent.still_coming),
        "words": silent.words,
    }


def _waiting(waiting: Waiting) -> dict[str, Any]:
    return {
        "n": waiting.n,
        "answered_in_30_days": list(waiting.answered_in_30_days),
        "live_in_30_days": list(waiting.live_in_30_days),
        "words": waiting.words,
    }


def _forecast(forecast: Forecast | None) -> dict[str, Any] | None:
    if forecast is None:
        return None
    return {
        "offer_by": dict(zip(("10", "50", "90"), (_day(day) for day in forecast.by), strict=True)),
        "chance_in_30_days": _round(forecast.chance_in_30_days),
        "words": forecast.words,
    }


def _step(step: NextStep) -> dict[str, Any]:
    return {"action": step.action, "why": step.why, "application": step.application}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _round(value: float) -> float:
    """Six figures: enough for every use, and the same text on every machine."""
    return float(f"{value:.6g}")
