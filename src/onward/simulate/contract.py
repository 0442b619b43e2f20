"""A simulation as JSON: every parameter, the seed and the figures. Keys are fixed; more may be added."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from onward.evidence.priors import BetaPrior
from onward.simulate.run import Simulation
from onward.simulate.searcher import Searcher
from onward.simulate.summary import Figure, Row, rows, sooner_than_ledger

SCHEMA = 1


def as_json(simulation: Simulation) -> dict[str, Any]:
    """All that `onward simulate --json` prints."""
    plan, found = simulation.plan, rows(simulation)
    return {
        "schema": SCHEMA,
        "searches": plan.searches,
        "seed": plan.seed,
        "effects": list(plan.effects),
        "policies": list(plan.policies),
        "searcher": _searcher(plan.searcher),
        "rows": [_row(row) for row in found],
        "sooner_than_ledger": [
            {"effect": row.effect, "policy": row.policy, "weeks": _figure(weeks)}
            for row, weeks in sooner_than_ledger(found)
        ],
    }


def _searcher(searcher: Searcher) -> dict[str, Any]:
    given = {field.name: getattr(searcher, field.name) for field in fields(searcher)}
    return {name: asdict(value) if isinstance(value, BetaPrior) else value for name, value in given.items()}


def _row(row: Row) -> dict[str, Any]:
    given = {field.name: getattr(row, field.name) for field in fields(row)}
    return {name: _figure(value) if isinstance(value, Figure) else value for name, value in given.items()}


def _figure(figure: Figure) -> dict[str, float]:
    """Rounded to what the standard error leaves worth telling."""
    return {"mean": round(figure.mean, 4), "se": round(figure.se, 4)}
