"""The words around a posting: doubts, and how amounts and kinds of employment are said."""

from __future__ import annotations

from onward.language import gettext as _
from onward.language import number
from onward.sources.postings.posting import Found


def several(count: int) -> str:
    """More than one posting was pasted."""
    return _("{count} postings were pasted; this is the first.").format(count=number(count))


def broken_data() -> str:
    """The data for machines cannot be read."""
    return _("The page's own data could not be read; look at each field.")


def board(host: str) -> str:
    """A portal's address names no employer."""
    return _("{host} lists jobs of many employers; the address doesn't say which.").format(host=host)


def unclear_day(day: str) -> str:
    """A closing day that is left out."""
    return _('The closing day "{day}" can be read in two ways; it was left out.').format(day=day)


def too_long() -> str:
    """More was pasted than is read."""
    return _("Only the first 5 million characters were read.")


def shortened() -> str:
    """The text of the posting was cut."""
    return _("The text is longer than Onward keeps; its end was left out.")


def address_left_out() -> str:
    """An address that is none of the web's, or longer than one can be."""
    return _("The address is no web address that can be kept; it was left out.")


def found(by: Found) -> str:
    """How a field was found, for the small print beside it."""
    return {
        Found.STATED: _("from the page's own data"),
        Found.MARKED: _("from the page's own data"),
        Found.LABELLED: _("from the text"),
        Found.TITLE: _("guessed from the title"),
        Found.TEXT: _("guessed from the text"),
        Found.ADDRESS: _("guessed from the address"),
        Found.GIVEN: _("as pasted"),
    }[by]


def remote(where: str) -> str:
    """Work from home, in some countries or anywhere."""
    return _("Remote ({where})").format(where=where) if where else _("Remote")


def pay(amount: str, unit: str) -> str:
    """An amount of money for a unit of time, as schema.org calls it."""
    said = {
        "YEAR": _("{amount} a year"),
        "MONTH": _("{amount} a month"),
        "WEEK": _("{amount} a week"),
        "DAY": _("{amount} a day"),
        "HOUR": _("{amount} an hour"),
    }
    return said.get(unit, "{amount}").format(amount=amount)


def employment(kind: str) -> str:
    """A kind of employment, as schema.org calls it; any other word as it is."""
    said = {
        "FULL_TIME": _("full-time"),
        "PART_TIME": _("part-time"),
        "CONTRACTOR": _("contract"),
        "CONTRACT": _("contract"),
        "TEMPORARY": _("temporary"),
        "INTERN": _("internship"),
        "INTERNSHIP": _("internship"),
        "VOLUNTEER": _("volunteer"),
        "PER_DIEM": _("by the day"),
        "OTHER": "",
    }
    return said.get(kind.strip().upper().replace("-", "_").replace(" ", "_"), kind)
