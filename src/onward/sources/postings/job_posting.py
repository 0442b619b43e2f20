"""One schema.org JobPosting → fields; whatever has another shape than it should is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onward.language import number
from onward.sources.postings import words
from onward.sources.postings.days import closing_day
from onward.sources.postings.fields import address, description, employer, employment, location, role, salary
from onward.sources.postings.posting import Fields

_MOST_PLACES = 8
_TOO_MUCH = 1e12


def fields_of(posting: Mapping[str, Any], doubts: list[str]) -> Fields:
    """What a posting says of itself."""
    return Fields(
        employer=employer(_name(posting.get("hiringOrganization"))),
        role=role(_text(posting.get("title")) or _text(posting.get("name"))),
        location=location(_where(posting)),
        address=address(_text(posting.get("url"))),
        salary=salary(_pay(posting.get("baseSalary"), _text(posting.get("salaryCurrency")))),
        closes_on=_day(posting, doubts),
        employment_type=employment(", ".join(_employment(posting.get("employmentType")))),
        description_text=description(_text(posting.get("description")), doubts),
    )


def _each(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """The first text in it."""
    for one in _each(value):
        if isinstance(one, str) and one.strip():
            return one
        if isinstance(one, dict) and isinstance(one.get("@value"), str):
            return str(one["@value"])
    return ""


def _name(value: Any) -> str:
    """A thing by its name, given as a text or as an object."""
    for one in _each(value):
        found = _text(one.get("name")) or _text(one.get("legalName")) if isinstance(one, dict) else _text(one)
        if found and not found.startswith(("http://", "https://", "#", "_:")):
            return found
    return ""


def _where(posting: Mapping[str, Any]) -> str:
    places = dict.fromkeys(filter(None, map(_place, _each(posting.get("jobLocation"))[:_MOST_PLACES])))
    if "TELECOMMUTE" in {_text(kind).upper() for kind in _each(posting.get("jobLocationType"))}:
        regions = [_place(one) for one in _each(posting.get("applicantLocationRequirements"))[:_MOST_PLACES]]
        places[words.remote(", ".join(dict.fromkeys(filter(None, regions))))] = None
    return "; ".join(places)


def _place(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    inner = next(iter(_each(value.get("address"))), None)
    if isinstance(inner, str):
        return inner
    source = inner if isinstance(inner, dict) else value
    names = [_name(source.get(key)) for key in ("addressLocality", "addressRegion", "addressCountry")]
    return ", ".join(dict.fromkeys(filter(None, names))) or _text(value.get("name"))


def _pay(value: Any, currency: str) -> str:
    for one in _each(value):
        if isinstance(one, dict):
            inner = next(iter(_each(one.get("value"))), one)
            amount = inner if isinstance(inner, dict) else {"value": inner}
            coin = _text(one.get("currency")) or _text(amount.get("currency")) or currency
            unit = _text(amount.get("unitText")) or _text(one.get("unitText"))
        else:
            amount, coin, unit = {"value": one}, currency, ""
        said = _range(amount)
        if said:
            return words.pay(f"{said} {coin}".strip(), unit.strip().upper())
    return ""


def _range(amount: Mapping[str, Any]) -> str:
    ends = [_amount(amount.get(key)) for key in ("minValue", "maxValue")]
    known = list(dict.fromkeys(end for end in ends if end)) or [_amount(amount.get("value"))]
    return "–".join(filter(None, known))


def _amount(value: Any) -> str:
    """A number as it is written here, or a text as it stands; "" for nothing and for 0."""
    if isinstance(value, str):
        try:
            return _amount(float(value))
        except ValueError:
            return str(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    if not 0 < value < _TOO_MUCH:
        return ""
    return number(value, ",.0f" if value == int(value) else ",.2f")


def _day(posting: Mapping[str, Any], doubts: list[str]) -> date | None:
    return closing_day(_text(posting.get("validThrough")), doubts)


def _employment(value: Any) -> Iterator[str]:
    for one in _each(value)[:_MOST_PLACES]:
        for kind in _text(one).split(","):
            if said := words.employment(kind.strip()):
                yield said
