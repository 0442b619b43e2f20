"""Days as people write them, and the order of day and month decided once for a column."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.sources.dates import written
from onward.sources.day_order import decide, proved

TODAY = date(2026, 11, 24)
FORMS = {
    "%Y-%m-%d": None,
    "%Y/%m/%d": None,
    "%Y%m%d": None,
    "%d.%m.%Y": "day first",
    "%d/%m/%Y": "day first",
    "%m/%d/%Y": "month first",
    "%m/%d/%y": "month first",
    "%d-%m-%Y": "day first",
    "%B %d, %Y": None,
    "%d %b %Y": None,
    "%a, %d %b %Y": None,
    "%Y-%m-%dT%H:%M:%S.123Z": None,
    "%m/%d/%y, 8:15 AM": "month first",
    "%Y-%m-%d %H:%M:%S UTC": None,
}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-09", date(2024, 3, 9)),
        ("2025-06-20T17:09:24.922Z", date(2025, 6, 20)),
        ("3. März 2024", date(2024, 3, 3)),
        ("le 14 février 2024", date(2024, 2, 14)),
        ("5 de marzo de 2024", date(2024, 3, 5)),
        ("7 de fevereiro de 2024", date(2024, 2, 7)),
        ("Mar 5th, 2024", date(2024, 3, 5)),
        ("05 Mar 2024", date(2024, 3, 5)),
        ("45360", date(2024, 3, 9)),
        ("45360.5", date(2024, 3, 9)),
        ("1709942400", date(2024, 3, 9)),
        ("1709942400000", date(2024, 3, 9)),
        ("Sat, Mar 9, 2024", date(2024, 3, 9)),
    ],
)
def test_sure_days(text: str, day: date) -> None:
    what = written(text)
    assert what is not None
    assert what.sure == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Acme",
        "32/13/2024",
        "2024-02-30",
        "13/13/2024",
        "5",
        "555-1234",
        "n/a",
        "Q3 2024",
        "v2",
        "10-20 people",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert written(text) is None


@given(
    st.lists(st.dates(date(2019, 1, 1), date(2026, 11, 1)), min_size=1, max_size=40),
    st.sampled_from(sorted(FORMS)),
)
def test_a_column_in_any_form_reads_back(days: list[date], form: str) -> None:
    proof = date(2024, 5, 27)  # a day above 12 shows the order
    texts = [day.strftime(form) for day in [proof, *days]]
    reader = decide(texts, TODAY)
    assert [reader.day(text) for text in texts] == [proof, *days]
    assert reader.doubt == ""


def test_without_proof_the_order_of_the_rows_decides() -> None:
    days = [date(2024, 1, 1) + timedelta(days=k) for k in range(0, 300, 4)]
    low = [day.strftime("%d/%m/%Y") for day in days if day.day <= 12]
    reader = decide(low, TODAY)
    assert (reader.order, reader.doubt) == ("day first", "")


def test_days_to_come_show_the_wrong_order() -> None:
    texts = ["05/11/2026", "06/11/2026", "08/11/2026", "12/11/2026"]
    assert decide(texts, TODAY).order == "day first"


def test_what_cannot_be_told_is_said() -> None:
    reader = decide(["03/04/2024"], TODAY)
    assert "can't be told apart" in reader.doubt
    assert reader.day("03/04/2024") == date(2024, 3, 4)


def test_another_column_of_the_file_settles_it() -> None:
    reader = decide(["03/04/2024"], TODAY, hint="day first")
    assert (reader.day("03/04/2024"), reader.doubt) == (date(2024, 4, 3), "")


def test_mixed_orders_are_said_and_each_day_above_12_is_right() -> None:
    reader = decide(["25/03/2024", "26/03/2024", "03/27/2024", "04/05/2024"], TODAY)
    assert "mixed" in reader.doubt
    assert reader.day("03/27/2024") == date(2024, 3, 27)
    assert reader.day("04/05/2024") == date(2024, 5, 4)


def test_a_day_without_a_year_is_the_last_that_has_been() -> None:
    reader = decide(["Mar 5", "Dec 1"], TODAY)
    assert reader.day("Mar 5") == date(2026, 3, 5)
    assert reader.day("Dec 1") == date(2025, 12, 1)


def test_a_day_inside_a_text_is_found() -> None:
    reader = decide(["25/03/2024"], TODAY)
    assert reader.within("Rejected 28/03/2024 by mail") == date(2024, 3, 28)
    assert reader.within("Rejected") is None


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    reader = decide([text], TODAY)
    found = reader.day(text)
    assert found is None or isinstance(found, date)


def test_what_one_column_proves_holds_for_one_that_only_looks_ordered() -> None:
    """Read month first, these stand in perfect order, newest first; another column has proved that the day is first."""
    values = ["03.02.2024", "02.02.2024", "02.02.2024", "01.08.2024"]
    assert decide(values, date(2026, 11, 24)).day(values[0]) == date(2024, 3, 2)
    assert decide(values, date(2026, 11, 24), hint="day first").day(values[0]) == date(2024, 2, 3)
    assert proved(["03.02.2024", "13.01.2024"]) == "day first"
    assert proved(["03/25/2024"]) == "month first"
    assert proved(values) is None
    assert proved(["13.01.2024", "01.25.2024"]) is None


@pytest.mark.parametrize("zone", ["(GMT+1)", "GMT-5", "(UTC)", "CET", "(GMT+05:30)", "Z"])
def test_a_time_with_its_zone_is_a_day(zone: str) -> None:
    found = written(f"January 3, 2026 9:00 AM {zone}")
    assert found is not None
    assert found.sure == date(2026, 1, 3)
