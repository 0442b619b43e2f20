"""A posting from whatever was pasted. Nothing is fetched, and no text makes it fail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onward.sources.postings import fields, words
from onward.sources.postings.addresses import told_by
from onward.sources.postings.days import closing_day
from onward.sources.postings.job_posting import fields_of
from onward.sources.postings.json_ld import job_postings, read_json
from onward.sources.postings.markup import LONGEST
from onward.sources.postings.page import page_of
from onward.sources.postings.posting import Fields, Found, Piece, Posting, joined
from onward.sources.postings.texts import of_text
from onward.sources.postings.titles import of_title

_HTML = re.compile(
    r"<(?:!doctype|html|head|body|script|meta|title|main|article|section|div|p|span|h[1-6]|ul|ol|li|table|br|a|b|strong)\b[^<>]{0,2000}>",
    re.I,
)
_WITH_SCHEME = re.compile(r"https?://\S+", re.I)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.I)
_MOST_SCRIPTS = 200


def read_posting(pasted: str, address: str = "") -> Posting:
    """What can be known of a posting; every field may be empty, and the person corrects what is guessed.

    Args:
        pasted: an address alone; a page or a part of one; a text; or what the bookmarklet sends, JSON with any of
            "url", "title", "jsonld" (a list of scripts' texts or of what they hold) and "selection".
        address: where it was pasted from, if that is known.
    """
    doubts: list[str] = []
    if len(pasted) > LONGEST:
        doubts.append(words.too_long())
    text = pasted[:LONGEST].strip("\ufeff \t\r\n")
    if _is_address(text):
        address, text = (text if "://" in text[:8] else f"https://{text}"), ""
    given = fields.address(address)
    if address.strip() and not given:
        doubts.append(words.address_left_out())
    pieces = [(Found.GIVEN, Fields(address=given)), *_pieces(text, given, doubts)]
    return joined(_with_address(pieces, doubts), doubts)


def _is_address(text: str) -> bool:
    return _WITH_SCHEME.fullmatch(text) is not None or (len(text) < 4000 and _BARE.fullmatch(text) is not None)


def _pieces(text: str, address: str, doubts: list[str]) -> list[Piece]:
    if not text:
        return []
    if text[0] in "{[":
        value, readable = read_json(text)
        if readable and isinstance(value, (dict, list)):
            return list(_of_json(value, address, doubts))
    if _HTML.search(text):
        return list(_of_page(text, address, doubts))
    return list(of_text(text, doubts))


def _of_json(value: Any, address: str, doubts: list[str]) -> Iterator[Piece]:
    """What the bookmarklet sends, or JSON-LD alone."""
    payload: Mapping[str, Any] = value if isinstance(value, dict) and "@type" not in value else {}
    own = _said(payload, "url")
    yield Found.GIVEN, Fields(address=fields.address(own))
    data = payload.get("jsonld", value)
    scripts = data if isinstance(data, list) else [data]
    yield from _of_data(scripts, address or own, doubts)
    yield from _of_titles([_said(payload, "title")], "", told_by(address or own).fields.employer)
    selection = _said(payload, "selection")
    if _HTML.search(selection):
        yield from _of_page(selection, address, doubts)
    elif selection.strip():
        yield from of_text(selection, doubts)


def _said(payload: Mapping[str, Any], name: str) -> str:
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def _of_page(text: str, address: str, doubts: list[str]) -> Iterator[Piece]:
    page = page_of(text)
    yield from _of_data(page.scripts, address, doubts)
    if page.marked:
        yield Found.MARKED, _of_marks(page.marked, doubts)
    titled = list(_of_titles(page.titles, page.site, told_by(address or page.address).fields.employer))
    yield from titled
    yield Found.STATED, Fields(address=fields.address(page.address))
    yield from of_text(page.text, doubts, known_role=next((piece.role for _, piece in titled if piece.role), ""))


def _of_data(scripts: Any, address: str, doubts: list[str]) -> Iterator[Piece]:
    """The posting among the data for machines; of several the one with this address, or the first."""
    found: list[Mapping[str, Any]] = []
    broken = False
    for script in list(scripts)[:_MOST_SCRIPTS]:
        value, readable = read_json(script) if isinstance(script, str) else (script, True)
        broken |= not readable and "JobPosting" in script
        found += job_postings(value)
    own = [posting for posting in found if address and posting.get("url") == address]
    if len(found) > 1 and not own:
        doubts.append(words.several(len(found)))
    if broken and not found:
        doubts.append(words.broken_data())
    for posting in (own or found)[:1]:
        yield Found.STATED, fields_of(posting, doubts)


def _of_marks(marked: Mapping[str, str], doubts: list[str]) -> Fields:
    """What microdata says of a posting."""

    def first(*names: str) -> str:
        return next((marked[name] for name in names if marked.get(name, "").strip()), "")

    place = [
        first(name, f"address.{name}", f"jobLocation.{name}")
        for name in ("addressLocality", "addressRegion", "addressCountry")
    ]
    return Fields(
        employer=fields.employer(
            first("hiringOrganization.name", "hiringOrganization", "hiringOrganization.legalName")
        ),
        role=fields.role(first("title", "name")),
        location=fields.location(
            ", ".join(dict.fromkeys(filter(None, place))) or first("jobLocation", "jobLocation.address")
        ),
        salary=fields.salary(first("baseSalary", "baseSalary.value")),
        closes_on=closing_day(first("validThrough"), doubts),
        employment_type=fields.employment(words.employment(first("employmentType"))),
        description_text=fields.description(first("description"), doubts),
    )


def _of_titles(titles: Any, site: str, employer: str) -> Iterator[Piece]:
    for title in titles:
        yield Found.TITLE, of_title(title, site, employer)


def _with_address(pieces: list[Piece], doubts: list[str]) -> list[Piece]:
    """And what the address tells: the name in a system for applications before a guess, a site's own name last."""
    address = next((piece.address for _, piece in pieces if piece.address), "")
    told = told_by(address)
    if told.board and not any(piece.employer for _, piece in pieces):
        doubts.append(words.board(told.board))
    guesses = next((n for n, (found, _) in enumerate(pieces) if told.tracked and found is Found.TEXT), len(pieces))
    return [*pieces[:guesses], (Found.ADDRESS, told.fields), *pieces[guesses:]]
