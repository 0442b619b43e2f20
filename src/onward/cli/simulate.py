"""`onward simulate`: what learning from every no costs, in made-up searches."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onward.cli.speaking import Lang
from onward.cli.stopping import stop
from onward.cli.writing import NotOursError, write
from onward.language import gettext as _
from onward.language import later as _later

if TYPE_CHECKING:
    from onward.simulate.run import Plan, Simulation

# The room is imported inside the command: `onward learn` must not pay for it.

_EXAMPLES = """
  onward simulate

  onward simulate --searches 200 --effects 0,0.5 --policies every-no,ledger,never

  onward simulate --rewrite-days 0 --html simulation.report.html
"""


def simulate(
    searches: Annotated[
        int | None, typer.Option(metavar="N", help=_later("Searches of each policy and effect. [default: 1000]"))
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="S", help=_later("Of all that is drawn. [default: 12]"))
    ] = None,
    effects: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help=_later(
                "How much versions of a resume truly differ: standard deviations of log odds ratios. "
                "[default: 0,0.3,0.6,1]"
            ),
        ),
    ] = None,
    policies: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help=_later("Of every-no, five-noes, peek, ledger, never, oracle. [default: all of them]"),
        ),
    ] = None,
    rewrite_days: Annotated[
        float | None,
        typer.Option(metavar="DAYS", help=_later("Days of work that a new version costs. [default: 2]")),
    ] = None,
    as_json_text: Annotated[bool, typer.Option("--json", help=_later("Print JSON."))] = False,
    svg: Annotated[Path | None, typer.Option(metavar="OUT", help=_later("Write the picture here."))] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help=_later("Write a page with the picture and its table here."))
    ] = None,
    _lang: Lang = None,
) -> None:
    """Show what each way of learning from a search costs, and what it teaches that is not so."""
    plan = _plan(searches, seed, effects, policies, rewrite_days)
    simulation = _run(plan)
    typer.echo(_as_json(simulation) if as_json_text else _as_text(simulation), nl=as_json_text)
    _write(simulation, svg, html)


simulate.__doc__ = "\n\n".join(
    [
        _later("Show what each way of learning from a search costs, and what it teaches that is not so."),
        _later("Examples:"),
        _EXAMPLES,
    ]
)


def _plan(
    searches: int | None, seed: int | None, effects: str | None, policies: str | None, rewrite_days: float | None
) -> Plan:
    from onward.simulate.run import Plan  # noqa: PLC0415
    from onward.simulate.searcher import Searcher  # noqa: PLC0415

    given: dict[str, Any] = {
        "searches": searches,
        "seed": seed,
        "effects": None if effects is None else tuple(_number(part) for part in effects.split(",")),
        "policies": None if policies is None else tuple(part.strip() for part in policies.split(",")),
    }
    try:
        searcher = Searcher() if rewrite_days is None else Searcher(rewrite_days=rewrite_days)
        plan = Plan(searcher=searcher)
        return replace(plan, **{name: value for name, value in given.items() if value is not None})
    except ValueError as error:
        stop(str(error))


def _number(part: str) -> float:
    try:
        return float(part)
    except ValueError:
        stop(_("--effects: {part!r} is not a number; write them as 0,0.3,0.6").format(part=part.strip()))


def _run(plan: Plan) -> Simulation:
    from onward.simulate.run import run  # noqa: PLC0415

    shown = sys.stderr.isatty()
    with typer.progressbar(length=plan.searches, label=_("Searching"), file=sys.stderr, hidden=not shown) as bar:
        return run(plan, lambda: bar.update(1))


def _as_json(simulation: Simulation) -> str:
    from onward.simulate.contract import as_json  # noqa: PLC0415

    return json.dumps(as_json(simulation), ensure_ascii=False, indent=2)


def _as_text(simulation: Simulation) -> str:
    from onward.cli.simulation_text import report  # noqa: PLC0415

    return report(simulation)


def _write(simulation: Simulation, svg: Path | None, html: Path | None) -> None:
    if not (svg or html):
        return
    from onward.report import simulation as made  # noqa: PLC0415
    from onward.report.alone import SVG_SIGN  # noqa: PLC0415
    from onward.report.parts import SIGN  # noqa: PLC0415
    from onward.simulate.summary import rows  # noqa: PLC0415

    try:
        if svg:
            write(svg, made.svg(rows(simulation)), SVG_SIGN)
        if html:
            write(html, made.html(simulation), SIGN)
    except NotOursError as error:
        stop(str(error))
    except OSError as error:
        line = _("{path}: {why}; choose another place")
        stop(line.format(path=error.filename or svg or html, why=error.strerror or error))
