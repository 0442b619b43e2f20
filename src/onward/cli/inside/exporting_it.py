"""Writing a search to a file or to the standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from django.utils import timezone

from onward.cli.inside.days import today
from onward.cli.stopping import stop
from onward.cli.writing import NotOursError, write
from onward.journal.going_out import KINDS, Form, file_name, going_out
from onward.journal.models import Search
from onward.language import gettext as _


def export_it(search: Search, form: Form, out: Path | None, *, with_files: bool) -> None:
    """Write it; a report, which nobody reads in a terminal, always to a file."""
    content = going_out(search, form, now=timezone.localtime(), with_files=with_files)
    if out is None and form != "html":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = out or Path(file_name(search, today(), form))
    try:
        write(path, content, KINDS[form].sign)
    except NotOursError as error:
        stop(str(error))
    except OSError as error:
        line = _("{path}: {why}; choose another place")
        stop(line.format(path=path, why=error.strerror or error))
    typer.echo(_("Written: {path}").format(path=path), err=True)
