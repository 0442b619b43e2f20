"""What was done, in words: a sentence for each `Batch.what`.

Whoever writes under a new name adds its sentence here. A name without one is told in general words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.journal.models import Batch
from onward.journal.names import KINDS, PLACES
from onward.language import full_day

About = Mapping[str, Any]


def said(batch: Batch) -> str:
    """What a batch did, as one short sentence without a full stop."""
    say = SENTENCES.get(batch.what)
    return say(batch.about) if say else _("{name}: changed").format(name=_name(batch.about))


def _name(about: About) -> str:
    return str(about.get("name") or about.get("employer") or _("An application"))


def _with_name(text: Callable[[], str]) -> Callable[[About], str]:
    return lambda about: text().format(name=_name(about))


def _event(text: Callable[[], str]) -> Callable[[About], str]:
    return lambda about: text().format(name=_name(about), what=_kind(about), on=_day(about))


def _kind(about: About) -> str:
    kind = str(about.get("kind", ""))
    return str(KINDS.get(kind, kind or _("a step")))


def _day(about: About) -> str:
    try:
        return full_day(date.fromisoformat(str(about.get("on"))))
    except ValueError:
        return _("day unknown")


def _thing(text: Callable[[], str], name: str) -> Callable[[About], str]:
    """A sentence about one thing that belongs to an application, or to none."""

    def say(about: About) -> str:
        sentence = text().format(thing=about.get(name) or _("something"))
        return f"{about['name']}: {sentence}" if about.get("name") else sentence

    return say


def _imported(about: About) -> str:
    new, more = int(about.get("new", 0)), int(about.get("more", 0))
    parts = [
        ngettext("{count} new application", "{count} new applications", new).format(count=new) if new else "",
        ngettext("{count} with news", "{count} with news", more).format(count=more) if more else "",
    ]
    counts = ", ".join(part for part in parts if part)
    name = about.get("name") or _("a file")
    return _("Imported {name}: {counts}").format(name=name, counts=counts or _("nothing new"))


def _moved(about: About) -> str:
    place = str(PLACES.get(str(about.get("place")), _("another column")))
    where = str(KINDS.get(str(about.get("kind")), place))
    if not about.get("on"):
        return _("{name}: back under {place}").format(name=_name(about), place=place)
    return _("{name}: {what}, {on}").format(name=_name(about), what=where, on=_day(about))


def _edited_many(about: About) -> str:
    """What was done to many at once."""
    count = int(about.get("n", 0))
    number = ngettext("{count} application", "{count} applications", count).format(count=count)
    number = number if count else _("Several applications")
    sentence = {
        "record": _("{number}: {what}, {on}"),
        "tag": _("{number}: tagged {value}"),
        "untag": _("{number}: tag {value} removed"),
        "source": _("{number}: found through {value}"),
        "attribute": _("{number}: {column} is {value}"),
        "put-away": _("{number} put away"),
    }.get(str(about.get("doing")), _("{number}: changed"))
    value, column = about.get("value") or _("nothing"), about.get("column") or ""
    return sentence.format(number=number, what=_kind(about), on=_day(about), value=value, column=column)


def _claim(about: About) -> str:
    return _("Claim registered: {column}, {level}").format(
        column=about.get("column", "?"), level=about.get("level", "?")
    )


def _withdrawn(about: About) -> str:
    return _("Claim withdrawn: {column}, {level}").format(
        column=about.get("column", "?"), level=about.get("level", "?")
    )


def _tossed(about: About) -> str:
    return _("{name}: the coin said {arm}").format(name=_name(about), arm=about.get("arm", "?"))


SENTENCES: dict[str, Callable[[About], str]] = {
    "added": _with_name(lambda: _("{name}: added")),
    "edited": _with_name(lambda: _("{name}: edited")),
    "tagged": _with_name(lambda: _("{name}: tags changed")),
    "put away": _with_name(lambda: _("{name}: put away")),
    "brought back": _with_name(lambda: _("{name}: brought back")),
    "recorded": _event(lambda: _("{name}: {what}, {on}")),
    "corrected": _event(lambda: _("{name}: corrected to “{what}, {on}”")),
    "taken back": _event(lambda: _("{name}: “{what}, {on}” taken back")),
    "revived": _event(lambda: _("{name}: they wrote after all, {on}")),
    "reopened": _with_name(lambda: _("{name}: opened again")),
    "note added": _with_name(lambda: _("{name}: a note")),
    "note changed": _with_name(lambda: _("{name}: a note changed")),
    "note removed": _with_name(lambda: _("{name}: a note put away")),
    "contact added": _thing(lambda: _("contact {thing} added"), "contact"),
    "contact changed": _thing(lambda: _("contact {thing} changed"), "contact"),
    "contact removed": _thing(lambda: _("contact {thing} put away"), "contact"),
    "task added": _thing(lambda: _("to do: {thing}"), "task"),
    "task changed": _thing(lambda: _("to do changed: {thing}"), "task"),
    "task done": _thing(lambda: _("done: {thing}"), "task"),
    "task opened again": _thing(lambda: _("to do again: {thing}"), "task"),
    "task removed": _thing(lambda: _("to do put away: {thing}"), "task"),
    "document added": _thing(lambda: _("document {thing} added"), "document"),
    "document removed": _thing(lambda: _("document {thing} put away"), "document"),
    "document changed": _thing(lambda: _("document {thing} changed"), "document"),
    "imported": _imported,
    "moved": _moved,
    "edited many": _edited_many,
    "claim registered": _claim,
    "claim withdrawn": _withdrawn,
    "chosen": lambda _about: _("A setting changed"),
    "experiment begun": _with_name(lambda: _("Experiment begun: {name}")),
    "experiment ended": _with_name(lambda: _("Experiment ended: {name}")),
    "tossed": _tossed,
}
"""Name of what was done → its sentence."""
