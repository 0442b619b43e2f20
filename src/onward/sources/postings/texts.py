"""A posting that was copied as text: what is labelled, and what is usually where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.sources.postings import fields, words
from onward.sources.postings.days import closing_day
from onward.sources.postings.labels import labelled
from onward.sources.postings.markup import LONGEST, plain_text
from onward.sources.postings.posting import Fields, Found, Piece
from onward.sources.postings.roles import looks_like_role
from onward.sources.postings.titles import of_title

_HEAD = 12  # lines in which title and employer stand
_LINES = 400
_LONGEST_NAME = 60
_ADDRESS = re.compile(r"^\s*<?(https?://\S+?)>?\s*$")
_MONEY = r"(?:[€$£]|EUR|USD|GBP|CHF|Euro)"
_SUM = r"\d{1,3}(?:[.,' ]?\d{3})*(?:[.,]\d{1,2})?\s?[kK]?"
_SALARY = re.compile(
    rf"(?:{_MONEY}\s?{_SUM}(?:\s?(?:-|–|—|to|bis)\s?{_MONEY}?\s?{_SUM})?(?:\s?{_MONEY})?|{_SUM}\s?{_MONEY}?\s?(?:-|–|—|to|bis)\s?{_SUM}\s?{_MONEY}|{_SUM}\s?{_MONEY})"
    r"(?:\s?(?:brutto|gross|p\.?\s?a\.?|/|per|pro|a|an|im)\s?(?:year|yr|hour|hr|month|day|annum|jahr|stunde|monat|tag|annually)?\b){0,2}",
    re.I,
)
_CLOSES = re.compile(
    r"(?:apply by|applications? (?:close|are due|until|deadline)|closing date|deadline|bewerbungsfrist|bewerbungsschluss|bewerben sie sich bis"
    r"|bewirb dich bis|bewerbung(?:en)? bis|bis spätestens)\b.{0,60}",
    re.I,
)
_EMPLOYMENT = re.compile(
    r"\b(full[- ]?time|part[- ]?time|vollzeit|teilzeit|werkstudent\w*|internship|praktikum|minijob|freelance|fixed[- ]term|permanent|contract|temporary|befristet|unbefristet|festanstellung)\b",
    re.I,
)
_KINDS = {"vollzeit": "FULL_TIME", "teilzeit": "PART_TIME", "praktikum": "INTERN"}
_NO_NAME = re.compile(
    r"[.!?:]$|^\d|^(?:apply|save|share|easy apply|jetzt|bewerben|speichern|merken|teilen|home|jobs?|back|zurück|menu|about|über|full|part|vollzeit|teilzeit|remote|hybrid|promoted|new|neu|skip|sign|log|zum|search|suche|description|overview|beschreibung)\b"
    r"|\b(?:ago|vor \d+|applicants?|bewerber|logo)\b",
    re.I,
)
_LOGO = re.compile(r"\s+logo$|^(?:logo|company logo for|logo of|logo von)[,:]?\s+", re.I)


def of_text(text: str, doubts: list[str], known_role: str = "") -> Iterator[Piece]:
    """What a copied text tells, the surer first."""
    plain = plain_text(text[:LONGEST])
    lines = [line.strip() for line in plain.split("\n")[: _LINES * 3] if line.strip()][:_LINES]
    by_label = labelled([line[:300] for line in lines])
    yield (
        Found.LABELLED,
        Fields(
            employer=fields.employer(by_label.get("employer", "")),
            role=fields.role(by_label.get("role", "")),
            location=fields.location(by_label.get("location", "")),
            address=fields.address(by_label.get("address", "")),
            salary=fields.salary(by_label.get("salary", "")),
            closes_on=closing_day(by_label.get("closes_on", ""), doubts),
            employment_type=fields.employment(by_label.get("employment_type", "")),
            description_text=fields.description(plain, doubts),
        ),
    )
    yield (
        Found.GIVEN,
        Fields(address=next((fields.address(m[1]) for line in lines if (m := _ADDRESS.match(line))), "")),
    )
    lines = [line for line in lines if not _ADDRESS.match(line)]
    yield Found.TEXT, _of_head(lines[:_HEAD], known_role)
    yield Found.TEXT, _of_body("\n".join(line[:2000] for line in lines), "closes_on" in by_label, doubts)


def _of_head(lines: list[str], known_role: str) -> Fields:
    """A line that says it all; or a job title with the employer's name before or behind it."""
    read = [of_title(line) for line in lines]
    whole = next((one for one in read if one.role and one.employer), None)
    if whole:
        return whole
    titled = (n for n, line in enumerate(lines) if known_role and fields.role(line) == known_role)
    place = next(titled, None)
    if place is None:
        place = next(
            (n for n, line in enumerate(lines) if looks_like_role(line) and not line.endswith((".", "!", "?"))),
            None,
        )
    if place is None:
        return Fields()
    employer, location = _beside(lines, place)
    return Fields(employer=employer, role=fields.role(lines[place]), location=location)


def _beside(lines: list[str], place: int) -> tuple[str, str]:
    """The employer (and the place) on the line after a job title, as "Acme · Berlin", or on the one before."""
    after = lines[place + 1] if place + 1 < len(lines) else ""
    parts = [part.strip() for part in re.split(r"\s*[·•|]\s*|\s+[–-]\s+", after)]
    if len(parts) > 1 and _is_name(parts[0]) and place == 0:
        return fields.employer(parts[0]), fields.location(parts[1]) if _is_name(parts[1]) else ""
    for line in [lines[place - 1] if place else "", after]:
        name = _LOGO.sub("", line)
        if _is_name(name) and not looks_like_role(name):
            return fields.employer(name), ""
    return "", ""


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_NAME and len(text.split()) <= 6 and not _NO_NAME.search(text)


def _of_body(text: str, has_day: bool, doubts: list[str]) -> Fields:
    salary, kind, closes = _SALARY.search(text), _EMPLOYMENT.search(text[:1500]), _CLOSES.search(text)
    return Fields(
        salary=fields.salary(salary[0].strip()) if salary else "",
        employment_type=words.employment(_KINDS.get(kind[1].casefold(), kind[1])) if kind else "",
        closes_on=closing_day(closes[0], doubts) if closes and not has_day else None,
    )
