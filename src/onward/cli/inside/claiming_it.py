"""One claim: registered, or told in full."""

from __future__ import annotations

import math
import sys

import typer

from onward.cli.inside.days import today
from onward.cli.inside.in_json import batch_json, say_json
from onward.cli.layout import section
from onward.cli.stopping import UNREADABLE, stop
from onward.journal.claiming import NoSuchColumnError, register, sought_claims
from onward.journal.command_line import to_type
from onward.journal.models import Search
from onward.journal.verdicts import findings
from onward.language import brief_number, full_day, number
from onward.language import gettext as _
from onward.ledger.contract import as_json as in_contract
from onward.ledger.findings import Claim, Findings
from onward.ledger.words import about
from onward.report.words import settle

_MOST = 12
_FEW, _LARGEST = 10, math.log(1e6)
"""Odds that have figures behind the point, and the log of those that are said as a power of ten."""


def register_it(search: Search, text: str, *, as_json: bool) -> None:
    """Register a claim of the person's own: "resume = B"."""
    column, equals, level = (part.strip() for part in text.partition("="))
    if not (equals and column and level):
        line = _('{text!r} has no "="; write the claim as: onward claim "resume = Resume B"')
        stop(to_type(line.format(text=text)))
    try:
        claim, batch = register(search, column, level, on=today())
    except NoSuchColumnError as error:
        known = ", ".join(error.known)
        stop(_("no application has a column {column!r}; there are: {known}").format(column=column, known=known))
    if as_json:
        told = {"number": claim.number, "column": claim.column, "level": claim.level, "on": claim.on.isoformat()}
        say_json(told | {"registered": batch is not None, "undo": batch_json(batch)})
        return
    head = _("Registered: {column} = {level}") if batch else _("Registered already: {column} = {level}")
    line = _("Applications sent after {day} count for it; what suggested it is no evidence.")
    lines = [line.format(day=full_day(claim.on))]
    typer.echo(section(head.format(column=claim.column, level=claim.level), lines), nl=False)


def tell_why(search: Search, words: str, *, as_json: bool) -> None:
    """The sentence of a claim, what would settle it, and its numbers."""
    found = findings(search, today=today())
    claim = _meant(found, words)
    if as_json:
        say_json(next(told for told in in_contract(found)["claims"] if told["id"] == claim.id))
        return
    sections = [
        (claim.claim, [claim.words]),
        (_("What would settle it"), [settle(claim)]),
        (_("The numbers"), _numbers(claim)),
    ]
    typer.echo("\n".join(section(title, lines) for title, lines in sections if lines), nl=False)


def _meant(found: Findings, words: str) -> Claim:
    fitting = sought_claims(found.claims, words)
    if not fitting:
        stop(to_type(_("no claim fits {words!r}; see them all with: onward claims").format(words=words)))
    if len(fitting) > 1:
        head = _("{count} claims fit {words!r}. Say which by its id:").format(count=len(fitting), words=words)
        lines = [f"{claim.id}  {claim.claim}" for claim in fitting[:_MOST]]
        sys.stderr.write(section(f"onward: {head}", lines))
        raise typer.Exit(UNREADABLE)
    return fitting[0]


def _numbers(claim: Claim) -> list[str]:
    lines = [
        _("{name}: {k} of {n} that count, {reached} of {sent} in all.").format(
            name=arm.name, k=arm.k, n=arm.n, reached=arm.reached, sent=arm.sent
        )
        for arm in claim.arms
    ]
    lines.append(
        _("Evidence {found}; alone it would be settled at {line}.").format(
            found=_odds(claim.log_e), line=_odds(claim.line)
        )
    )
    if claim.ratio:
        low, high = claim.ratio
        span = _("Between {low} and {high} times as often, 95 of 100.")
        if math.isinf(high):
            span = _("At least {low} times as often, 95 of 100.")
        lines.append(span.format(low=brief_number(low, ".2g"), high=brief_number(high, ".2g")))
    lines.append(f"{_design(claim)} ({claim.id})")
    return lines


def _odds(log_e: float) -> str:
    """Evidence as odds: 7.4 is said as "about 1,600 to 1", -7.4 as "1 to about 1,600"."""
    size = abs(log_e)
    if size > _LARGEST:
        count = f"10^{size / math.log(10):.0f}"
    elif (odds := math.exp(size)) < _FEW:
        count = number(odds, ".2f")
    else:
        count = about(round(odds))
    return (_("{count} to 1") if log_e >= 0 else _("1 to {count}")).format(count=count)


def _design(claim: Claim) -> str:
    return {
        "coin": _("A coin chose the arms: a difference is the arm's doing."),
        "chosen": _("The arms were chosen: what else differs with them may be the reason."),
        "before-after": _("Before against after: what else changed meanwhile may be the reason."),
        "none": _("Counted as it happened, against what is usual."),
    }[claim.design]
