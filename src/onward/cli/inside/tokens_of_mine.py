"""Tokens for other programs."""

from __future__ import annotations

import sys

import typer

from onward.api.models import ApiToken, Scope
from onward.api.tokens import new_token, take_away, tokens
from onward.cli.inside.in_json import say_json
from onward.cli.layout import section
from onward.cli.stopping import stop
from onward.journal.command_line import to_type
from onward.journal.models import Search
from onward.language import full_day
from onward.language import gettext as _


def make(search: Search, name: str, *, may_write: bool, days: int | None) -> None:
    """Make one: the token alone on standard output, what it is for beside it."""
    if not name.strip():
        stop(_("a token needs a name, to know it by"))
    row, shown = new_token(search, name, scope=Scope.WRITE if may_write else Scope.READ, days=days)
    typer.echo(shown)
    head = _("This is the only time that it is shown. It opens {search}.").format(search=search.name)
    lines = [
        _line(row),
        _("Send it as: Authorization: Bearer …; the addresses are in /api/v1/openapi.json"),
        to_type(_("Take it away: onward token remove {sign}").format(sign=row.sign)),
    ]
    sys.stderr.write(section(head, lines))


def list_tokens(search: Search, *, as_json: bool) -> None:
    """Those of a search."""
    rows = tokens(search)
    if as_json:
        say_json({"tokens": [_told(row) for row in rows]})
        return
    typer.echo("\n".join(map(_line, rows)) or to_type(_("There is none. Make one: onward token new NAME")))


def remove(search: Search, name_or_sign: str) -> None:
    """Take them away."""
    gone = take_away(search, name_or_sign)
    if not gone:
        stop(to_type(_("no token is called {name!r}; see: onward token list").format(name=name_or_sign)))
    for row in gone:
        typer.echo(_("Taken away: {token}").format(token=_line(row)))


def _line(row: ApiToken) -> str:
    may = _("reads and writes") if row.scope == Scope.WRITE else _("reads")
    parts = [f"{row.sign}  {row.name}", may]
    if row.expires_at:
        parts.append(_("until {day}").format(day=full_day(row.expires_at.date())))
    used = row.last_used_at
    parts.append(_("used {day}").format(day=full_day(used.date())) if used else _("not used yet"))
    return ", ".join(parts)


def _told(row: ApiToken) -> dict[str, object]:
    days = ("created_at", "last_used_at", "expires_at")
    moments = {name: value.isoformat() if (value := getattr(row, name)) else None for name in days}
    return {"sign": row.sign, "name": row.name, "scope": row.scope} | moments
