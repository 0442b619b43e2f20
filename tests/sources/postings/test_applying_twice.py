"""The warning on applying twice: the same posting is known again, and siblings are left alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.sources.postings.twice import Known, Reason, likely_same


def why(one: Known, other: Known) -> Reason | None:
    assert likely_same(one, other) == likely_same(other, one)
    return likely_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://acme.example/jobs/1", "http://www.acme.example/jobs/1/?utm_source=x#top"),
        (
            "https://www.linkedin.com/jobs/view/data-engineer-at-acme-3712345678",
            "https://de.linkedin.com/jobs/view/3712345678/",
        ),
        (
            "https://www.linkedin.com/jobs/view/3712345678",
            "https://www.linkedin.com/jobs/search/?currentJobId=3712345678&f=1",
        ),
        ("https://www.indeed.com/viewjob?jk=a1b2&from=serp", "https://de.indeed.com/viewjob?jk=a1b2"),
        ("https://boards.greenhouse.io/acme/jobs/4012345", "https://acme.example/careers/job?gh_jid=4012345"),
        ("https://jobs.lever.co/acme/0a1b2c3d", "https://jobs.lever.co/acme/0a1b2c3d/apply?lever-source=x"),
    ],
)
def test_the_same_address_however_it_was_reached(one: str, other: str) -> None:
    assert why(Known("", "", one), Known("Acme", "Engineer", other)) is Reason.ADDRESS


@pytest.mark.parametrize(
    "address",
    ["", "https://acme.example/", "https://acme.example/en/careers", "https://acme.example/jobs?utm_source=x"],
)
def test_an_address_of_many_jobs_says_nothing(address: str) -> None:
    assert why(Known("Acme", "Engineer", address), Known("Acme", "Nurse", address)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data Engineer", "data engineer (m/w/d)"),
        ("Data Engineer", "Engineer, Data"),
        ("Sr. Data Engineer", "Senior Data Engineer (f/m/x)"),
        ("Software Developer II", "Software Dev 2"),
        ("Projektleiter", "Projektleiterin"),
        ("Data Enginer", "Data Engineer"),
        ("Data Engineer (Remote)", "Data Engineer - Full time"),
    ],
)
def test_the_same_role_however_it_is_written(one: str, other: str) -> None:
    assert why(Known("Acme GmbH", one), Known("ACME", other)) is Reason.ROLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senior Data Engineer", "Junior Data Engineer"),
        ("Senior Data Engineer", "Data Engineer"),
        ("Data Engineer I", "Data Engineer II"),
        ("Frontend Engineer", "Backend Engineer"),
        ("Java Developer", "JavaScript Developer"),
        ("C++ Developer", "C# Developer"),
        ("Data Engineer, Payments", "Data Engineer, Search"),
        ("Data Engineer R-12345", "Data Engineer R-12399"),
        ("", ""),
    ],
)
def test_siblings_are_not_the_same(one: str, other: str) -> None:
    assert why(Known("Acme", one), Known("Acme", other)) is None


def test_another_city_is_another_posting() -> None:
    here, there = (
        Known("Acme", "Data Engineer", location="Berlin, DE"),
        Known("Acme", "Data Engineer", location="Munich, DE"),
    )
    assert why(here, there) is None
    assert why(there, Known("Acme", "Data Engineer", location="München")) is Reason.ROLE
    assert why(here, Known("Acme", "Data Engineer")) is Reason.ROLE
    assert why(here, Known("Acme", "Data Engineer Berlin", location="Berlin")) is Reason.ROLE


def test_another_number_on_the_same_host_is_another_posting() -> None:
    one = Known("Acme", "Data Engineer", "https://boards.greenhouse.io/acme/jobs/4012345")
    assert why(one, Known("Acme", "Data Engineer", "https://boards.greenhouse.io/acme/jobs/4012346")) is None
    assert why(one, Known("Acme", "Data Engineer", "https://www.linkedin.com/jobs/view/3712345678")) is Reason.ROLE


@pytest.mark.parametrize("employer", ["", "Beta"])
def test_another_employer_or_none_is_not_the_same(employer: str) -> None:
    assert why(Known("Acme", "Data Engineer"), Known(employer, "Data Engineer")) is None


@settings(deadline=None)
@given(*[st.text(max_size=30)] * 4)
def test_any_words(employer: str, role: str, address: str, location: str) -> None:
    known = Known(employer, role, f"https://{address}", location)
    why(known, Known("Acme", "Engineer", address))
    why(known, known)


def test_ten_thousand_take_no_time_to_speak_of() -> None:
    known = [Known(f"Employer {n}", "Data Engineer", f"https://a{n}.example/jobs/{n}") for n in range(10_000)]
    begun = time.perf_counter()
    assert sum(likely_same(known[7], other) is not None for other in known) == 1
    assert time.perf_counter() - begun < 2
