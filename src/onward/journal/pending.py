"""Files that wait for the person's yes: kept in the data folder until they are taken in or left."""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_ID = re.compile(r"[A-Za-z0-9_-]{16,40}")
_NAME = re.compile(r"[^\w.() -]+")
_A_DAY = 24 * 3600


@dataclass(frozen=True)
class Pending:
    """One file, and what the person corrected about it.

    Attributes:
        id: its name in addresses.
        path: where it lies.
        search: the id of the search that it is for; empty for a new one.
        corrections: field → column.
        header_row: the row of names, where the person told it.
        order: of days and months, where the person told it: "day first" or "month first"; else empty.
    """

    id: str
    path: Path
    search: str
    corrections: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    order: str = ""


def keep(folder: Path, name: str, content: bytes, *, search: str) -> Pending:
    """Keep a file until the person decides; those of yesterday go."""
    root = folder / "imports"
    root.mkdir(mode=0o700, exist_ok=True)
    sweep(folder)
    place = root / secrets.token_urlsafe(18)
    place.mkdir(mode=0o700)
    path = place / (_NAME.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1])[-120:].lstrip(".") or "file")
    path.write_bytes(content)
    made = Pending(place.name, path, search)
    save(made)
    return made


def save(pending: Pending) -> None:
    """Keep what was corrected."""
    said = {"search": pending.search, "columns": dict(pending.corrections), "header_row": pending.header_row}
    said |= {"order": pending.order}
    (pending.path.parent / ".told.json").write_text(json.dumps(said))


def find(folder: Path, name: str) -> Pending | None:
    """The file of that id, if it still waits."""
    place = folder / "imports" / name
    if not _ID.fullmatch(name) or not place.is_dir():
        return None
    path = next((p for p in sorted(place.iterdir()) if p.name != ".told.json"), None)
    if path is None:
        return None
    try:
        said = json.loads((place / ".told.json").read_text())
    except (OSError, ValueError):
        said = {}
    return Pending(
        name, path, said.get("search", ""), said.get("columns", {}), said.get("header_row"), said.get("order", "")
    )


def leave(pending: Pending) -> None:
    """Forget a file."""
    shutil.rmtree(pending.path.parent, ignore_errors=True)


def leave_all_of(folder: Path, search: str) -> None:
    """Forget every file that waits for a search."""
    for place in (folder / "imports").glob("*"):
        there = find(folder, place.name)
        if there is not None and there.search == search:
            leave(there)


def sweep(folder: Path) -> None:
    """Those of yesterday go."""
    for place in (folder / "imports").glob("*"):
        with contextlib.suppress(OSError):  # somebody else's sweep was faster
            if place.stat().st_mtime < time.time() - _A_DAY:
                shutil.rmtree(place, ignore_errors=True)
