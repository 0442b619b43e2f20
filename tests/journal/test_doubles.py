"""What counts as applying twice."""

import pytest
from made_journal import a_search, an_application

from onward.journal.doubles import bare_address, doubles, near
from onward.journal.editing import edit_application, put_away

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.acme.example/jobs/1/", "http://acme.example/jobs/1"),
        ("https://acme.example/jobs/1?utm_source=x&id=7#apply", "acme.example/jobs/1?id=7"),
    ],
)
def test_one_posting_has_many_addresses(one: str, other: str) -> None:
    assert bare_address(one) == bare_address(other)


def test_two_postings_stay_two() -> None:
    assert bare_address("https://acme.example/job?id=1") != bare_address("https://acme.example/job?id=2")


@pytest.mark.parametrize("address", ["", "http://[", "not an address", "https://", "ftp://x:99999/"])
def test_no_text_breaks_it(address: str) -> None:
    bare_address(address)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Data Engineer (m/w/d)", "data engineer", True),
        ("Engineer, Data", "Data Engineer", True),
        ("Senior Data Engineer", "Sr. Data Engineer", True),
        ("", "anything", True),
        ("Data Engineer", "Head of Sales", False),
    ],
)
def test_near_roles(one: str, other: str, same: bool) -> None:
    assert near(one, other) is same


def test_the_same_firm_under_another_spelling() -> None:
    search = a_search()
    there = an_application(search, employer="Müller & Söhne GmbH")
    assert doubles(search, employer="MÜLLER und Söhne") == []
    assert doubles(search, employer="Müller & Söhne", role="Engineer") == [there]


def test_the_same_address_whatever_the_name() -> None:
    search = a_search()
    there = an_application(search)
    edit_application(there, {"address": "https://jobs.example/1?gclid=2"})
    assert doubles(search, address="jobs.example/1", employer="Somebody else") == [there]
    assert doubles(search, address="jobs.example/1", but=there.pk) == []


def test_what_is_put_away_or_anothers_is_none() -> None:
    search, other = a_search(), a_search("Other")
    an_application(other)
    put_away(an_application(search))
    assert doubles(search, employer="Acme", role="Engineer") == []


def test_signs_that_databases_read_differently_are_only_signs() -> None:
    search = a_search()
    an_application(search, employer="Acme")
    assert doubles(search, address="%/_", employer="%") == []
