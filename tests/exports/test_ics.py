"""A calendar file says what its entries say, to any program that keeps to RFC 5545."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.exports.ics import Entry, calendar

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
INTERVIEW = datetime(2026, 3, 30, 14, tzinfo=BERLIN)


def file_of(*entries: Entry) -> str:
    return calendar(entries, name="My search", now=NOW)


def read_back(text: str) -> list[icalendar.Event]:
    whole = icalendar.Calendar.from_ical(text.encode())
    assert isinstance(whole, icalendar.Calendar)
    assert not whole.get_missing_tzids()
    return whole.events


def lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_reminder_is_a_day_that_blocks_no_time() -> None:
    (event,) = read_back(file_of(Entry("a@onward", "Write to Acme", date(2026, 3, 5))))
    assert event.start == date(2026, 3, 5)
    assert event["TRANSP"] == "TRANSPARENT"
    assert "DTEND" not in event


def test_the_last_day_is_included() -> None:
    (event,) = read_back(file_of(Entry("a", "Trial days", date(2026, 3, 5), date(2026, 3, 6))))
    assert event.end == date(2026, 3, 7)


def test_an_interview_keeps_its_zone_and_brings_its_rules() -> None:
    text = file_of(Entry("a", "Interview", INTERVIEW, INTERVIEW + timedelta(hours=1)))
    assert "DTSTART;TZID=Europe/Berlin:20260330T140000" in lines(text)
    assert text.count("BEGIN:VTIMEZONE") == 1
    (event,) = read_back(text)
    assert event.start == INTERVIEW
    assert event.end - event.start == timedelta(hours=1)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2)), ZoneInfo("UTC")])
def test_a_time_without_a_named_zone_is_told_in_utc(zone: timezone | ZoneInfo) -> None:
    start = datetime(2026, 3, 30, 14, tzinfo=zone)
    text = file_of(Entry("a", "Interview", start))
    assert "VTIMEZONE" not in text
    assert f"DTSTART:{start.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines(text)


def test_an_entry_is_known_again_and_its_change_is_newer() -> None:
    changed = datetime(2026, 3, 2, 10, tzinfo=BERLIN)
    (event,) = read_back(file_of(Entry("7@onward", "Call", date(2026, 3, 5), sequence=3, updated_at=changed)))
    assert (event["UID"], event["SEQUENCE"]) == ("7@onward", 3)
    assert event.stamp == changed
    assert event.last_modified == changed


def test_the_same_entries_give_the_same_file() -> None:
    entries = [Entry("b", "B", INTERVIEW, updated_at=NOW), Entry("a", "A", date(2026, 3, 5), updated_at=NOW)]
    later = calendar(reversed(entries), name="My search", now=NOW + timedelta(days=1))
    assert later == file_of(*entries)


def test_a_cancelled_entry_says_so() -> None:
    assert "STATUS:CANCELLED" in lines(file_of(Entry("a", "Interview", INTERVIEW, status="CANCELLED")))


def test_it_rings_before() -> None:
    (event,) = read_back(file_of(Entry("a", "Interview", INTERVIEW, remind_before=(timedelta(minutes=30),))))
    (alarm,) = event.alarms.times
    assert alarm.trigger == INTERVIEW - timedelta(minutes=30)


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    text = file_of(Entry("a", "Gespräch über Größe 👩🏽‍💻 " * 40, date(2026, 3, 5)))
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    assert "\n" not in text.replace("\r\n", "")
    (event,) = read_back(text)
    assert event["SUMMARY"] == ("Gespräch über Größe 👩🏽‍💻 " * 40).strip()


def test_signs_that_mean_something_are_escaped() -> None:
    text = file_of(Entry("a", "Acme, Inc.; R\\D", date(2026, 3, 5), description="one\r\ntwo\nBEGIN:VEVENT"))
    assert r"SUMMARY:Acme\, Inc.\; R\\D" in lines(text)
    assert r"DESCRIPTION:one\ntwo\nBEGIN:VEVENT" in lines(text)


def test_an_address_cannot_begin_a_line_of_its_own() -> None:
    text = file_of(Entry("a", "x", date(2026, 3, 5), address="https://acme.example/jobs/1\r\nATTACH:x"))
    assert "URL:https://acme.example/jobs/1ATTACH:x" in lines(text)


def test_the_calendar_has_a_name() -> None:
    assert "X-WR-CALNAME:My search" in lines(file_of())
    assert "NAME:My search" in lines(file_of())


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Entry(" ", "x", date(2026, 3, 5)), "uid"),
        (lambda: Entry("a", "x", datetime(2026, 3, 5, 9)), "zone"),
        (lambda: Entry("a", "x", date(2026, 3, 5), INTERVIEW), "both"),
        (lambda: Entry("a", "x", INTERVIEW, date(2026, 3, 31)), "both"),
        (lambda: Entry("a", "x", INTERVIEW, INTERVIEW - timedelta(hours=1)), "ends after"),
        (lambda: Entry("a", "x", INTERVIEW, sequence=-1), "sequence"),
    ],
)
def test_what_no_calendar_understands_is_refused(make: object, why: str) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=why):
        make()


ZONES = st.sampled_from([UTC, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), timezone.min])
MOMENTS = st.dates() | st.datetimes(timezones=ZONES)


SAYABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


@settings(deadline=None)
@given(SAYABLE.filter(str.strip), SAYABLE, st.text(), st.text(), MOMENTS)
def test_any_entry_is_read_back(uid: str, summary: str, about: str, address: str, start: date | datetime) -> None:
    text = file_of(Entry(uid, summary, start, description=about, address=address, location=summary))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not any(sign in text.replace("\r\n", "") for sign in "\r\n\x00\x0b")
    (event,) = read_back(text)
    assert str(event["SUMMARY"]) == " ".join(summary.split())
    if not isinstance(start, datetime):
        assert event.start == start
    elif 1971 <= start.year < 2100:
        assert event.start == start.replace(microsecond=0)
