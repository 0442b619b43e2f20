"""XLSX, ODS and XLS: checked before they are opened, and opened in a process of their own.

A workbook can declare a million empty columns or inflate a thousandfold. What it declares and what it truly holds
is bounded first; the reader then works in a child process with a limit of memory and time, so that nothing in a
file can take Onward along.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

from onward.language import gettext as _
from onward.language import spoken
from onward.sources.grid import Grid
from onward.sources.unreadable import BackupGivenError, UnreadableError

_MOST_INFLATED = 400 * 1024 * 1024
_BACKUP = "onward-backup.json"
"""The list in a backup file of ours: onward.journal.backup_file.LIST."""
_CHUNK = 1 << 20
_SECONDS = 120
_NO_VALUE = re.compile(rb'<c\b(?![^>]*t="str")[^>]*><f[^>]*>[^<]*</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>')


def without_values() -> str:
    """What is said of a workbook whose formulas no program has worked out yet."""
    return _("some cells hold formulas without values; open it in your spreadsheet program and save it again")


def _save() -> str:
    return _("open it in your spreadsheet program and save it again, or export the sheet as CSV")


def spreadsheet(path: Path, raw: bytes) -> list[Grid]:
    """The sheets of a workbook that hold anything.

    Raises:
        UnreadableError: if it is damaged, locked, no workbook, or larger inside than any search.
    """
    where = str(path)
    notes: tuple[str, ...] = ()
    if raw.startswith(b"PK"):
        _check_archive(raw, where)
        notes = (without_values(),) if _has_empty_formulas(raw) else ()
    result = _child(path, where)
    sheets = [
        Grid(
            name,
            tuple(tuple(row) for row in rows),
            tuple(numbers),
            _("{kind}, sheet {sheet!r}").format(kind=_(kind), sheet=name),
            notes,
        )
        for name, kind, rows, numbers in result
        if rows
    ]
    if not sheets:
        todo = _("give the file that holds your applications")
        raise UnreadableError(_("the workbook is empty"), where, todo)
    return sheets


def _child(path: Path, where: str) -> list[tuple[str, str, list[list[str]], list[int]]]:
    command = [sys.executable, "-m", "onward.sources.workbook_process", spoken(), str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        what = _("reading took longer than {count} seconds").format(count=_SECONDS)
        raise UnreadableError(what, where, _save()) from None
    if done.returncode != 0:
        raise UnreadableError(_("the workbook is damaged, locked, or too large"), where, _save())
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise UnreadableError(answer["error"], where, _save())
    return [(s["name"], s["kind"], s["rows"], s["numbers"]) for s in answer["sheets"]]


def _check_archive(raw: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            left = _MOST_INFLATED
            for entry in archive.infolist():
                left -= _inflated(raw, entry, left)
                if left < 0 or entry.file_size > _MOST_INFLATED:
                    raise UnreadableError(_("the workbook is far larger inside than it looks"), where, _save())
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, IndexError, NotImplementedError):
        raise UnreadableError(_("the workbook is damaged or cut off"), where, _save()) from None
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        if _BACKUP in names:
            todo = _("stop Onward and bring it back with: onward restore FILE")
            raise BackupGivenError(_("this is a backup of Onward, and no table"), where, todo)
        todo = _("unpack it and give the table in it: CSV, Excel, ODS, JSON or markdown")
        raise UnreadableError(_("this is a ZIP archive, not a workbook"), where, todo)


def _inflated(raw: bytes, entry: zipfile.ZipInfo, most: int) -> int:
    """How many bytes an entry truly inflates to, whatever it declares; stops soon after `most`."""
    start = entry.header_offset
    head = raw[start : start + 30]
    data = start + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return entry.compress_size
    engine, total, at = zlib.decompressobj(-15), 0, data
    end = data + entry.compress_size
    pending = b""
    while not engine.eof and total <= most and (pending or at < end):
        chunk = pending or raw[at : min(at + _CHUNK, end)]
        at += 0 if pending else len(chunk)
        total += len(engine.decompress(chunk, _CHUNK))
        pending = engine.unconsumed_tail
    return total


def _has_empty_formulas(raw: bytes) -> bool:
    """Whether a workbook holds formulas that no program has worked out yet; the reader sees no cell there."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [
            name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        return any(_NO_VALUE.search(archive.read(name)) for name in names)
