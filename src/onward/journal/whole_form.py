"""What the JSON of a whole search must look like: read in full before anything of it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db.models import Model

from onward.journal import own_settings, whole
from onward.journal.files import is_hash
from onward.journal.models import (
    Application,
    Contact,
    Document,
    Event,
    Experiment,
    Note,
    RegisteredClaim,
    Search,
    SourceKey,
    Tagging,
    Task,
)
from onward.journal.whole_values import (
    Check,
    WrongValueError,
    chance,
    file_content,
    moment,
    needed_of,
    of_fields,
    text,
    whole_number,
    yes_or_no,
)
from onward.language import gettext as _


class WrongFormError(Exception):
    """Something in the file can't be; the message says where and what."""

    def __init__(self, where: Iterable[str], what: str) -> None:
        place = ", ".join(part for part in where if part)
        super().__init__(f"{place}: {what}" if place else what)


@dataclass(frozen=True)
class _Form:
    """A group of names and values.

    Attributes:
        values: name → what it may hold.
        needed: names that can't be left out.
        lists: name → what each group in the list looks like.
    """

    values: Mapping[str, Check]
    needed: frozenset[str] = frozenset()
    lists: Mapping[str, _Form] = field(default_factory=dict)


def _form(
    table: type[Model],
    names: tuple[str, ...],
    more: Mapping[str, Check],
    lists: Mapping[str, _Form] | None = None,
) -> _Form:
    """Fields as their model has them, and more values."""
    return _Form({**of_fields(table, names), **more}, needed_of(table, names), lists or {})


_AWAY: Mapping[str, Check] = {whole.PUT_AWAY: yes_or_no}
_MADE: Mapping[str, Check] = {"created_at": moment, **_AWAY}
_NAME = text(100)
_REVISION = _form(Event, whole.EVENT, {"recorded_at": moment})
_EVENT = _Form(_REVISION.values, _REVISION.needed, {"before": _REVISION})
_NOTE = _form(Note, ("text",), _MADE)
_CONTACT = _form(Contact, whole.CONTACT, {"works_for": text(300), **_MADE})
_TASK = _form(Task, whole.TASK, _MADE)
_SOURCE_ROW = _form(SourceKey, ("key", "cells"), {})
_APPLICATION = _form(
    Application,
    whole.APPLICATION,
    {"resume": _NAME, "letter": _NAME, **_MADE},
    {"events": _EVENT, "notes": _NOTE, "contacts": _CONTACT, "tasks": _TASK, "source_rows": _SOURCE_ROW},
)
_DOCUMENT = _form(Document, whole.DOCUMENT, {"id": _NAME, "content": file_content, **_MADE})
# A level is as long as the sheet that it came from has it.
_CLAIM = _form(RegisteredClaim, whole.CLAIM, {"column": text(None), "level": text(None), **_AWAY})
_TOSS = _Form(
    {"application": whole_number(0, 2**31 - 1), "arm": whole_number(0, 1), "draw": chance, "at": moment},
    frozenset({"application", "arm", "draw", "at"}),
)
_EXPERIMENT = _form(
    Experiment,
    tuple(name for name in whole.EXPERIMENT if name != "q"),
    {"q": chance, "document_0": _NAME, "document_1": _NAME, **_AWAY},
    {"tosses": _TOSS},
)
_WHOLE = _Form(
    of_fields(Search, ("name", "registrations")),
    lists={
        "documents": _DOCUMENT,
        "applications": _APPLICATION,
        "contacts": _CONTACT,
        "tasks": _TASK,
        "claims": _CLAIM,
        "experiments": _EXPERIMENT,
    },
)


def checked(told: Any) -> dict[str, Any]:
    """What the file says, with days as days; lists that it leaves out are empty.

    Raises:
        WrongFormError: if anything in it can't be.
    """
    found = _checked(told, _WHOLE, ())
    found["settings"] = _settings(told)
    for number, one in enumerate(found["applications"], 1):
        one["tags"] = _tags(told["applications"][number - 1], number)
    for number, one in enumerate(found["documents"], 1):
        _document(one, (_part("documents", number),))
    _fits_together(found)
    return found


