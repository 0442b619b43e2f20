"""A pasted page: its data for machines first, then what is marked in it, its titles, its text, its address."""

import json
from datetime import date
from typing import Any

import pytest

from onward.sources.postings.posting import Found
from onward.sources.postings.read import read_posting

JOB: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Data Engineer (m/w/d)",
    "hiringOrganization": {"@type": "Organization", "name": "Acme &amp; Sons GmbH"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Berlin", "addressRegion": "Berlin", "addressCountry": "DE"},
    },
    "validThrough": "2026-03-31T23:59:59+01:00",
    "employmentType": "FULL_TIME",
    "description": "&lt;p&gt;Build &amp;amp; run&lt;/p&gt;"
    "&lt;ul&gt;&lt;li&gt;SQL&lt;/li&gt;&lt;li&gt;Go&lt;/li&gt;&lt;/ul&gt;",
    "url": "https://acme.example/jobs/1",
}


def page(data: object, rest: str = "") -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<html><head>{rest}<script type="application/ld+json">{text}</script></head><body></body></html>'


def with_(**changes: object) -> str:
    return page(JOB | changes)


def test_the_pages_own_data_tells_it_all() -> None:
    posting = read_posting(page(JOB))
    assert posting.employer == "Acme & Sons GmbH"
    assert posting.role == "Data Engineer"
    assert posting.location == "Berlin, DE"
    assert posting.closes_on == date(2026, 3, 31)
    assert posting.employment_type == "full-time"
    assert posting.description_text == "Build & run\n\n- SQL\n\n- Go"
    assert posting.address == "https://acme.example/jobs/1"
    assert set(posting.found_by.values()) == {Found.STATED}
    assert not posting.guessed("role")
    assert posting.doubts == ()


@pytest.mark.parametrize(
    "wrapped",
    [
        [JOB],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, JOB]},
        [{"@type": "BreadcrumbList"}, [JOB]],
        {"@type": "WebPage", "mainEntity": JOB},
        JOB | {"@type": ["JobPosting", "Thing"]},
        JOB | {"@type": "http://schema.org/JobPosting"},
        JOB | {"hiringOrganization": "Acme & Sons GmbH"},
        JOB | {"hiringOrganization": [{"legalName": "Acme & Sons GmbH"}]},
        {"@graph": [JOB | {"hiringOrganization": {"@id": "#us"}}, {"@id": "#us", "name": "Acme & Sons GmbH"}]},
    ],
)
def test_it_is_found_wherever_it_is(wrapped: object) -> None:
    posting = read_posting(page(wrapped))
    assert (posting.employer, posting.role) == ("Acme & Sons GmbH", "Data Engineer")


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": {"name": "Acme",},}',
        '{"@type": "JobPosting", "title": "Data\tEngineer\n", "hiringOrganization": "Acme"}',
        '<!-- {"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": "Acme"} -->',
        '//<![CDATA[\n{"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": "Acme"};\n//]]>',
        "{&quot;@type&quot;: &quot;JobPosting&quot;, &quot;title&quot;: &quot;Data Engineer&quot;, "
        "&quot;hiringOrganization&quot;: &quot;Acme&quot;}",
        '{"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": "Acme", "x": "it\\\'s"}',
        '\ufeff{"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": "Acme", "n": NaN}',
    ],
)
def test_broken_data_is_mended(broken: str) -> None:
    posting = read_posting(page(broken))
    assert (posting.employer, posting.role, posting.doubts) == ("Acme", "Data Engineer", ())


def test_data_beyond_mending_is_said_and_the_title_is_read() -> None:
    posting = read_posting(page('{"@type": "JobPosting", "title": ', "<title>Data Engineer at Acme</title>"))
    assert (posting.employer, posting.role) == ("Acme", "Data Engineer")
    assert posting.guessed("employer")
    assert "could not be read" in posting.doubts[0]


def test_of_several_the_first_is_taken_and_that_is_said() -> None:
    posting = read_posting(page([JOB, JOB | {"title": "Data Analyst", "url": "https://acme.example/jobs/2"}]))
    assert posting.role == "Data Engineer"
    assert posting.doubts == ("2 postings were pasted; this is the first.",)


def test_of_several_the_one_with_this_address_is_taken() -> None:
    other = JOB | {"title": "Data Analyst", "url": "https://acme.example/jobs/2"}
    posting = read_posting(page([JOB, other]), "https://acme.example/jobs/2")
    assert (posting.role, posting.doubts) == ("Data Analyst", ())


