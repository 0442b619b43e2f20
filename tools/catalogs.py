"""`make words`: collect every sentence that Onward says, bring the catalogs up to date, and compile them.

`tools/catalogs.py` writes; `--check` only says whether the catalogs are what it would write (exit 1 if not). A sentence
without a translation keeps an empty one, and a test names it. The web app has catalogs of its own, Django's.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onward"
LOCALE = SOURCE / "locale"
PACKS = SOURCE / "ledger" / "packs"
_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "_later": None,
    "_n": (1, 2),
    "_np": ((1, "c"), 2, 3),
}
_LOOKS_UP = re.compile(r"from onward\.language import (gettext|ngettext|npgettext|later)\b")
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_HEADERS_THAT_STAY = ("Language:", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")


def sentences() -> Catalog:
    """Every sentence of the code and of the base rates that ship, with the files that say it."""
    catalog = Catalog(fuzzy=False)
    for where, message, context in [*_in_code(), *_in_packs()]:
        catalog.add(message, locations=[(where, None)], context=context)  # type: ignore[list-item]
    return catalog


def _in_code() -> Iterator[tuple[str, Any, str | None]]:
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    ours = {path.relative_to(SOURCE).as_posix() for path in files_that_speak()}
    for where, _line, message, _comments, context in found:
        if where in ours:
            yield where, message, context


def files_that_speak() -> list[Path]:
    """The files whose sentences are looked up by `onward.language`; the app's pages have Django's catalogs."""
    files = sorted(SOURCE.rglob("*.py"))
    return [path for path in files if path.name == "language.py" or _LOOKS_UP.search(path.read_text("utf-8"))]


def _in_packs() -> Iterator[tuple[str, str, None]]:
    for path in sorted(PACKS.glob("*.json")):
        pack = json.loads(path.read_text("utf-8"))
        rates = pack["rates"].values()
        for text in [pack["people"], *(rate.get("whose") for rate in rates), *(rate["source"] for rate in rates)]:
            if text:
                yield path.relative_to(SOURCE).as_posix(), text, None


def languages() -> list[str]:
    """The languages that have a catalog."""
    return sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/onward.po"))


def po(language: str) -> Path:
    """The catalog of a language."""
    return LOCALE / language / "LC_MESSAGES" / "onward.po"


def read(language: str) -> Catalog:
    """A catalog as it is kept."""
    with po(language).open("rb") as kept:
        return read_po(kept, locale=language)


def updated(language: str) -> Catalog:
    """A catalog with all sentences of today; those that nobody says any more are gone."""
    catalog = read(language)
    catalog.update(sentences(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """A catalog as text, without the dates and names that change with every run."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, include_lineno=False, sort_by_file=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith('msgstr ""'))
    end = lines.index("\n", start)
    header = [line for line in lines[start + 1 : end] if line.lstrip('"').startswith(_HEADERS_THAT_STAY)]
    return "".join(['msgid ""\n', 'msgstr ""\n', *header, *lines[end:]]).encode()


def compiled(catalog: Catalog) -> bytes:
    """A catalog as the program reads it."""
    out, kept = io.BytesIO(), read_po(io.BytesIO(as_text(catalog)), locale=catalog.locale)
    kept.creation_date = _NO_DAY  # or the same sentences would compile to other bytes tomorrow
    write_mo(out, kept)
    return out.getvalue()


def main() -> int:
    """Write the catalogs, or check them."""
    right = True
    for language in languages():
        catalog = updated(language)
        for path, made in ((po(language), as_text(catalog)), (po(language).with_suffix(".mo"), compiled(catalog))):
            there = path.read_bytes() if path.exists() else b""
            right &= there == made
            if there != made and "--check" not in sys.argv:
                path.write_bytes(made)
        untold = sum(not message.string or not all(message.string) for message in catalog if message.id)
        sys.stdout.write(f"{language}: {len(catalog)} sentences, {untold} without a translation\n")
    return 0 if right or "--check" not in sys.argv else 1


if __name__ == "__main__":
    sys.exit(main())
