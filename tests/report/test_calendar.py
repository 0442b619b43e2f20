"""The calendar of what was done: every day that counts is in it, none is praised or blamed."""

from collections.abc import Iterable
from datetime import date, timedelta
from xml.etree.ElementTree import Element, fromstring

from made import START, application

from onward.events import Application, Kind
from onward.ledger.actions import Day, by_day
from onward.report.pictures.calendar import calendar
from onward.report.pictures.opened_dots import Dot, opened_dots
from onward.report.pictures.svg import Picture

SVG = "{http://www.w3.org/2000/svg}"


def drawn(made: Iterable[Application], as_of: date) -> Picture:
    picture = calendar(by_day(made, as_of), as_of)
    assert picture is not None
    return picture


def shapes(picture: Picture, class_: str) -> list[Element]:
    return [shape for shape in fromstring(picture.svg).iter() if shape.get("class", "") == class_]


def test_a_day_counts_what_was_sent_and_what_came() -> None:
    made = [application(1, 0, (Kind.SCREEN, 3), (Kind.REJECTED, 9)), application(2, 0), application(3, 3)]
    days = by_day(made, START + timedelta(days=8))
    assert days == {START: Day(sent=2), START + timedelta(days=3): Day(sent=1, talks=1)}


def test_each_day_with_something_says_what() -> None:
    picture = drawn([application(1, 0, (Kind.SCREEN, 3)), application(2, 0)], START + timedelta(days=20))
    told = [
        title.text for group in shapes(picture, "mark-of-day") for title in group if title.tag.endswith("title")
    ]
    assert told == ["1 January 2024: 2 sent", "4 January 2024: 1 talk"]
    assert len(shapes(picture, "day-talk")) == 1
    assert picture.rows == (("January 2024", "2", "0", "1"),)


def test_half_a_year_is_one_row_and_more_are_two() -> None:
    short = fromstring(drawn([application(1, 0)], START + timedelta(days=30)).svg).get("viewBox", "").split()[-1]
    long = fromstring(drawn([application(1, 0)], START + timedelta(days=300)).svg).get("viewBox", "").split()[-1]
    assert 1.9 < float(long) / float(short) < 2.3


def test_nothing_within_a_year_draws_nothing() -> None:
    assert calendar(by_day([application(1, 0)], START), START + timedelta(days=800)) is None
    assert calendar({}, START) is None


def test_no_square_lies_in_the_future() -> None:
    picture = drawn([application(1, 0)], START)  # a Monday
    squares = [shape for shape in fromstring(picture.svg).iter() if shape.tag.endswith("rect")]
    assert len(squares) == 25 * 7 + 1


def test_dots_open_their_applications_and_escape_names() -> None:
    svg = opened_dots(
        [Dot("/applications/1", '"><script>', True, True), Dot("/a", "x", False, False)], "arm", "two"
    )
    links = [shape for shape in fromstring(svg).iter() if shape.tag.endswith("a")]
    assert [link.get("href") for link in links] == ["/applications/1", "/a"]
    assert links[0].get("aria-label") == '"><script>'
    assert "<script>" not in svg
    assert [link.find("circle").get("class") for link in links if link.find("circle") is not None] == [  # type: ignore[union-attr]
        "one-full",
        "one-young",
    ]
