"""`make words`: collect every sentence that Onward says, bring the catalogs up to date, and compile them.

`tools/catalogs.py` writes; `--check` only says whether the catalogs are what it would write (exit 1 if not). A sentence
without a translation keeps an empty one, and a test names it. Needs no program of GNU gettext's.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import collected
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_HEADERS_THAT_STAY = ("Language:", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")


@dataclass(frozen=True)
class Kept:
    """A catalog of one language.

    Attributes:
        name: what its files are called.
        folder: where the languages are.
        language: as in `onward.language.LANGUAGES`.
        collect: gives its sentences of today, untranslated.
    """

    name: str
    folder: Path
    language: str
    collect: Callable[[], Catalog]

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"

    @property
    def po(self) -> Path:
        """Where translations are written."""
        return self.folder / self.language / "LC_MESSAGES" / f"{self.name}.po"

    @property
    def mo(self) -> Path:
        """What the program reads."""
        return self.po.with_suffix(".mo")

    def read(self) -> Catalog:
        """The catalog as it is kept."""
        with self.po.open("rb") as kept:
            return read_po(kept, locale=self.language)

    def updated(self) -> Catalog:
        """The catalog with all sentences of today; those that nobody says any more are gone."""
        catalog = self.read()
        catalog.update(self.collect(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        return catalog


KINDS = (
    ("onward", collected.SOURCE / "locale", collected.of_ours),
    ("django", collected.SOURCE / "web" / "locale", collected.of_pages),
)


def languages(folder: Path = KINDS[0][1]) -> list[str]:
    """The languages that have a catalog."""
    return sorted(path.parts[-2] for path in folder.glob("*/LC_MESSAGES"))


def kept() -> list[Kept]:
    """Every catalog."""
    return [Kept(name, folder, code, collect) for name, folder, collect in KINDS for code in languages(folder)]


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
    out, made = io.BytesIO(), read_po(io.BytesIO(as_text(catalog)), locale=catalog.locale)
    made.creation_date = _NO_DAY  # or the same sentences would compile to other bytes tomorrow
    write_mo(out, made)
    return out.getvalue()


def main() -> int:
    """Write the catalogs, or check them."""
    right = True
    for one in kept():
        catalog = one.updated()
        for path, made in ((one.po, as_text(catalog)), (one.mo, compiled(catalog))):
            there = path.read_bytes() if path.exists() else b""
            right &= there == made
            if there != made and "--check" not in sys.argv:
                path.write_bytes(made)
        untold = sum(not message.string or not all(message.string) for message in catalog if message.id)
        sys.stdout.write(f"{one}: {len(catalog)} sentences, {untold} without a translation\n")
    return 0 if right or "--check" not in sys.argv else 1


if __name__ == "__main__":
    sys.exit(main())
