"""What one value in the JSON of a whole search may be, as the models that keep it have it."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone

from onward.language import gettext as _

Check = Callable[[Any], Any]
"""Gives what the model keeps.

Raises:
    WrongValueError: if it can't be.
"""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOST_INT = 2**31 - 1
_MOST_BIG = 2**63 - 1


class WrongValueError(Exception):
    """A value can't be; the message says what it must be."""


def of_fields(table: type[models.Model], names: Iterable[str]) -> dict[str, Check]:
    """A check for each of these fields, as its model has it."""
    return {name: _of_field(table._meta.get_field(name)) for name in names}


def needed_of(table: type[models.Model], names: Iterable[str]) -> frozenset[str]:
    """Those of the fields that can't be left out. A text can: it is empty then."""
    fields = [table._meta.get_field(name) for name in names]
    return frozenset(field.name for field in fields if isinstance(field, models.Field) and _is_needed(field))


def _is_needed(field: models.Field[Any, Any]) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return not (is_text or field.null or field.has_default())


def _of_field(field: Any) -> Check:
    if isinstance(field, models.CharField | models.TextField):
        return one_of(value for value, _name in field.choices) if field.choices else text(field.max_length)
    checks: Mapping[type[Any], Check] = {
        models.PositiveBigIntegerField: whole_number(0, _MOST_BIG),
        models.PositiveIntegerField: whole_number(0, _MOST_INT),
        models.DateTimeField: moment,  # which is a DateField, too
        models.DateField: day,
        models.TimeField: time_of_day,
        models.BooleanField: yes_or_no,
        models.JSONField: texts_by_name,
    }
    return next(check for kind, check in checks.items() if isinstance(field, kind))


def text(most: int | None) -> Check:
    """Text of so many characters at most."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise WrongValueError(_("must be text"))
        if most is not None and len(value) > most:
            raise WrongValueError(_("is longer than {most} characters").format(most=most))
        try:
            value.encode()
        except UnicodeEncodeError:
            raise WrongValueError(_("holds a character that is none")) from None
        return value

    return check


def one_of(values: Iterable[str]) -> Check:
    """One of some words."""
    known = tuple(values)

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise WrongValueError(_("must be one of these: {words}").format(words=", ".join(known)))
        return value

    return check


def whole_number(low: int, high: int) -> Check:
    """A whole number from low to high."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            line = _("must be a whole number from {low} to {high}")
            raise WrongValueError(line.format(low=low, high=high))
        return value

    return check


def chance(value: Any) -> float:
    """A number from 0 to less than 1."""
    if not isinstance(value, int | float) or isinstance(value, bool) or math.isnan(value) or not 0 <= value < 1:
        raise WrongValueError(_("must be a number from 0 to less than 1"))
    return float(value)


def yes_or_no(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValueError(_("must be true or false"))
    return value


def day(value: Any) -> date:
    """A day in ISO's way."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise WrongValueError(_("must be a day such as 2026-03-31"))


def time_of_day(value: Any) -> time:
    """A time in the person's own zone."""
    try:
        found = time.fromisoformat(value)
    except (ValueError, TypeError):
        found = None
    if found is None or found.tzinfo is not None:
        raise WrongValueError(_("must be a time such as 14:30"))
    return found


def moment(value: Any) -> datetime:
    """A moment; without a zone it is the person's."""
    try:
        found = datetime.fromisoformat(value)
        found = found if found.tzinfo else found.replace(tzinfo=timezone.get_current_timezone())
        return found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        raise WrongValueError(_("must be a moment such as 2026-03-31T14:30:00+02:00")) from None


def texts_by_name(value: Any) -> dict[str, str]:
    """Texts, each under a name."""
    clean = text(None)
    if not isinstance(value, dict):
        raise WrongValueError(_("must be a group of names with their texts"))
    try:
        return {clean(name): clean(said) for name, said in value.items()}
    except WrongValueError:
        raise WrongValueError(_("must be a group of names with their texts")) from None


def file_content(value: Any) -> bytes:
    """Bytes as base64."""
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError, TypeError):
        raise WrongValueError(_("must be the bytes of a file as base64")) from None
