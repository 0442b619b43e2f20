"""What was pasted or brought by the bookmark, as the first contents of the form."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from onward.journal.adding import FIELDS
from onward.language import full_day
from onward.sources.postings.read import read_posting
from onward.web.portals import portal_of


@dataclass(frozen=True)
class Pasted:
    """What was read of a posting.

    Attributes:
        known: field of the form → what it begins with.
        guessed: fields that the posting did not state.
        doubts: what to look at, a sentence each.
    """

    known: dict[str, str]
    guessed: frozenset[str]
    doubts: tuple[str, ...]


def pasted(text: str) -> Pasted:
    """Read an address, a text, a page, or what the bookmark brought; whatever it is, it becomes a form."""
    posting = read_posting(text)
    read = {
        "employer": posting.employer,
        "role": posting.role,
        "address": posting.address,
        "location": posting.location,
        "salary": posting.salary,
        "about": posting.description_text,
    }
    known = {name: _clean(value)[: FIELDS[name]] for name, value in read.items() if value}
    guessed = {name for name in known if posting.guessed("description_text" if name == "about" else name)}
    if portal := portal_of(posting.address):
        known["source"] = portal
        guessed.add("source")
    if posting.closes_on is not None:
        known["apply_by"] = posting.closes_on.isoformat()
        known["note"] = _("The posting closes on {day}.").format(day=full_day(posting.closes_on))
    return Pasted(known, frozenset(guessed), posting.doubts)


def _clean(text: str) -> str:
    """Without the one character that no form takes."""
    return text.replace("\x00", "")
