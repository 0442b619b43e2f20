"""Reminders and interviews as a calendar file (RFC 5545), for a calendar program to open or to subscribe to.

A program knows an entry again by its `uid` and takes a change by a higher `sequence`; both are the caller's to keep.
The same entries give the same file, so that a feed can be cached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import icalendar

from onward.exports.ics_lines import clock, day, escaped, folded, in_utc

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

_PRODUCT = "-//Onward//Onward//EN"
_LAST_LINE = "END:VCALENDAR\r\n"
_ASK_AGAIN = timedelta(hours=1)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_ZONED_YEARS = range(1971, 2100)  # the rules of a zone are known for these
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Entry:
    """One entry of a calendar.

    Attributes:
        uid: the same for this entry for ever, and for no other.
        summary: its title.
        start: a day, or a time with its zone.
        end: a day: the last one, included; a time: when it is over; None: that day alone, or no known length.
        description, address, location: a text, the address of a page, a place.
        sequence: how often it was changed in a way that moves or cancels it.
        updated_at: its last change, with a zone; None takes the calendar's `now`.
        status: a cancelled entry tells a subscriber to take it away.
        remind_before: how long before the start to ring.
    """

    uid: str
    summary: str
    start: date | datetime
    end: date | datetime | None = None
    description: str = ""
    address: str = ""
    location: str = ""
    sequence: int = 0
    updated_at: datetime | None = None
    status: Status = "CONFIRMED"
    remind_before: tuple[timedelta, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no calendar program understands."""
        if not _one_line(self.uid):
            raise ValueError("an entry needs a uid")
        if self.sequence < 0:
            raise ValueError("sequence counts from 0")
        times = [moment for moment in (self.start, self.end) if isinstance(moment, datetime)]
        if len(times) not in {0, 1 if self.end is None else 2}:
            raise ValueError("start and end are both days or both times")
        if any(moment.tzinfo is None for moment in (*times, self.updated_at) if isinstance(moment, datetime)):
            raise ValueError("a time needs a zone")
        if self.end is not None and self.end < self.start:
            raise ValueError("an entry ends after it starts")


def calendar(entries: Iterable[Entry], *, name: str, now: datetime) -> str:
    """A whole calendar file; write it as UTF-8, its lines end as they must.

    Args:
        entries: in any order; the file has them by start.
        name: what a calendar program calls it.
        now: with a zone; stamps entries that have no `updated_at`.
    """
    rows = sorted(entries, key=lambda entry: (_instant(entry.start), entry.uid))
    frame: bytes = _frame(name, rows).to_ical()
    # The library takes half a millisecond for an entry, and a long search has tens of thousands.
    events = "".join(f"{folded(line)}\r\n" for entry in rows for line in _event(entry, now))
    return frame.decode().replace(_LAST_LINE, events + _LAST_LINE)


def _frame(name: str, rows: Iterable[Entry]) -> icalendar.Calendar:
    """All but the entries: the calendar's own lines, and the rules of the zones that the entries name."""
    whole = icalendar.Calendar()
    whole.add("prodid", _PRODUCT)
    whole.add("version", "2.0")
    whole.add("name", _one_line(name))
    whole.add("x-wr-calname", _one_line(name))
    whole.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", icalendar.vDuration(_ASK_AGAIN))
    for zone in _zones(rows):
        whole.add_component(zone)
    return whole


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    changed = in_utc((entry.updated_at or now).astimezone(UTC))
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{escaped(_one_line(entry.summary))}"
    yield f"DTSTART{_moment(entry.start)}"
    end = _end(entry)
    if end is not None:
        yield f"DTEND{_moment(end)}"
    yield f"DTSTAMP:{changed}"
    yield f"UID:{escaped(_one_line(entry.uid))}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'OPAQUE' if isinstance(entry.start, datetime) else 'TRANSPARENT'}"
    if entry.description:
        yield f"DESCRIPTION:{escaped(_text(entry.description))}"
    if entry.location:
        yield f"LOCATION:{escaped(_one_line(entry.location))}"
    if address := re.sub(r"\s", "", _text(entry.address)):
        yield f"URL:{address}"
    for before in entry.remind_before:
        yield from _alarm(entry, before)
    yield "END:VEVENT"


def _alarm(entry: Entry, before: timedelta) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escaped(_one_line(entry.summary))}"
    yield f"TRIGGER:{_duration(-before)}"
    yield "END:VALARM"


@lru_cache(maxsize=16)
def _duration(length: timedelta) -> str:
    written: bytes = icalendar.vDuration(length).to_ical()  # type: ignore[no-untyped-call]
    return written.decode()


def _end(entry: Entry) -> date | datetime | None:
    """As a calendar file has it: the day after the last, or the time; none where it adds nothing."""
    if entry.end is None or (isinstance(entry.end, datetime) and entry.end == entry.start):
        return None
    if isinstance(entry.end, datetime):
        return entry.end
    return entry.end + timedelta(days=1) if entry.end < date.max else None


def _moment(moment: date | datetime) -> str:
    """A day; or a time in a zone with a name; or, from any other zone, in UTC. With the sign before it."""
    if not isinstance(moment, datetime):
        return f";VALUE=DATE:{day(moment)}"
    zone = _zone(moment)
    return f";TZID={zone}:{clock(moment)}" if zone else f":{in_utc(_utc(moment))}"


def _zone(moment: datetime) -> str | None:
    zone = moment.tzinfo
    named = isinstance(zone, ZoneInfo) and zone.key not in {None, "UTC", "Etc/UTC", "GMT", "Etc/GMT"}
    return zone.key if named and isinstance(zone, ZoneInfo) and moment.year in _ZONED_YEARS else None


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # within a day of the first or the last year
        return moment.replace(tzinfo=UTC)


def _zones(rows: Iterable[Entry]) -> Iterator[icalendar.Timezone]:
    """The rules of each zone, for the years that are needed."""
    moments = [moment for entry in rows for moment in (entry.start, entry.end) if isinstance(moment, datetime)]
    zoned = [(zone, moment.date()) for moment in moments if (zone := _zone(moment))]
    if not zoned:
        return
    days = [on for _, on in zoned]
    for zone in sorted({zone for zone, _ in zoned}):
        with suppress(ValueError):  # one that the library does not know goes without its rules
            rules = icalendar.Timezone.from_tzid(
                zone, first_date=min(days) - _A_YEAR, last_date=max(days) + _A_YEAR
            )
            yield rules


def _instant(moment: date | datetime) -> datetime:
    return (
        _utc(moment)
        if isinstance(moment, datetime)
        else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    )


def _text(text: str) -> str:
    """A text without what no calendar file may hold."""
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def _one_line(text: str) -> str:
    return " ".join(_text(text).split())
