"""Whether a few words are a job title, and how a title reads that stood in an address."""

from __future__ import annotations

import re
from urllib.parse import unquote

from onward.sources.postings.fields import ANY_GENDER

_TITLE_WORDS = re.compile(
    r"engineer|developer|entwickler|manager|analyst|scientist|architect|architekt|consultant|berater|designer|administrator"
    r"|\b(?:head|lead|leiter(?:in)?|director|direktor(?:in)?|vp|chief|c[etofm]o|officer|intern|trainee|praktikant(?:in)?|praktikum"
    r"|werkstudent(?:in)?|referent(?:in)?|assistant|assistent(?:in)?|assistenz|specialist|spezialist(?:in)?|coordinator|koordinator(?:in)?"
    r"|nurse|teacher|lehrer(?:in)?|driver|fahrer(?:in)?|clerk|accountant|recruiter|technician|writer|editor"
    r"|redakteur(?:in)?|researcher|fellow|professor(?:in)?|postdoc|programmer|tester|owner|scrum master|devops|sre|sales|associate"
    r"|representative|support|operator|attorney|counsel|jurist(?:in)?|pfleger(?:in)?|erzieher(?:in)?|fachkraft|verkäufer(?:in)?"
    r"|buchhalter(?:in)?|sachbearbeiter(?:in)?|kaufmann|kauffrau|mechatroniker(?:in)?|elektroniker(?:in)?|mechaniker(?:in)?|techniker(?:in)?"
    r"|ingenieur(?:in)?|informatiker(?:in)?|physician|arzt|ärztin|chef|cook|koch|köchin|kellner(?:in)?|ausbildung|auszubildende[rn]?|azubi"
    r"|mitarbeiter(?:in)?|partner|strategist|planner|controller|auditor|buyer|einkäufer(?:in)?|supervisor|teamleiter(?:in)?|apprentice)\b"
    r"|(?:ingenieur|leiter|leitung|fachwirt|helfer|kraft|meister|monteur|mechaniker|techniker|pfleger|manager)(?:in)?\b",
    re.I,
)
_LONGEST_TITLE = 140
_SMALL_WORDS = "of and for in at the to with on a an und für fuer im mit von der die das"
_SMALL = frozenset(_SMALL_WORDS.split())
_CAPITALS_WORDS = """
ai api aws bi ceo cfo cio cto coo cpo crm erp gis gpu hr ii iii ios it iv kpi ml nlp php qa sap sdet sem seo
sql sre ui uk us usa ux vp
"""
_CAPITALS = _CAPITALS_WORDS.split()
_AS_KNOWN = {word: word.upper() for word in _CAPITALS} | {
    "ios": "iOS",
    "devops": "DevOps",
    "javascript": "JavaScript",
    "typescript": "TypeScript",
    "macos": "macOS",
}
_ID = re.compile(r"\d{3,}|[0-9a-f]{8,}|(?=\w*\d)\w{8,}", re.I)
_NO_TITLE = re.compile(
    r"^(?:jobs?|careers?|apply|application|positions?|openings?|vacanc(?:y|ies)|karriere|stellen\w*|index|detail|details|view|all|search|login)$",
    re.I,
)


def looks_like_role(text: str) -> bool:
    """Whether a line of a few words is a job title."""
    return 2 < len(text) <= _LONGEST_TITLE and (
        ANY_GENDER.search(text) is not None or _TITLE_WORDS.search(text) is not None
    )


def from_slug(slug: str) -> str:
    """ "senior-data-engineer-m-w-d-4711.html" → "Senior Data Engineer"; "" where nothing is left but numbers."""
    bare = re.sub(r"\.(?:html?|aspx?|php|jsf?)$", "", unquote(slug)[:300], flags=re.I)
    parts = [part for part in re.split(r"[-_+\s]+", bare) if part]
    while parts and _ID.fullmatch(parts[-1]):
        parts.pop()
    while parts and _ID.fullmatch(parts[0]):
        parts.pop(0)
    parts = _without_gender(parts)
    if (
        not parts
        or not any(len(part) > 1 and part.isalpha() for part in parts)
        or _NO_TITLE.match(" ".join(parts))
    ):
        return ""
    return name_from_slug("-".join(parts))


def name_from_slug(slug: str) -> str:
    """ "acme-labs" → "Acme Labs"; what has capitals already keeps them."""
    parts = [part for part in re.split(r"[-_+\s]+", unquote(slug)[:300]) if part]
    if any(part != part.lower() for part in parts):
        return " ".join(parts)
    return " ".join(_cased(part, first=place == 0) for place, part in enumerate(parts))


def _cased(word: str, first: bool) -> str:
    if word in _AS_KNOWN:
        return _AS_KNOWN[word]
    return word if word in _SMALL and not first else word[:1].upper() + word[1:]


def _without_gender(parts: list[str]) -> list[str]:
    """Without "m-w-d", "w-m-d", "f-m-x", "mwd", "all-genders", and what stands behind them."""
    text = "-".join(parts)
    found = re.search(r"-(?:[mwf]-[mwf](?:-[dxi])?|[mwf]{2}[dx]|d-[mwf]-[mwf]|all-genders?)(?=-|$)", text, re.I)
    return text[: found.start()].split("-") if found and found.start() else parts
