"""Employer and role out of the title of a page, in the ways in which portals write them."""

import pytest

from onward.sources.postings.titles import of_title


@pytest.mark.parametrize(
    ("title", "employer", "role", "location"),
    [
        ("Data Engineer at Acme | LinkedIn", "Acme", "Data Engineer", ""),
        ("Acme hiring Data Engineer in Berlin, Germany | LinkedIn", "Acme", "Data Engineer", "Berlin, Germany"),
        ("Acme GmbH sucht Data Engineer (m/w/d) in Ulm | LinkedIn", "Acme GmbH", "Data Engineer", "Ulm"),
        ("Acme sucht Data Engineer (m/w/d)", "Acme", "Data Engineer", ""),
        ("Die Acme GmbH sucht ab sofort eine/n Data Engineer (m/w/d)", "Acme GmbH", "Data Engineer", ""),
        ("Job Application for Senior Data Engineer at Acme Labs", "Acme Labs", "Senior Data Engineer", ""),
        ("Acme is looking for a Product Designer in London", "Acme", "Product Designer", "London"),
        ("Data Engineer @ Acme", "Acme", "Data Engineer", ""),
        ("Acme - Data Engineer", "Acme", "Data Engineer", ""),
        ("Software Engineer, Payments - Acme", "Acme", "Software Engineer, Payments", ""),
        ("Data Engineer (m/w/d) | Jobs bei Acme GmbH", "Acme GmbH", "Data Engineer", ""),
        ("Data Engineer (all genders) - Acme GmbH - Berlin | StepStone", "Acme GmbH", "Data Engineer", "Berlin"),
        ("Software Engineer II - Job at Acme in Austin, TX", "Acme", "Software Engineer II", "Austin, TX"),
        (
            "Stellenangebot Pflegefachkraft (w/m/d) bei der Firma Klinik Nord GmbH in Hamburg",
            "Klinik Nord GmbH",
            "Pflegefachkraft",
            "Hamburg",
        ),
        ("Product Manager | Acme | Berlin", "Acme", "Product Manager", "Berlin"),
        ("Head of Data at Scale at Acme", "Acme", "Head of Data at Scale", ""),
    ],
)
def test_who_seeks_whom(title: str, employer: str, role: str, location: str) -> None:
    found = of_title(title)
    assert (found.employer, found.role, found.location) == (employer, role, location)


@pytest.mark.parametrize("title", ["We are hiring a Data Engineer", "Wir suchen einen Data Engineer (m/w/d)"])
def test_we_is_no_employer(title: str) -> None:
    assert (of_title(title).employer, of_title(title).role) == ("", "Data Engineer")


def test_a_city_is_no_employer() -> None:
    assert of_title("Data Engineer - Berlin - Indeed.com").employer == ""


@pytest.mark.parametrize("title", ["", "Careers", "Welcome to Acme", "404 | Acme", "Look at this"])
def test_other_titles_tell_nothing(title: str) -> None:
    found = of_title(title)
    assert (found.employer, found.role) == ("", "")


def test_the_name_of_the_site_tells_which_part_is_the_employer() -> None:
    found = of_title("Sales Partner Lab | Account Manager", site="Sales Partner Lab")
    assert (found.employer, found.role) == ("Sales Partner Lab", "Account Manager")
