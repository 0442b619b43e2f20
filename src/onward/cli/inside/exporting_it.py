"""Writing a search to a file or to the standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from django.utils import timezone

from onward.cli.inside.days import today, typed_day
from onward.cli.stopping import stop
from onward.cli.writing import NotOursError, write
from onward.journal.going_out import KINDS, Form, file_name, going_out
from onward.journal.models import Search
from onward.journal.record import days_of, header, record_csv
from onward.language import gettext as _


def export_it(search: Search, form: Form, out: Path | None, *, with_files: bool) -> None:
    """Write it; a report, which nobody reads in a terminal, always to a file."""
    content = going_out(search, form, now=timezone.localtime(), with_files=with_files)
    if out is None and form == "html":
        out = Path(file_name(search, today(), form))
    _give(content, out, KINDS[form].sign)


def export_record(search: Search, since: str | None, until: str | None, out: Path | None) -> None:
    """Write the work-search record of some days; without any, of the last thirty."""
    usual = days_of("30-days", today())
    first = typed_day("--from", since) if since else usual[0]
    last = typed_day("--to", until) if until else max(usual[1], first)
    if last < first:
        stop(_("--to: {last} is before --from: {first}; turn them round").format(first=first, last=last))
    _give(record_csv(search, first, last), out, ",".join(f'"{name}"' for name in header()))


def _give(content: bytes, path: Path | None, sign: str) -> None:
    """Write it to a file that may be replaced, or to the standard output."""
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        write(path, content, sign)
    except NotOursError as error:
        stop(str(error))
    except OSError as error:
        line = _("{path}: {why}; choose another place")
        stop(line.format(path=path, why=error.strerror or error))
    typer.echo(_("Written: {path}").format(path=path), err=True)
