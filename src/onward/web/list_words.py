"""A list's filter in words: what stands after the count."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.journal.listing import Filter
from onward.journal.names import ENDINGS, PLACES
from onward.language import full_day, number


def count_in_words(found: int, of: int, wanted: Filter) -> str:
    """How many of how many, and which."""
    if wanted == Filter():
        return ngettext("{count} application", "{count} applications", of).format(count=number(of))
    if wanted == Filter(away=True):
        text = ngettext("{count} application is put away", "{count} applications are put away", found)
        return text.format(count=number(found))
    all_of_them = ngettext("{count} application", "{count} applications", of).format(count=number(of))
    return _("{found} of {all}: {which}").format(
        found=number(found), all=all_of_them, which="; ".join(_which(wanted))
    )


def _which(wanted: Filter) -> list[str]:
    said = [
        _("with “{words}”").format(words=wanted.words) if wanted.words else "",
        _either(str(PLACES[place]) for place in wanted.places) if wanted.places else "",
        _either(str(ENDINGS[ending]) for ending in wanted.endings) if wanted.endings else "",
        _("found through {source}").format(source=wanted.source) if wanted.source else "",
        _("tagged {tag}").format(tag=wanted.tag) if wanted.tag else "",
        f"{wanted.column}: {wanted.level}" if wanted.column and wanted.level else "",
        _applied(wanted),
        _waiting(wanted.waiting_over),
        _("something to do") if wanted.due else "",
        _("put away") if wanted.away else "",
    ]
    return [part for part in said if part]


def _either(words: Iterable[str]) -> str:
    return _(" or ").join(words)


def _applied(wanted: Filter) -> str:
    first, last = wanted.applied_from, wanted.applied_to
    if first and last:
        return _("sent from {first} to {last}").format(first=full_day(first), last=full_day(last))
    if first:
        return _("sent since {first}").format(first=full_day(first))
    return _("sent until {last}").format(last=full_day(last)) if last else ""


def _waiting(days: int | None) -> str:
    if days is None:
        return ""
    text = ngettext("silent for more than {count} day", "silent for more than {count} days", days)
    return text.format(count=days)