def _checked(told: Any, form: _Form, where: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise WrongFormError(where, _("must be a group of names and values"))
    found: dict[str, Any] = {}
    for name, check in form.values.items():
        if told.get(name) is not None:
            found[name] = _value(told[name], check, (*where, _quoted(name)))
        elif name in form.needed:
            raise WrongFormError((*where, _quoted(name)), _("is missing"))
    for name, inner in form.lists.items():
        rows = _list(told.get(name), (*where, _quoted(name)))
        found[name] = [_checked(row, inner, (*where, _part(name, n))) for n, row in enumerate(rows, 1)]
    return found


def _value(told: Any, check: Check, where: tuple[str, ...]) -> Any:
    try:
        return check(told)
    except WrongValueError as error:
        raise WrongFormError(where, str(error)) from None


def _list(told: Any, where: tuple[str, ...]) -> list[Any]:
    if told is None:
        return []
    if not isinstance(told, list):
        raise WrongFormError(where, _("must be a list"))
    return told


def _settings(told: Mapping[str, Any]) -> dict[str, Any]:
    given = told.get("settings")
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise WrongFormError((_quoted("settings"),), _("must be a group of names and values"))
    found = {}
    for name, value in given.items():
        where = (_quoted("settings"), _quoted(name))
        if name not in own_settings.KNOWN:
            raise WrongFormError(where, _("is no setting that this Onward knows"))
        found[name] = _value(value, own_settings.KNOWN[name], where)
    return found


def _tags(told: Mapping[str, Any], number: int) -> list[str]:
    where = (_part("applications", number), _quoted("tags"))
    (check,) = of_fields(Tagging, ("name",)).values()
    return [_value(tag, check, where) for tag in _list(told.get("tags"), where)]


def _document(one: dict[str, Any], where: tuple[str, ...]) -> None:
    """Its file is the one that the file brings along, and no other that may lie here already."""
    told, content = one.pop("sha256", ""), one.get("content")
    if told and not is_hash(told):
        raise WrongFormError((*where, _quoted("sha256")), _("must be 64 digits from 0 to f"))
    if content is None:
        one["size"] = 0
    elif told and sha256(content).hexdigest() != told:
        raise WrongFormError((*where, _quoted("content")), _("is not what its sha256 says; the file is damaged"))


def _fits_together(found: Mapping[str, Any]) -> None:
    """What names another row names one that is there, and no number or name is given twice."""
    documents = _once(found["documents"], "documents", "id")
    numbers = _once(found["applications"], "applications", "number")
    registered = _once(found["claims"], "claims", "number") | _once(found["experiments"], "experiments", "number")
    if len(registered) < len(found["claims"]) + len(found["experiments"]):
        raise WrongFormError((_quoted("experiments"),), _("has a number that a claim has already"))
    for kind, names in (("applications", ("resume", "letter")), ("experiments", ("document_0", "document_1"))):
        for number, one in enumerate(found[kind], 1):
            for name in names:
                if one.get(name) is not None and one[name] not in documents:
                    raise WrongFormError(
                        (_part(kind, number), _quoted(name)), _("names a document that is not there")
                    )
    for number, one in enumerate(found["experiments"], 1):
        _tosses(one, numbers, _part("experiments", number))


def _once(rows: Iterable[Mapping[str, Any]], kind: str, name: str) -> set[Any]:
    found: set[Any] = set()
    for number, one in enumerate(rows, 1):
        where = (_part(kind, number), _quoted(name))
        if name not in one:
            raise WrongFormError(where, _("is missing"))
        if one[name] in found:
            raise WrongFormError(where, _("is there twice: {value}").format(value=one[name]))
        found.add(one[name])
    return found


def _tosses(experiment: Mapping[str, Any], numbers: set[Any], where: str) -> None:
    tossed: set[int] = set()
    for number, toss in enumerate(experiment["tosses"], 1):
        at = (where, _part("tosses", number))
        if toss["application"] not in numbers:
            raise WrongFormError((*at, _quoted("application")), _("names an application that is not there"))
        if toss["application"] in tossed:
            raise WrongFormError((*at, _quoted("application")), _("was tossed for already"))
        if toss["arm"] != int(toss["draw"] < experiment.get("q", 0.5)):
            raise WrongFormError((*at, _quoted("arm")), _("is not what the draw says"))
        tossed.add(toss["application"])


def _quoted(name: str) -> str:
    return f"“{name}”"


def _part(name: str, number: int) -> str:
    """The place in a list, from 1."""
    return _PARTS[name]().format(number=number)


_PARTS: Mapping[str, Callable[[], str]] = {
    "applications": lambda: _("application {number}"),
    "documents": lambda: _("document {number}"),
    "events": lambda: _("event {number}"),
    "before": lambda: _("earlier revision {number}"),
    "notes": lambda: _("note {number}"),
    "contacts": lambda: _("person {number}"),
    "tasks": lambda: _("task {number}"),
    "source_rows": lambda: _("source row {number}"),
    "claims": lambda: _("claim {number}"),
    "experiments": lambda: _("experiment {number}"),
    "tosses": lambda: _("toss {number}"),
}
