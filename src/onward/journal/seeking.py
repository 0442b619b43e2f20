"""Which application is meant: "#12", or words of its employer and role."""

from __future__ import annotations

import re

from onward.journal.folding import in_words
from onward.journal.models import Application, Place, Search
from onward.sources.plain import plain

_NUMBER = re.compile(r"\s*#\s*(\d{1,9})\s*")


def sought(search: Search, words: str) -> list[Application]:
    """The applications that are meant, those still open first, the latest before.

    Where some are at the employer of exactly these words, only those are meant: "Acme" is not "Acme Robotics".
    """
    rows = Application.objects.filter(search=search, removed=False).defer("about")
    numbered = _NUMBER.fullmatch(words)
    if numbered:
        return list(rows.filter(number=int(numbered[1])))
    wanted = in_words(words).split()
    if not wanted:
        return []
    named = rows.order_by("-number").values_list("pk", "employer", "role")
    found = {pk: in_words(employer) for pk, employer, role in named if _all_in(wanted, f"{employer} {role}")}
    exactly = [pk for pk, employer in found.items() if employer == in_words(words)]
    whole = rows.in_bulk(exactly or list(found)[:_MOST])
    return sorted(whole.values(), key=lambda row: (row.place == Place.ENDED, -row.number))


def _all_in(wanted: list[str], name: str) -> bool:
    """Whether each word begins one of the name's; "DeepMind" is found as one word and as two."""
    there = f" {in_words(name)} {plain(name)}"
    return all(f" {word}" in there for word in wanted)


_MOST = 200
"""More than anybody reads."""
