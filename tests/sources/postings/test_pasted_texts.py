"""A posting that was copied as text, in English and German."""

from datetime import date

import pytest

from onward.sources.postings.posting import Found
from onward.sources.postings.read import read_posting

ENGLISH = """Acme logo
Acme
Senior Data Engineer
Berlin, Germany · 2 weeks ago · Over 100 applicants
€70,000 - €90,000 a year
Full-time
About the job
We build things.
Apply by March 31, 2026."""

GERMAN = """Data Engineer (m/w/d)
Acme GmbH · Berlin
Vollzeit, unbefristet
Gehalt: 60.000 – 75.000 € brutto im Jahr
Bewerbungsfrist: 31.03.2026
Ihre Aufgaben
- Daten"""


def test_english() -> None:
    posting = read_posting(ENGLISH)
    assert (posting.employer, posting.role) == ("Acme", "Senior Data Engineer")
    assert (posting.salary, posting.employment_type) == ("€70,000 - €90,000 a year", "full-time")
    assert posting.closes_on == date(2026, 3, 31)
    assert posting.description_text == ENGLISH
    assert posting.guessed("employer")


def test_german() -> None:
    posting = read_posting(GERMAN)
    assert (posting.employer, posting.role, posting.location) == ("Acme GmbH", "Data Engineer", "Berlin")
    assert posting.salary == "60.000 – 75.000 € brutto im Jahr"
    assert (posting.closes_on, posting.found_by["closes_on"]) == (date(2026, 3, 31), Found.LABELLED)


@pytest.mark.parametrize(
    "text",
    [
        "Company: Acme\nJob title: Data Engineer\nLocation: Ulm",
        "Arbeitgeber: Acme\nStellenbezeichnung: Data Engineer\nArbeitsort: Ulm",
        "Unternehmen:\nAcme\nStellenbezeichnung:\nData Engineer\nStandort:\nUlm",
        "* Company: **Acme**\n* Position: Data Engineer (m/f/x)\n* Location: Ulm",
    ],
)
def test_labels(text: str) -> None:
    posting = read_posting(text)
    assert (posting.employer, posting.role, posting.location) == ("Acme", "Data Engineer", "Ulm")
    assert not posting.guessed("employer")


def test_a_day_with_two_readings_is_left_out_and_said() -> None:
    posting = read_posting("Job title: Data Engineer\nClosing date: 03/04/2026")
    assert posting.closes_on is None
    assert posting.doubts == ('The closing day "03/04/2026" can be read in two ways; it was left out.',)


def test_an_address_on_a_line_of_its_own_is_the_postings() -> None:
    posting = read_posting("Data Engineer\nhttps://jobs.lever.co/acme/0a1b2c3d-1111-2222-3333-444455556666\nHello")
    assert posting.address.startswith("https://jobs.lever.co/acme/")
    assert (posting.employer, posting.role) == ("Acme", "Data Engineer")


@pytest.mark.parametrize("text", ["", "  \n", "hello", "Wir suchen dich!", "5 < 6 and 7 > 3"])
def test_what_tells_nothing_tells_nothing(text: str) -> None:
    posting = read_posting(text)
    assert (posting.employer, posting.role, posting.salary, posting.closes_on) == ("", "", "", None)


def test_a_long_text_is_cut_and_that_is_said() -> None:
    posting = read_posting("word " * 10_000)
    assert len(posting.description_text) <= 20_000
    assert "its end was left out" in posting.doubts[0]
