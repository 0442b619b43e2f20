"""Employer and role out of one line: the title of a page, or the first line of a posting. English and German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.sources.employers import bare_employer, has_legal_form
from onward.sources.postings import fields
from onward.sources.postings.hosts import CITIES
from onward.sources.postings.markup import one_line
from onward.sources.postings.posting import Fields
from onward.sources.postings.roles import looks_like_role

_LONGEST = 400
_LONGEST_NAME = 80
_SITE = re.compile(
    r"\s*(?:[|·–—-]\s*)+(?:linkedin|indeed(?:\.\w+)?|stepstone(?:\.\w+)?|xing(?: jobs)?|glassdoor(?:\.\w+)?|monster(?:\.\w+)?|greenhouse"
    r"|lever|ashby|workable|smartrecruiters|personio|recruitee|teamtailor|bamboohr|wellfound|ziprecruiter|karriere\.at|jobs\.ch"
    r"|welcome to the jungle|kununu|jobs?|careers?|karriere|stellenangebote?|job details?|apply now|jetzt bewerben)\s*$",
    re.I,
)
_LEADING = re.compile(
    r"^(?:stellenangebot|stellenanzeige|stellenausschreibung|jobs?|stelle|vacancy|opening)\b[\s:|–-]+(?!application)(?:als\s+)?",
    re.I,
)
_ARTICLES = r"(?:(?:an?|eine[nr]?|ein|eine/n|eine\(n\)|zum nächstmöglichen zeitpunkt|ab sofort|zu sofort|for|für|nach|to hire|unbefristet|in vollzeit)\s+)*"
_WITH_PLACE = r"(?P<role>.+?)(?:\s+(?:in|für den standort|am standort)\s+(?P<location>[^|]+?))?"
_SENTENCES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"^job application for (?P<role>.+) at (?P<employer>.+)$",
        r"^(?:job-?)?bewerbung (?:für|als|auf) (?P<role>.+) bei (?P<employer>.+)$",
        rf"^(?P<employer>.{{2,80}}?) (?:is |are )?hiring:? {_ARTICLES}{_WITH_PLACE}$",
        rf"^(?P<employer>.{{2,80}}?) (?:is|are) (?:looking for|seeking|searching for) {_ARTICLES}{_WITH_PLACE}$",
        rf"^(?:(?:die|der|das|wir, die|bei uns, der)\s+)?(?P<employer>.{{2,80}}?) (?:sucht|stellt ein|stellt|suchen)(?: wir)?:? {_ARTICLES}{_WITH_PLACE}(?: ein)?$",
        r"^(?P<role>.+?)(?: jobs?)?(?: job in (?P<location>[^|@]+?))?\s+@\s+(?P<employer>[^@|]+)$",
        r"^(?P<role>.+?)\s*[|·–—-]\s*(?:jobs?|careers?|karriere|stellen|working|arbeiten) (?:at|bei|@) (?P<employer>[^|]+?)(?: in (?P<location>[^|]+))?$",
        r"^(?P<role>[^|]+?) (?:job|stelle|stellenangebot)?\s*bei(?: der firma)? (?P<employer>[^|]+?)(?: in (?P<location>[^|]+))?$",
        r"^(?P<role>[^|]+) at (?P<employer>[^|]+?)(?: in (?P<location>[^|]+))?$",
        r"^(?P<role>[^|]+?) job in (?P<location>[^|]+?)\s*[|–—-]\s*(?P<employer>[^|]+)$",
    )
)
_PARTS = re.compile(r"\s+[|·•–—-]+\s+|\s*[|·•]\s*|\s+::\s+")
_WE = re.compile(r"^(?:we|wir|i|ich|our client|unser kunde|who|jobs?|careers?)$", re.I)


def of_title(title: str, site: str = "", employer: str = "") -> Fields:
    """What one line tells; nothing where it does not read like the title of a posting.

    Args:
        title: "Data Engineer at Acme | LinkedIn", "Acme sucht Data Engineer (m/w/d)", "Acme - Data Engineer".
        site: the name of the site, which in many titles is the employer.
        employer: known from elsewhere; tells which part of the title is which.
    """
    line = one_line(title, _LONGEST)
    for _ in range(3):
        line = _SITE.sub("", _LEADING.sub("", line))
    return next(_readings(line, site, employer), Fields())


def _readings(line: str, site: str, employer: str) -> Iterator[Fields]:
    for sentence in _SENTENCES:
        found = sentence.match(line)
        if found and (fields_found := _fields(found.groupdict())):
            yield fields_found
    parts = [part.strip() for part in _PARTS.split(line) if part and part.strip()]
    if len(parts) > 1 and (read := _of_parts(parts, site, employer)):
        yield read
    if len(parts) == 1 and looks_like_role(line):
        yield Fields(role=fields.role(line))


def _fields(found: dict[str, str | None]) -> Fields | None:
    employer = fields.employer(_PARTS.split(found.get("employer") or "")[0])
    role = _PARTS.split(found.get("role") or "")[0]
    if not looks_like_role(role) or not 1 < len(employer) <= _LONGEST_NAME:
        return None
    employer = "" if _WE.match(employer) else employer
    return Fields(employer=employer, role=fields.role(role), location=fields.location(found.get("location") or ""))


def _of_parts(parts: list[str], site: str, employer: str) -> Fields | None:
    """Parts between bars or dashes: one reads like a role; the employer is known, or has a legal form."""
    roles = [part for part in parts if looks_like_role(part) and not has_legal_form(part)]
    known = {bare_employer(name) for name in (site, employer) if name}
    named = [part for part in parts if bare_employer(part) in known] or [
        part for part in parts if has_legal_form(part)
    ]
    cities = [part for part in parts if part.casefold().split(",")[0] in CITIES]
    others = [part for part in parts if part not in roles and part not in cities]
    role = next((part for part in roles if part not in named), "")
    if not role and known and len(named) == 1 and len(parts) == 2:
        role = next((part for part in others if part not in named), "")
    if not role:
        return None
    if not named and len(others) == 1 and len(roles) == 1:
        named = others
    name = named[0] if named and len(named[0]) <= _LONGEST_NAME else ""
    return Fields(
        employer=fields.employer(name), role=fields.role(role), location=fields.location("; ".join(cities))
    )
