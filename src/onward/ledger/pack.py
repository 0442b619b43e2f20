"""Prior packs: base rates with their sources, as data files that can be replaced."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onward.evidence.priors import BetaPrior
from onward.language import gettext as _
from onward.outcomes import STAGES, Stage


@dataclass(frozen=True, eq=False)
class PriorPack:
    """The usual rates, one prior a stage, and the words for whose rates they are; a stage may have words of
    its own.
    """

    name: str
    people: str
    rates: Mapping[Stage, BetaPrior]


class PackError(Exception):
    """A prior pack could not be used; the message says what, where and what to do."""


@lru_cache(maxsize=1)
def published_logs() -> PriorPack:
    """The pack that ships: people who published their log."""
    text = files("onward.ledger").joinpath("packs", "published-logs.json").read_text("utf-8")
    return _parse(text, "published-logs.json")


def load(path: Path) -> PriorPack:
    """Read a pack from a file.

    Raises:
        PackError: if it cannot be read or lacks a rate.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        line = _("{path}: the prior pack could not be read ({why}); give a readable JSON file")
        raise PackError(line.format(path=path, why=error)) from error
    return _parse(text, str(path))


def _parse(text: str, where: str) -> PriorPack:
    try:
        raw = json.loads(text)
        rates = {stage: _prior(raw["rates"][stage], str(raw["people"])) for stage in STAGES}
        return PriorPack(str(raw["name"]), str(raw["people"]), rates)
    except KeyError as error:
        raise PackError(_no_pack(where, _("{name} is missing").format(name=error))) from error
    except (ValueError, TypeError) as error:
        raise PackError(_no_pack(where, str(error))) from error


def _no_pack(where: str, why: str) -> str:
    line = _(
        '{where}: not a prior pack ({why}); give "name", "people" and, for each stage, "a", "b" and "source", '
        "as docs/prior-packs.md shows"
    )
    return line.format(where=where, why=why)


def _prior(raw: Mapping[str, object], people: str) -> BetaPrior:
    whose = str(raw.get("whose", people))
    return BetaPrior(float(str(raw["a"])), float(str(raw["b"])), whose, str(raw["source"]))
