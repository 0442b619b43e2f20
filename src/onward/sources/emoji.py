"""Little pictures that people put into status cells, alone or beside words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MEANT = {
    "rejected": "❌✖⛔🚫👎🙅🛑",
    "ghosted": "👻💀☠⚰🪦",
    "offer": "✅✔🎉🎊🏆🥳🎁",
    "waiting": "⏳⌛⏰🕐🤞👀📨📤✉📧📩",
    "phone screen": "📞☎📱",
    "interview": "📅📆🗓🎤🤝",
}
_WORDS = {sign: words for words, signs in _MEANT.items() for sign in signs}
DONE = frozenset("✅✔")
"""Beside words they only say that it was done: "✅ Applied"."""


@lru_cache(maxsize=4096)
def signs(text: str) -> tuple[str, ...]:
    """The pictures in a text."""
    if text.isascii():
        return ()
    return tuple(c for c in text if c in _WORDS or unicodedata.category(c) == "So")


def in_words(sign: str) -> str | None:
    """What a picture says; None where nobody knows."""
    return _WORDS.get(sign)
