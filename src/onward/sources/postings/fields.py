"""How each field of a posting is kept: plain, bounded, without what does not belong to it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from onward.sources.postings import words
from onward.sources.postings.markup import LONGEST, UNSEEN, one_line, text_of

LIMITS = {"employer": 300, "role": 300, "location": 300, "salary": 200, "employment_type": 100, "address": 2000}
LONGEST_DESCRIPTION = 20_000

_SIGN = r"(?:m|w|d|f|x|i|h|a|gn|div|divers|male|female|männlich|weiblich)"
ANY_GENDER = re.compile(
    rf"\s*[(\[]\s*(?:{_SIGN}(?:\s*[/|,*:·-]\s*{_SIGN}){{1,4}}|all genders?|alle geschlechter|gn|d)\s*[*]?\s*[)\]]"
    r"|\s+(?:[mwf]\s*/\s*[mwfdx]\s*(?:/\s*[dxi])?)(?=\s|$|,)",
    re.I,
)
_NO_ADDRESS = re.compile(r"[\s<>\"`]")
_AROUND = " \t\n\r,;:|·•–—-"


def employer(text: str) -> str:
    """The name of an employer."""
    return one_line(text, LIMITS["employer"]).strip(_AROUND)


def role(text: str) -> str:
    """A job title, without the signs for any gender that stand behind it."""
    return ANY_GENDER.sub("", one_line(text, LIMITS["role"])).strip(_AROUND)


def location(text: str) -> str:
    """Where the job is."""
    return one_line(text, LIMITS["location"]).strip(_AROUND)


def salary(text: str) -> str:
    """What it pays, as it is said."""
    return one_line(text, LIMITS["salary"])


def employment(text: str) -> str:
    """How one is employed."""
    return one_line(text, LIMITS["employment_type"])


def address(text: str) -> str:
    """A web address; "" for anything else, and for one that is too long to be kept."""
    bare = _NO_ADDRESS.sub("", UNSEEN.sub("", text[: LIMITS["address"] * 2]))
    if len(bare) > LIMITS["address"]:
        bare = bare.split("?", 1)[0]
    try:
        parts = urlsplit(bare)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return bare if usable and len(bare) <= LIMITS["address"] else ""


def description(text: str, doubts: list[str]) -> str:
    """The text of a posting."""
    plain = text_of(text[:LONGEST])
    if len(plain) <= LONGEST_DESCRIPTION:
        return plain
    doubts.append(words.shortened())
    return plain[: LONGEST_DESCRIPTION - 1].rstrip() + "…"
