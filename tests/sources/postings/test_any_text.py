"""No text makes it fail, take long, or bring markup through."""

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.sources.postings.fields import LIMITS, LONGEST_DESCRIPTION
from onward.sources.postings.posting import NAMES, Posting
from onward.sources.postings.read import read_posting

PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<script>",
            "</script>",
            "<style>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&lt;b&gt;",
            "&amp;lt;",
            "&#x3C;p&#62;",
        ),
        *(
            '<script type="application/ld+json">',
            '{"@type":"JobPosting","title":"',
            '"}',
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            '"',
        ),
        *(
            '<div itemtype="JobPosting">',
            '<b itemprop="title">',
            "<title>",
            "<h1>",
            "Data Engineer",
            "Acme GmbH",
            " at ",
            " - ",
        ),
        *(
            "sucht ",
            "(m/w/d)",
            "Gehalt: ",
            "€60.000",
            "Bewerbungsfrist: ",
            "31.03.2026",
            "https://a.example/",
            "\n",
            "\x00",
        ),
        *("\ud800", "\u202e", "\u2028", "javascript:", "İ", "ß", "１", "<", ">", "&", "\\", "\\u0000", "9" * 400),
    ]
)
TEXTS = st.text() | st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8) | PIECES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "name", "value", "address", "minValue", "currency"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
NAMES_OF_A_JOB = """title hiringOrganization jobLocation jobLocationType applicantLocationRequirements baseSalary
validThrough employmentType description url @id"""
JOBS = st.fixed_dictionaries(
    {"@type": st.just("JobPosting")}, optional=dict.fromkeys(NAMES_OF_A_JOB.split(), VALUES)
)


def is_plain(posting: Posting) -> None:
    for name in NAMES:
        value = getattr(posting, name)
        if not isinstance(value, str):
            continue
        assert len(value) <= LIMITS.get(name, LONGEST_DESCRIPTION), name
        assert not re.search(r"<[a-zA-Z/!?]|[\x00-\x08\x0b-\x1f\x7f\u202e\ud800-\udfff]", value), name
        assert name == "description_text" or "\n" not in value
        assert value == value.strip()
    assert posting.address == "" or posting.address.startswith(("http://", "https://"))
    assert set(posting.found_by) == {name for name in NAMES if getattr(posting, name)}
    json.dumps(posting.doubts)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_any_text(pasted: str, address: str) -> None:
    is_plain(read_posting(pasted, address))


@settings(deadline=None)
@given(JOBS)
def test_any_data(job: object) -> None:
    is_plain(read_posting(json.dumps(job)))
    is_plain(read_posting(f'<script type="application/ld+json">{json.dumps(job)}</script>'))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["url", "title", "jsonld", "selection"]), VALUES | TEXTS))
def test_any_payload(payload: object) -> None:
    is_plain(read_posting(json.dumps(payload)))


@settings(deadline=None)
@given(TEXTS)
def test_any_address(path: str) -> None:
    for host in (
        "www.linkedin.com/jobs/view/",
        "boards.greenhouse.io/",
        "www.stepstone.de/stellenangebote--",
        "a.example/",
    ):
        is_plain(read_posting(f"https://{host}{path}"))


LONG, LARGE = 500_000, 5_000_000


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<div>",
            "<b>",
            "<p>",
            "<",
            "<a ",
            "<!--",
            "<script>",
            "&",
            "&lt;",
            "&amp;",
            "{",
            "[",
            '{"a":',
            '"',
            '\\"',
            ",",
            ", ]",
        ),
        *(
            "a",
            " ",
            "\n",
            "\t",
            "a ",
            "Data Engineer at ",
            "Acme sucht ",
            " - ",
            "€1 ",
            "1.000",
            "1 ",
            "https://",
            "a.",
            "a-",
            "-",
        ),
        *(
            "<div itemprop=title itemtype=JobPosting>",
            '<script type="application/ld+json">{"@type":"JobPosting"}</script>',
        ),
        *(
            "<p>Company: ",
            "\nCompany: Acme",
            "\nEngineer",
            "(m/",
            "deadline ",
            "\ud800",
            "\u2028",
            "<td><table>",
            "<x",
        ),
        *('{"@type":"JobPosting"},', "[[],", "\\", "<![CDATA[", "&#", "🙂"),
    ],
)
def test_a_long_text_takes_no_time_to_speak_of(piece: str) -> None:
    begun = time.perf_counter()
    is_plain(read_posting(piece * (LONG // len(piece))))
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("piece", ["<p>", "<", "a ", '{"@type":"JobPosting"},'])
def test_five_million_characters_take_seconds(piece: str) -> None:
    begun = time.perf_counter()
    is_plain(read_posting(piece * (LARGE // len(piece))))
    assert time.perf_counter() - begun < 30


def test_more_is_not_read_and_that_is_said() -> None:
    assert "first 5 million" in read_posting("a" * (LARGE + 1)).doubts[0]
