"""What an address tells without asking anyone: the employer by its host, the role by its last part, both as guesses."""

import pytest

from onward.sources.postings.posting import Found
from onward.sources.postings.read import read_posting


@pytest.mark.parametrize(
    ("address", "employer", "role"),
    [
        ("https://boards.greenhouse.io/acmelabs/jobs/4012345", "Acmelabs", ""),
        ("https://job-boards.greenhouse.io/acme/jobs/4012345?gh_src=a1", "Acme", ""),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=123", "Acme", ""),
        ("https://jobs.lever.co/acme-labs/0a1b2c3d-1111-2222-3333-444455556666", "Acme Labs", ""),
        ("https://jobs.ashbyhq.com/Acme%20Labs/0a1b2c3d-1111-2222-3333-444455556666/application", "Acme Labs", ""),
        ("https://acme.recruitee.com/o/data-engineer-mwd-berlin", "Acme", "Data Engineer"),
        ("https://acme.jobs.personio.de/job/123456?language=de", "Acme", ""),
        ("https://apply.workable.com/acme-labs/j/0A1B2C3D4E/", "Acme Labs", ""),
        ("https://jobs.smartrecruiters.com/AcmeLabs/743999-senior-qa-engineer", "AcmeLabs", "Senior QA Engineer"),
        ("https://acme.teamtailor.com/jobs/123456-head-of-people", "Acme", "Head of People"),
        ("https://careers-acme.icims.com/jobs/1234/data-engineer/job", "Acme", "Data Engineer"),
        ("https://join.com/companies/acme/123-data-engineer", "Acme", "Data Engineer"),
        (
            "https://www.linkedin.com/jobs/view/data-engineer-at-acme-labs-3712345678?refId=x",
            "Acme Labs",
            "Data Engineer",
        ),
        ("https://careers.acme.co.uk/jobs/1234-data-engineer", "Acme", "Data Engineer"),
        ("https://www.acme.com/karriere/stellen/data-engineer-m-w-d.html", "Acme", "Data Engineer"),
        ("https://careers.google.com/jobs/results/123-software-engineer/", "Google", "Software Engineer"),
        ("https://amazon.jobs/en/jobs/2712345/software-engineer", "Amazon", "Software Engineer"),
        ("https://xn--mller-kva.example/jobs/entwickler", "Müller", "Entwickler"),
    ],
)
def test_employer_and_role(address: str, employer: str, role: str) -> None:
    posting = read_posting(address)
    assert (posting.employer, posting.role, posting.address) == (employer, role, address)
    assert posting.guessed("employer")
    assert posting.found_by["address"] is Found.GIVEN
    assert posting.doubts == ()


def test_workday_tells_the_place_too() -> None:
    posting = read_posting(
        "https://acme.wd5.myworkdayjobs.com/en-US/External/job/Berlin/Senior-Data-Engineer_R-12345"
    )
    assert (posting.employer, posting.role, posting.location) == ("Acme", "Senior Data Engineer", "Berlin")


def test_a_portal_that_runs_city_and_employer_together() -> None:
    posting = read_posting(
        "https://www.stepstone.de/stellenangebote--Data-Engineer-m-w-d-Berlin-Acme-GmbH--1234567-inline.html"
    )
    assert (posting.employer, posting.role, posting.location) == ("Acme GmbH", "Data Engineer", "Berlin")


@pytest.mark.parametrize(
    "address",
    [
        "https://de.linkedin.com/jobs/view/3712345678",
        "https://www.indeed.com/viewjob?jk=abcdef123",
        "https://www.arbeitsagentur.de/jobsuche/jobdetail/10000-1234567890-S",
        "https://docs.google.com/forms/d/e/abc",
    ],
)
def test_a_portal_is_no_employer_and_that_is_said(address: str) -> None:
    posting = read_posting(address)
    assert (posting.employer, posting.role) == ("", "")
    assert "lists jobs of many employers" in posting.doubts[0]


def test_a_scheme_may_be_left_out() -> None:
    assert read_posting("acme.example/careers").address == "https://acme.example/careers"
    assert read_posting("acme.example/careers").employer == "Acme"


@pytest.mark.parametrize(
    "address", ["https://192.168.1.1/jobs/engineer", "http://[::1/x", "https://localhost/jobs"]
)
def test_what_names_nobody_names_nobody(address: str) -> None:
    assert read_posting(address).employer == ""


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://acme.example/x", "https://you:secret@acme.example/"]
)
def test_only_addresses_of_the_web_are_kept(address: str) -> None:
    posting = read_posting("Data Engineer", address)
    assert posting.address == ""
    assert any("was left out" in doubt for doubt in posting.doubts)
