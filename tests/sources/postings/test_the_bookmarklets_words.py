"""What the bookmarklet sends: {"url", "title", "jsonld": [...], "selection"}."""

import json

import pytest

from onward.sources.postings.posting import Found
from onward.sources.postings.read import read_posting

URL = "https://acme.example/jobs/1"
JOB = {"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": "Acme"}


def sent(**said: object) -> str:
    return json.dumps({"url": URL, **said})


@pytest.mark.parametrize(
    "scripts", [[JOB], [json.dumps(JOB)], ["{broken", json.dumps([JOB])], JOB, json.dumps(JOB)]
)
def test_the_pages_data(scripts: object) -> None:
    posting = read_posting(sent(title="Jobs", jsonld=scripts, selection=""))
    assert (posting.employer, posting.role, posting.address) == ("Acme", "Data Engineer", URL)
    assert posting.found_by["role"] is Found.STATED


def test_the_title_where_there_is_no_data() -> None:
    posting = read_posting(sent(title="Data Engineer at Acme | LinkedIn", jsonld=[], selection="We build things."))
    assert (posting.employer, posting.role) == ("Acme", "Data Engineer")
    assert posting.description_text == "We build things."


def test_the_title_tells_which_part_is_the_sites_own_name() -> None:
    posting = read_posting(sent(title="Sales Partner - Acme - Team North", jsonld=[]))
    assert (posting.employer, posting.role) == ("Acme", "Sales Partner")


def test_a_selection_may_be_a_text_or_a_piece_of_a_page() -> None:
    assert read_posting(sent(selection="Company: Acme")).employer == "Acme"
    assert read_posting(sent(selection="<p>Company: <b>Acme</b></p>")).employer == "Acme"


def test_data_alone_may_be_pasted() -> None:
    assert read_posting(json.dumps(JOB)).role == "Data Engineer"
    assert read_posting(json.dumps({"@graph": [JOB]})).role == "Data Engineer"


@pytest.mark.parametrize(
    "value", [None, 7, [], {}, [[]], {"url": 7, "title": [], "jsonld": {"a": None}, "selection": {}}]
)
def test_other_json_tells_nothing(value: object) -> None:
    posting = read_posting(json.dumps(value))
    assert (posting.employer, posting.role) == ("", "")
