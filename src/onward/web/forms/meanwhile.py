"""Editing what somebody else may edit at the same time.

A form is stamped with a digest of each value that it was opened on. What a person left as it was is not saved; what
they changed is, unless somebody else changed the same field since: then the form shows both, and they choose.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import partial, wraps
from hashlib import sha256
from typing import Any, TypeVar, cast

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from onward.language import full_day

SEEN, THEIRS = "seen", "theirs"
"""What a form sends: the digests, and the fields in which the other value is taken."""
OWN = "own."
"""Before the name of what is edited beside the form's fields: a column of the person's own."""
_View = TypeVar("_View", bound=Callable[..., HttpResponse])


class EditForm(forms.Form):
    """A form about what is there already.

    Attributes:
        seen: digests of what it was opened on, by field.
        meanwhile: field as the page names it → what somebody else wrote there meanwhile, in words.
    """

    seen: str = ""
    meanwhile: Mapping[str, str] = {}


class Edit:
    """What was sent, brought together with what is there now.

    Attributes:
        form: to be shown, or to be saved from where `ready`.
        ready: it was sent, is right, and nobody else changed the same.
        changed: field → value, of what this person changed.
        own: the same of what stands beside the fields.
    """

    def __init__(
        self,
        request: HttpRequest,
        make: Callable[..., EditForm],
        now: Mapping[str, Any],
        *,
        own_now: Mapping[str, str] | None = None,
        own_sent: Mapping[str, str] | None = None,
    ) -> None:
        self.changed: dict[str, Any] = {}
        self.own: dict[str, str] = {}
        if request.method != "POST":
            self.form, self.ready = opened(make, now, own_now), False
            return
        self._seen = _read(request.POST.get(SEEN, ""))
        self._theirs = set(request.POST.getlist(THEIRS))
        self._both: dict[str, str] = {}
        names = self._settle_fields(make(request.POST, initial=now), now, data := request.POST.copy())
        self._settle_own(own_now or {}, own_sent or {})
        self.form = make(data, initial=now)
        self.form.seen, self.form.meanwhile = stamp(now, own_now), self._both
        self.ready = self.form.is_valid() and not self._both
        if self.ready:
            self.changed = {name: self.form.cleaned_data[name] for name in names}

    @property
    def status(self) -> int:
        """How to answer where it is not ready."""
        return 409 if self.form.meanwhile else 200

    def _settle_fields(self, sent: EditForm, now: Mapping[str, Any], data: QueryDict) -> list[str]:
        sent.is_valid()
        changed = []
        for name, field in sent.fields.items():
            if name not in now:
                continue
            key, there = sent.add_prefix(name), _text(now[name])
            mine = _text(sent.cleaned_data[name]) if name in sent.cleaned_data else _text(data.get(key))
            if self._is_mine(name, key, mine, there, partial(_shown, field, now[name])):
                changed.append(name)
            elif key not in self._both:
                _put(data, key, there)
        return changed

    def _settle_own(self, now: Mapping[str, str], sent: Mapping[str, str]) -> None:
        for name, mine in sent.items():
            there, key = now.get(name, ""), OWN + name
            mine_too = self._is_mine(key, key, _text(mine), _text(there), partial(_shown, None, there))
            if mine_too or key in self._both:
                self.own[name] = mine

    def _is_mine(self, name: str, key: str, mine: str, there: str, shown: Callable[[], str]) -> bool:
        """Whether a value is this person's change; where somebody else changed the same, that is noted."""
        before = self._seen.get(name, _digest(name, there))
        if mine == there or _digest(name, mine) == before:
            return False
        if before == _digest(name, there):
            return key not in self._theirs
        self._both[key] = shown()
        return False


def opened(
    make: Callable[..., EditForm], now: Mapping[str, Any], own: Mapping[str, str] | None = None
) -> EditForm:
    """A form as it is shown first, with its stamp."""
    form = make(initial=now)
    form.seen = stamp(now, own)
    return form


def stamp(now: Mapping[str, Any], own: Mapping[str, str] | None = None) -> str:
    """Digests of all values that a form shows."""
    values = {**now, **{OWN + name: value for name, value in (own or {}).items()}}
    return json.dumps({name: _digest(name, _text(value)) for name, value in values.items()}, separators=(",", ":"))


def in_turn(view: _View) -> _View:
    """A view whose saving waits for others who write: what it compares with can't change before it has written."""

    @wraps(view)
    def waiting(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **more)
        with transaction.atomic():
            return view(request, *args, **more)

    return cast("_View", waiting)


def _digest(name: str, text: str) -> str:
    return sha256(f"{name}\0{text}".encode()).hexdigest()[:16]


def _read(sent: str) -> dict[str, str]:
    """The digests that a form sent; without any, what is there now counts as seen."""
    try:
        found = json.loads(sent)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    """A value as a form sends it, whatever ends its lines."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _put(data: QueryDict, key: str, text: str) -> None:
    if text:
        data[key] = text
    else:
        data.pop(key, None)


def _shown(field: forms.Field | None, value: Any) -> str:
    """A value for people to read."""
    if value in {None, ""}:
        return _("nothing")
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return full_day(value) if isinstance(value, date) else _text(value)
