"""Taking files in: what each becomes is shown, then all of it is in, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from onward.cli.inside.chosen import named
from onward.cli.inside.days import today
from onward.cli.inside.importing_told import counts, in_json, lines_of, nothing_new
from onward.cli.inside.in_json import say_json
from onward.cli.inside.whole_search import bring_back_whole
from onward.cli.layout import section
from onward.cli.stopping import NOT_DONE, stop
from onward.journal.command_line import to_type
from onward.journal.in_use import in_use, use
from onward.journal.models import Batch, Search
from onward.journal.searches import empty_search
from onward.journal.taking_in import Plan, begins, plan, take_in
from onward.journal.whole_again import is_whole
from onward.language import gettext as _
from onward.reading import Reading
from onward.sources.mapping_file import SavedMapping
from onward.sources.read import read
from onward.sources.unreadable import UnreadableError

_LONG = 300
"""From so many applications on it is shown how far it is."""


@dataclass(frozen=True)
class Asked:
    """What the command was asked.

    Attributes:
        search: the name of the search; None: the one in use.
        new: begin a search with each file.
        told: of the columns, and how days are written in them.
        yes: without asking.
        as_json: print JSON.
    """

    search: str | None
    new: bool
    told: SavedMapping
    yes: bool
    as_json: bool

    def agree(self) -> bool:
        """Whether the person says yes; where nobody can be asked, only --yes is one."""
        if self.yes:
            return True
        if not sys.stdin.isatty():
            typer.echo(_("Nothing was taken in; --yes takes it in without asking."), err=True)
            return False
        return typer.confirm(_("Take it in?"), default=True)


def import_them(files: list[Path], asked: Asked) -> None:
    """Take files in, one after the other; stops at one that can't be read."""
    if asked.new and asked.search:
        stop(_("--new and --search: a file goes into one of them; leave one out"))
    told, refused = [], False
    for path in files:
        found = bring_back_whole(path, asked.agree) if _is_whole(path) else _import_one(path, asked)
        refused |= found.pop("refused", False) is True
        told.append(found)
        if not asked.as_json:
            typer.echo(str(found["text"]), nl=False)
    if asked.as_json:
        say_json({"files": [{name: value for name, value in one.items() if name != "text"} for one in told]})
    if refused:
        raise typer.Exit(NOT_DONE)


def _is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as there:
            return is_whole(there.read(2000))
    except OSError:
        return False  # whoever reads it says why


def _import_one(path: Path, asked: Asked) -> dict[str, object]:
    reading = _read(path, asked)
    search = _search(asked)
    found = plan(search, reading) if search else begins(reading)
    told = in_json(path, found, search)
    if not found.changes_anything:
        return told | {"text": section(_("{path}: nothing new").format(path=path), nothing_new(found, reading))}
    if not (asked.as_json and asked.yes):
        head = _("{path} into {search}").format(path=path, search=search.name if search else _("a new search"))
        typer.echo(section(head, lines_of(found)), nl=False, err=asked.as_json)
    if not asked.agree():
        return told | {"text": "", "refused": True}
    # A new search is saved with what is taken in, or not at all.
    into = search or empty_search(path.stem.replace("_", " ").strip()[:200] or _("My search"))
    done, batch = _take_in(into, reading)
    if search is None:
        use(into)
    hint = to_type(_("onward undo takes it back."))
    return told | {
        "taken_in": True,
        "search": into.name,
        "undo": _undo(batch),
        "text": section(_("Taken into {search}.").format(search=into.name), [counts(done), hint]),
    }


def _read(path: Path, asked: Asked) -> Reading:
    try:
        reading = read(
            path,
            today=today(),
            corrections=asked.told.columns,
            header_row=asked.told.header_row,
            order=asked.told.order,
            with_details=True,
        )
    except UnreadableError as error:
        stop(to_type(str(error)))
    return replace(reading, path=path.name)


def _search(asked: Asked) -> Search | None:
    """Where it goes; None: into a new search. Nobody's own goes into the sample unless they say so."""
    if asked.new:
        return None
    if asked.search:
        return named(asked.search)
    there = in_use()
    return None if there is not None and there.sample else there


def _take_in(search: Search, reading: Reading) -> tuple[Plan, Batch | None]:
    with _progress(len(reading.applications)) as tell:
        return take_in(search, reading, progress=tell)


class _progress:  # noqa: N801 - used as a block
    """A bar on a terminal, from many applications on."""

    def __init__(self, count: int) -> None:
        shown = sys.stderr.isatty() and count >= _LONG
        self._bar = typer.progressbar(length=count, label=_("Taking in"), file=sys.stderr, hidden=not shown)

    def __enter__(self) -> Callable[[int, int], None]:
        self._bar.__enter__()
        return self._tell

    def __exit__(self, *error: object) -> None:
        self._bar.__exit__(*error)  # type: ignore[arg-type]

    def _tell(self, done: int, of: int) -> None:
        self._bar.length = of
        self._bar.update(done - self._bar.pos)


def _undo(batch: Batch | None) -> str | None:
    return str(batch.pk) if batch else None
