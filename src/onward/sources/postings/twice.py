"""Whether two postings are likely one, for the warning on applying twice. Siblings are not: they only look alike."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from onward.sources.employers import bare_employer
from onward.sources.plain import plain
from onward.sources.postings.fields import ANY_GENDER

_NEAR = 0.85
_LONG_ENOUGH = 5  # letters of a word in which a slip can be told from another word
_FULL_WORDS = """
sr senior snr senior jr junior jnr junior dev developer eng engineer mgr manager i 1 ii 2 iii 3 iv 4
munich munchen muenchen munchen cologne koln koeln koln nuremberg nurnberg nuernberg nurnberg vienna wien
zuerich zurich geneva genf duesseldorf dusseldorf
"""
_FULL = dict(zip(_FULL_WORDS.split()[::2], _FULL_WORDS.split()[1::2], strict=True))
"""A short or another word → the usual one."""
_SIGNED = re.compile(r"(?<![a-z])([cfj])(\+\+|#)", re.I)
_ASIDE_WORDS = """
and und of for fur in im at the a an der die das m w d f x remote hybrid onsite homeoffice home office full
part time vollzeit teilzeit all genders gn job position role
"""
_ASIDE = frozenset(_ASIDE_WORDS.split())
_COUNTRIES_WORDS = """
germany deutschland de austria osterreich at switzerland schweiz ch usa us united states uk kingdom eu europe
"""
_COUNTRIES = frozenset(_COUNTRIES_WORDS.split())
_NUMBER = re.compile(r"\b(?=[a-z-]*\d)[a-z]{0,4}-?\d{4,}(?:-\d+)?\b", re.I)
_IN_ADDRESS = re.compile(r"\d{5,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?:j?r|req)-?\d{3,}", re.I)
_TRACKING = re.compile(
    r"^(?:utm_.*|gclid|fbclid|msclkid|trk.*|refid|trackingid|ref|src|source|gh_src|lever-source.*|lever-origin|from|origin|lang|locale|language|position|pagenum|ebp|eid)$",
    re.I,
)
_NO_POSTING = re.compile(
    r"^(?:/(?:[a-z]{2}(?:-[a-z]{2})?|careers?|jobs?|karriere|stellen\w*|positions|openings|viewjob|apply|job|search))*$",
    re.I,
)
_FORM = re.compile(r"/(?:apply|application|bewerben|thanks)$", re.I)


class Reason(StrEnum):
    """Why two are likely one."""

    ADDRESS = "the same address"
    ROLE = "the same employer and role"


@dataclass(frozen=True)
class Known:
    """What is known of an application, for comparing; all may be empty."""

    employer: str
    role: str
    address: str = ""
    location: str = ""


def likely_same(one: Known, other: Known) -> Reason | None:
    """Why two are likely one posting; None where they are not, or where too little is known.

    The same role at the same employer is not the same posting in another city, with another number, or on another
    level: Senior and Junior, I and II.
    """
    first, second = _identity(one.address), _identity(other.address)
    if first and first == second:
        return Reason.ADDRESS
    employer = bare_employer(one.employer)
    if not employer or employer.replace(" ", "") != bare_employer(other.employer).replace(" ", ""):
        return None
    if _other_numbers(one, other) or _elsewhere(one.location, other.location):
        return None
    return Reason.ROLE if _near(_role(one), _role(other)) else None


@lru_cache(maxsize=65536)
def _identity(address: str) -> str:
    """An address without what differs between two visits; "" for one that is no single posting's."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        query = parse_qsl(parts.query[:4000], max_num_fields=100)
    except ValueError:
        return ""
    kept = {name.lower(): value for name, value in query if not _TRACKING.match(name)}
    if host.endswith("linkedin.com"):
        number = re.search(r"/jobs/view/(?:[^/]*-)?(\d{6,})", parts.path)
        found = number[1] if number else kept.get("currentjobid", "")
        return f"linkedin {found}" if found else ""
    if "indeed." in host:
        return f"indeed {kept['jk']}" if kept.get("jk") else ""
    if kept.get("gh_jid"):
        return f"greenhouse {kept['gh_jid']}"
    if host.endswith("greenhouse.io") and (number := re.search(r"/jobs/(\d+)", parts.path)):
        return f"greenhouse {number[1]}"
    path = _FORM.sub("", parts.path.rstrip("/"))
    if not host or (_NO_POSTING.match(path) and not kept):
        return ""
    asked = "&".join(f"{name}={value}" for name, value in sorted(kept.items()))
    fragment = parts.fragment if parts.fragment[:1] in {"/", "!"} else ""
    return f"{host}{path}?{asked}#{fragment}"


def _other_numbers(one: Known, other: Known) -> bool:
    """Whether both name a number, in the title or on the same host, and not the same one."""
    for first, second in (
        (_numbers(one.role), _numbers(other.role)),
        _address_numbers(one.address, other.address),
    ):
        if first and second and not first & second:
            return True
    return False


def _numbers(role: str) -> set[str]:
    return {number.casefold() for number in _NUMBER.findall(role)}


def _address_numbers(one: str, other: str) -> tuple[set[str], set[str]]:
    first, second = _identity(one), _identity(other)
    kind = re.compile(r"[ /?]")
    if not first or not second or kind.split(first)[0] != kind.split(second)[0]:
        return set(), set()
    return set(_IN_ADDRESS.findall(first)), set(_IN_ADDRESS.findall(second))


def _words(text: str) -> frozenset[str]:
    return frozenset(_FULL.get(word, word) for word in plain(text).split())


def _elsewhere(one: str, other: str) -> bool:
    """Whether both name places and none of them together."""
    first, second = (_words(place) - _ASIDE - _COUNTRIES for place in (one, other))
    return bool(first) and bool(second) and not first & second


@lru_cache(maxsize=65536)
def _role(known: Known) -> tuple[str, ...]:
    """The words of a title that tell it from others, in one order."""
    title = _NUMBER.sub(" ", ANY_GENDER.sub(" ", known.role[:300]))
    title = _SIGNED.sub(lambda found: found[1] + ("plus" if found[2] == "++" else "sharp"), title)
    words = [_FULL.get(word, word) for word in plain(title).split()]
    kept = [word for word in words if word not in _ASIDE]
    here = [word for word in kept if word not in _words(known.location)]
    return tuple(sorted(here or kept))


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles have the same words, but for slips of the pen and endings."""
    if not one or not other:
        return False
    first, second = Counter(one), Counter(other)
    left, right = sorted((first - second).elements()), sorted((second - first).elements())
    return len(left) == len(right) and all(map(_slip, left, right))


def _slip(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= _LONG_ENOUGH and not any(c.isdigit() for c in one + other)
    return long and SequenceMatcher(None, one, other).ratio() >= _NEAR
