"""What the person chose for all of the app, whichever search they look at: a small file in the data folder.

Settings read it before Django is there, so nothing of Django is imported with it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

_FILE = "person.json"
THEMES = ("", "light", "dark")


@dataclass(frozen=True)
class Person:
    """Choices; empty ones follow the system.

    Attributes:
        language: a code of `onward.language`; empty: what the browser asks for.
        theme: "light", "dark"; empty: as the system is.
        zone: the name of a time zone; empty: the system's.
        first_weekday: counted from Monday, 0; None: as the language has it.
        single_keys: whether a letter alone does something; who speaks to their computer may not want that.
    """

    language: str = ""
    theme: str = ""
    zone: str = ""
    first_weekday: int | None = None
    single_keys: bool = True


def person(folder: Path | None = None) -> Person:
    """What was chosen; where the file can't be read, nothing was."""
    path = _path(folder)
    try:
        there = path.stat()
    except OSError:
        return Person()
    return _read(path, there.st_mtime_ns, there.st_size)


def choose(**chosen: Any) -> Person:
    """Keep choices; the others stay."""
    made = replace(person(), **chosen)
    path = _path(None)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_text(json.dumps(asdict(made), indent=1))
    new.replace(path)
    return made


def zone_name(folder: Path | None = None) -> str:
    """The person's time zone: the chosen one, else the system's, else UTC."""
    return next((name for name in (person(folder).zone, system_zone()) if is_zone(name)), "UTC")


def zone() -> ZoneInfo:
    """The same, to reckon with."""
    return ZoneInfo(zone_name())


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """Every zone that has a city's name, by name, and UTC; the system has a file of each, and looking is slow."""
    names = (name for name in available_timezones() if "/" in name and not name.startswith(_NO_CITIES))
    return (*sorted(names), "UTC")


_NO_CITIES = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@lru_cache(maxsize=1)
def system_zone() -> str:
    """The zone that this machine is set to; empty where it does not say."""
    from tzlocal import get_localzone_name  # noqa: PLC0415 - only where the app or the journal runs

    try:
        return str(get_localzone_name() or "")
    except Exception:  # whatever is odd about the machine's clock is no reason not to start
        return ""


@lru_cache(maxsize=64)
def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    if not name or name.startswith(("/", ".")):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Person:
    try:
        said = json.loads(path.read_text("utf-8"))
        texts = {name: said[name] for name in ("language", "theme", "zone") if isinstance(said.get(name), str)}
        day, keys = said.get("first_weekday"), said.get("single_keys") is not False
    except (OSError, ValueError, AttributeError):
        return Person()
    return Person(**texts, first_weekday=day if day in range(7) else None, single_keys=keys)


def _path(folder: Path | None) -> Path:
    if folder is None:
        from django.conf import settings  # noqa: PLC0415

        folder = Path(settings.DATA)
    return folder / _FILE