@pytest.mark.parametrize(
    ("salary", "said"),
    [
        (
            {"currency": "EUR", "value": {"minValue": 60000, "maxValue": 80000, "unitText": "YEAR"}},
            "60,000–80,000 EUR a year",
        ),
        ({"currency": "EUR", "value": {"value": "4500", "unitText": "month"}}, "4,500 EUR a month"),
        ({"currency": "GBP", "value": 27.5, "unitText": "HOUR"}, "27.50 GBP an hour"),
        ({"currency": "EUR", "minValue": 60000, "maxValue": 60000}, "60,000 EUR"),
        ("50k to 60k", "50k to 60k"),
        (70000, "70,000"),
        ({"currency": "EUR", "value": {"minValue": 0, "maxValue": 0}}, ""),
        ({"value": True}, ""),
        ([], ""),
    ],
)
def test_pay_in_all_its_forms(salary: object, said: str) -> None:
    assert read_posting(with_(baseSalary=salary)).salary == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"jobLocation": [{"address": {"addressLocality": "Berlin"}}, {"address": "Ulm"}]}, "Berlin; Ulm"),
        ({"jobLocation": "Berlin"}, "Berlin"),
        ({"jobLocation": {"name": "Campus", "address": {}}}, "Campus"),
        (
            {"jobLocation": {"address": {"addressLocality": "Wien", "addressCountry": {"name": "Austria"}}}},
            "Wien, Austria",
        ),
        ({"jobLocation": None, "jobLocationType": "TELECOMMUTE"}, "Remote"),
        (
            {
                "jobLocationType": "TELECOMMUTE",
                "jobLocation": {"address": {"addressLocality": "Berlin"}},
                "applicantLocationRequirements": [{"name": "Germany"}, {"name": "Austria"}],
            },
            "Berlin; Remote (Germany, Austria)",
        ),
    ],
)
def test_places_in_all_their_forms(changes: dict[str, object], said: str) -> None:
    assert read_posting(with_(**changes)).location == said


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-03-31T00:00", date(2026, 3, 31)),
        ("31.03.2026", date(2026, 3, 31)),
        ("March 31, 2026", date(2026, 3, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        ("9999-12-31", None),
        ("soon", None),
        (20260331, None),
    ],
)
def test_closing_days(written: object, day: date | None) -> None:
    assert read_posting(with_(validThrough=written)).closes_on == day


def test_kinds_of_employment() -> None:
    assert read_posting(with_(employmentType=["FULL_TIME", "CONTRACTOR"])).employment_type == "full-time, contract"
    assert read_posting(with_(employmentType="FULL_TIME, PART_TIME")).employment_type == "full-time, part-time"


@pytest.mark.parametrize(
    "shape", [None, 7, [], {}, "", [[[]]], {"@id": {}}, True, 10**400, {"name": {"name": []}}]
)
def test_what_has_another_shape_is_passed_over(shape: object) -> None:
    for name in JOB.keys() - {"@type"}:
        read_posting(with_(**{name: shape}))


MICRODATA = """<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Data Engineer</h1>
<div itemprop="hiringOrganization" itemscope><b itemprop="name">Acme</b></div>
<p itemprop="jobLocation" itemscope><b itemprop="address" itemscope><i itemprop="addressLocality">Ulm</i></b></p>
<meta itemprop="employmentType" content="PART_TIME"><time itemprop="validThrough" datetime="2026-03-31">soon</time>
<div itemprop="description"><p>Build</p><script>alert(1)</script><style>p{}</style></div></div>"""


def test_microdata() -> None:
    posting = read_posting(MICRODATA)
    assert (posting.employer, posting.role, posting.location) == ("Acme", "Data Engineer", "Ulm")
    assert (posting.employment_type, posting.closes_on) == ("part-time", date(2026, 3, 31))
    assert posting.description_text == "Build"
    assert posting.found_by["employer"] is Found.MARKED


def test_titles_where_there_is_no_data() -> None:
    html = (
        '<html><head><meta property="og:title" content="Acme hiring Data Engineer in Ulm"><title>Jobs</title>'
        '<link rel="canonical" href="https://www.linkedin.com/jobs/view/1"></head><body><p>Hello</p></body></html>'
    )
    posting = read_posting(html)
    assert (posting.employer, posting.role, posting.location) == ("Acme", "Data Engineer", "Ulm")
    assert posting.address == "https://www.linkedin.com/jobs/view/1"
    assert posting.found_by["role"] is Found.TITLE


def test_a_heading_and_the_text_below_it() -> None:
    posting = read_posting("<h1>Data Engineer</h1><p>Acme GmbH · Berlin</p><p>Gehalt: 60.000 €</p>")
    assert (posting.employer, posting.role, posting.location) == ("Acme GmbH", "Data Engineer", "Berlin")
    assert posting.salary == "60.000 €"


def test_scripts_styles_and_hidden_parts_are_never_shown() -> None:
    html = "<body><script>steal()</script><style>.x{}</style><noscript>no</noscript><template>t</template>Hello</body>"
    assert read_posting(html).description_text == "Hello"


def test_a_system_for_applications_names_the_employer_before_a_guess_does() -> None:
    html = "<h2>Somebody</h2><h1>Data Engineer</h1><p>text</p>"
    posting = read_posting(html, "https://jobs.lever.co/acme/0a1b2c3d-1111-2222-3333-444455556666")
    assert (posting.employer, posting.found_by["employer"]) == ("Acme", Found.ADDRESS)
