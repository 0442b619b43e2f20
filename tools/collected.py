"""Every sentence that Onward says, collected from its code, its base rates and its pages."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onward"
PACKS = SOURCE / "ledger" / "packs"
TEMPLATES = SOURCE / "web" / "templates"
OURS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "_later": None,
    "_n": (1, 2),
    "_np": ((1, "c"), 2, 3),
}
"""The names under which `onward.language` looks up, and where their sentence stands."""
DJANGOS: dict[str, Any] = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
"""The same of Django."""
_LOOKS_UP = re.compile(r"from onward\.language import \(?[^)\n]*(?<!\w)(gettext|ngettext|npgettext|later)\b")
_DJANGO_LOOKS_UP = re.compile(r"from django\.utils\.translation import \(?[^)\n]*gettext")

if not settings.configured:
    settings.configure(USE_I18N=True)  # or templates are not read as sentences


def of_ours() -> Catalog:
    """What `onward.language` says: files that are read, findings, the report and the terminal."""
    catalog = Catalog(fuzzy=False)
    for path in files_that_speak():
        _collect(catalog, path, path.read_bytes(), OURS)
    for where, text in _in_packs():
        catalog.add(text, locations=[(where, None)])  # type: ignore[list-item]
    return catalog


def of_pages() -> Catalog:
    """What Django says: the app's pages and forms."""
    catalog = Catalog(fuzzy=False)
    for path in files_of_pages():
        _collect(catalog, path, path.read_bytes(), DJANGOS)
    for path in templates():
        _collect(catalog, path, as_code(path.read_text("utf-8")), DJANGOS)
    return catalog


def files_that_speak() -> list[Path]:
    """The files whose sentences are looked up by `onward.language`."""
    return [path for path in _code() if path.name == "language.py" or _LOOKS_UP.search(path.read_text("utf-8"))]


def files_of_pages() -> list[Path]:
    """The files whose sentences are looked up by Django."""
    return [path for path in _code() if _DJANGO_LOOKS_UP.search(path.read_text("utf-8"))]


def templates() -> list[Path]:
    """What pages are made of."""
    return sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})


def as_code(template: str) -> bytes:
    """A template as code that says its sentences; without indents, which a template has for no code's sake."""
    return "\n".join(line.lstrip() for line in templatize(template).splitlines()).encode()


def _collect(catalog: Catalog, path: Path, code: bytes, keywords: dict[str, Any]) -> None:
    where = path.relative_to(SOURCE).as_posix()
    for _line, message, _comments, context in extract("python", io.BytesIO(code), keywords):
        catalog.add(message, locations=[(where, None)], context=context)  # type: ignore[list-item]


def _code() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _in_packs() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKS.glob("*.json")):
        pack = json.loads(path.read_text("utf-8"))
        rates = pack["rates"].values()
        for text in [pack["people"], *(rate.get("whose") for rate in rates), *(rate["source"] for rate in rates)]:
            if text:
                yield path.relative_to(SOURCE).as_posix(), text
