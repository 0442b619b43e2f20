"""Bytes → text: UTF-8, UTF-16, Windows-1252 and whatever else a spreadsheet program wrote."""

from __future__ import annotations

import codecs
import re
import unicodedata

from onward.language import gettext as _
from onward.sources.unreadable import UnreadableError, give_a_table

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAMPLE = 200_000
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")


def decode(raw: bytes, where: str) -> tuple[str, str, tuple[str, ...]]:
    """Text, the encoding's name, and what had to be mended.

    Raises:
        UnreadableError: if this is no text in any encoding.
    """
    text, name, notes = _decode(raw)
    if "\0" in text:
        text = text.replace("\0", "")
        notes = (*notes, _("NUL bytes were left out"))
    if not text.strip() or _looks_binary(text):
        raise UnreadableError(_("this is not text"), where, give_a_table())
    text, dropped = _CONTROL.subn("", text)
    if dropped:
        notes = (*notes, _("control characters were left out"))
    return text, name, notes


def _decode(raw: bytes) -> tuple[str, str, tuple[str, ...]]:
    for bom, codec, name in _BOMS:
        if raw.startswith(bom):
            text = raw.decode(codec, errors="replace")
            return text.removeprefix("\ufeff"), name, _replaced(text)
    wide = _utf16_without_bom(raw)
    if wide:
        text = raw.decode(wide, errors="replace")
        return text, "UTF-16", _replaced(text)
    try:
        return raw.decode("utf-8"), "UTF-8", ()
    except UnicodeDecodeError:
        return _old_encoding(raw)


def _utf16_without_bom(raw: bytes) -> str | None:
    """Every second byte of western text in UTF-16 is zero."""
    sample = raw[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.6 * half and even < 0.2 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.2 * half else None


def _old_encoding(raw: bytes) -> tuple[str, str, tuple[str, ...]]:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _western(text):
        return text, "Windows-1252", ()
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the rare file

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is not None:
        decoded = raw.decode(best.encoding, errors="replace")
        return decoded, best.encoding, _replaced(decoded)
    decoded = raw.decode("cp1252", errors="replace")
    return decoded, "Windows-1252", _replaced(decoded)


def _western(text: str) -> bool:
    """Whether what is not ASCII looks like the letters and signs of western languages."""
    strange = [c for c in text[:_SAMPLE] if ord(c) > 127]
    usual = sum(c in "€–—‘’“”„…•·°§«»¿¡ß\xa0" or "LATIN" in unicodedata.name(c, "") for c in strange)
    return usual >= 0.95 * len(strange)


def _replaced(text: str) -> tuple[str, ...]:
    mark = "\N{REPLACEMENT CHARACTER}"
    return (_("some letters could not be read and are shown as {mark}").format(mark=mark),) if mark in text else ()


def _looks_binary(text: str) -> bool:
    sample = text[:4000]
    control = sum(c < " " and c not in "\t\r\n\f\v" for c in sample)
    broken = sample.count("\N{REPLACEMENT CHARACTER}")
    return control + broken > 0.02 * len(sample)
