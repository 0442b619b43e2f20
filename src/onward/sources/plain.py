"""Words without what people write differently: case, accents, punctuation, spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """ "Date of 1st Response?" → "date of 1st response"; "Bewerbungsgespräch" → "bewerbungsgesprach"."""
    parted = _CAMEL.sub(" ", text)
    return _NOT_WORD.sub(" ", unaccented(parted).replace("ß", "ss")).strip().casefold()


def unaccented(text: str) -> str:
    """ "März" → "Marz"; what is plain ASCII stays as it is."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
