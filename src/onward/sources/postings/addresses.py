"""What the address of a posting tells, without asking anyone: the employer by its host, the role by its last part."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from onward.sources.postings import fields
from onward.sources.postings.hosts import BOARDS, CITIES, EMPLOYERS_OF_BOARDS, IN_HOST, IN_PATH
from onward.sources.postings.posting import Fields
from onward.sources.postings.roles import from_slug, looks_like_role, name_from_slug

_PREFIXES = re.compile(
    r"^(?:www\d?|careers?|jobs?|karriere|apply|join|work|hiring|recruiting|talent|stellen|bewerbung)$"
)
_WRAPPED = re.compile(
    r"^(?:careers?|jobs?|external|uscareers|us|karriere)-|-(?:careers?|jobs?|karriere|external)$"
)
_SECOND_LEVEL = {"co", "com", "org", "ac", "gov", "net", "edu", "or"}
_COMPANY_BEFORE = {"companies", "company", "cmp", "unternehmen", "firmen"}
_AT = re.compile(r"-(?:at|bei)-", re.I)
_WORKDAY = re.compile(r"_[A-Za-z]*-?\d[\w-]*$")
_STEPSTONE = re.compile(r"^stellenangebote--(.+?)--\d+")
_EMBEDDED = re.compile(r"(?:^|&)for=([^&]{1,200})")
_GENDER_IN_SLUG = re.compile(r"-[mwf]-[mwf](?:-[dxi])?-", re.I)


@dataclass(frozen=True)
class Told:
    """Attributes:
    fields: what the address tells.
    tracked: whether the host is a system that names the employer; else its name is taken for the employer's.
    board: the host, where it lists many employers and does not say which.
    """

    fields: Fields
    tracked: bool = False
    board: str = ""


def told_by(address: str) -> Told:
    """What a web address tells; nothing for anything else."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return Told(Fields())
    path = [unquote(part) for part in parts.path.split("/") if part]
    if host in EMPLOYERS_OF_BOARDS:
        return _own_site(host, path)
    tracked = _tracked(host, path, parts)
    if tracked:
        return tracked
    if any(_below(host, board) for board in BOARDS):
        found = _on_board(host, path)
        return Told(found, tracked=bool(found.employer), board="" if found.employer else host.removeprefix("www."))
    return _own_site(host, path)


def _below(host: str, end: str) -> bool:
    return host == end or host.endswith("." + end)


def _tracked(host: str, path: list[str], parts: SplitResult) -> Told | None:
    """The employer as the customer of a system for applications."""
    if host in IN_PATH:
        place = IN_PATH[host]
        slug, path = (path[place] if len(path) > place else ""), path[place + 1 :]
        if slug == "embed":
            named = _EMBEDDED.search(parts.query)
            slug, path = (unquote(named[1]) if named else ""), []
    else:
        end = next((end for end in IN_HOST if host.endswith("." + end)), None)
        if end is None:
            return None
        slug = _WRAPPED.sub("", host.removesuffix("." + end).split(".")[0])
    if not slug or _PREFIXES.match(slug):
        return None
    place_named = path[path.index("job") + 1 : -1] if "myworkday" in host and "job" in path else []
    path = [_WORKDAY.sub("", part) for part in path] if "myworkday" in host else path
    told = Fields(
        employer=fields.employer(name_from_slug(slug)),
        role=fields.role(_role(path)),
        location=fields.location(name_from_slug(place_named[0])) if place_named else "",
    )
    return Told(told, tracked=True)


def _on_board(host: str, path: list[str]) -> Fields:
    if _below(host, "linkedin.com") and path[:2] == ["jobs", "view"] and len(path) > 2:
        role, employer = (*_AT.split(path[2])[:-1], ""), _AT.split(path[2])[-1]
        if role[0]:
            slug = "-at-".join(part for part in role if part)
            return Fields(fields.employer(_employer_slug(employer)), fields.role(from_slug(slug)))
        return Fields()
    if "stepstone" in host and path and (found := _STEPSTONE.match(path[-1])):
        return _run_together(found[1])
    if _below(host, "xing.com") and len(path) > 1 and path[0] == "jobs":
        city, _, rest = path[1].partition("-")
        known = city.casefold() in CITIES
        return Fields(role=fields.role(from_slug(rest)), location=city.capitalize()) if known else Fields()
    named = next((place + 1 for place, part in enumerate(path) if part in _COMPANY_BEFORE), len(path))
    if named < len(path):
        after = [part.partition("_")[0] for part in path[named + 1 :]]  # "data-engineer_paris"
        return Fields(fields.employer(name_from_slug(path[named])), fields.role(_role(after)))
    return Fields(role=fields.role(_role(path)))


def _employer_slug(slug: str) -> str:
    return name_from_slug(re.sub(r"-\d{5,}$", "", slug))


def _run_together(slug: str) -> Fields:
    """ "Data-Engineer-m-w-d-Berlin-Acme-GmbH": the role ends before its signs, the employer follows a known city."""
    found = _GENDER_IN_SLUG.search(slug)
    if not found:
        return Fields()
    city, _, employer = slug[found.end() :].partition("-")
    known = city.casefold() in CITIES
    return Fields(
        employer=fields.employer(name_from_slug(employer)) if known else "",
        role=fields.role(from_slug(slug[: found.start()])),
        location=city if known else "",
    )


def _own_site(host: str, path: list[str]) -> Told:
    """The employer by the name of its site: careers.acme.co.uk → Acme."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.split(".")
    else:
        return Told(Fields())
    if len(labels) < 2:
        return Told(Fields())
    short = len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2
    label = _WRAPPED.sub("", labels[-3 if short else -2])
    if _PREFIXES.match(label):
        return Told(Fields(role=fields.role(_role(path))))
    return Told(Fields(employer=fields.employer(name_from_slug(_readable(label))), role=fields.role(_role(path))))


def _readable(label: str) -> str:
    """A name that is written in other letters than ASCII: xn--mller-kva → müller."""
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _role(path: list[str]) -> str:
    """The last part of a path that reads like a job title."""
    titles = [title for part in reversed(path) if (title := from_slug(part))]
    return next((title for title in titles if looks_like_role(title)), "") or next(
        (title for title in titles[:1] if len(title.split()) > 1), ""
    )
