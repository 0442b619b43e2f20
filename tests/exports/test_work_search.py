"""A work-search record lists what was done in a time, what came of it, and what it cannot say."""

from datetime import date

import pytest

from onward.events import Application, Event, Kind
from onward.exports.work_search import Contact, Facts, Record, Step, work_search

SINCE, UNTIL = date(2026, 3, 1), date(2026, 3, 31)


def sent(
    row: int, *steps: tuple[Kind, date | None], employer: str = "Acme", role: str = "Engineer"
) -> Application:
    return Application(row, employer, role, tuple(Event(kind, on) for kind, on in steps))


def record(*applications: Application, **facts: Facts) -> Record:
    known = {int(name.removeprefix("of_")): fact for name, fact in facts.items()}
    mail = {application.row: Facts(channel="mail") for application in applications}
    return work_search(applications, mail | known, since=SINCE, until=UNTIL)


def test_an_application_is_a_row_with_all_that_is_known() -> None:
    whole = record(
        sent(7, (Kind.APPLIED, date(2026, 3, 4)), (Kind.REJECTED, date(2026, 3, 9))),
        of_7=Facts("https://acme.example/jobs/7", "Berlin", "referral"),
    )
    history = (Step(Kind.APPLIED, date(2026, 3, 4)), Step(Kind.REJECTED, date(2026, 3, 9)))
    assert whole.contacts == (
        Contact(
            on=date(2026, 3, 4),
            kind=Kind.APPLIED,
            application=7,
            employer="Acme",
            role="Engineer",
            location="Berlin",
            address="https://acme.example/jobs/7",
            channel="referral",
            result=Kind.REJECTED,
            result_on=date(2026, 3, 9),
            history=history,
        ),
    )
    assert whole.missing == ()


def test_an_interview_is_a_contact_of_its_own_day() -> None:
    whole = record(sent(1, (Kind.APPLIED, date(2026, 2, 10)), (Kind.INTERVIEW, date(2026, 3, 2))))
    assert [(contact.on, contact.kind) for contact in whole.contacts] == [(date(2026, 3, 2), Kind.INTERVIEW)]
    assert (whole.applications, whole.employers) == (0, 1)


def test_the_first_and_the_last_day_are_included() -> None:
    days = [date(2026, 2, 28), SINCE, UNTIL, date(2026, 4, 1)]
    whole = record(*(sent(n, (Kind.APPLIED, day)) for n, day in enumerate(days)))
    assert [contact.on for contact in whole.contacts] == [SINCE, UNTIL]
    assert whole.missing == ()


def test_rows_are_by_day_then_employer() -> None:
    whole = record(
        sent(1, (Kind.APPLIED, date(2026, 3, 5)), employer="beta"),
        sent(2, (Kind.APPLIED, date(2026, 3, 5)), employer="Alpha"),
        sent(3, (Kind.APPLIED, date(2026, 3, 4)), employer="Gamma"),
    )
    assert [contact.employer for contact in whole.contacts] == ["Gamma", "Alpha", "beta"]
    assert (whole.applications, whole.employers) == (3, 3)


def test_what_was_only_saved_or_what_an_employer_began_is_no_contact() -> None:
    whole = record(sent(1), sent(2, (Kind.CONTACTED, date(2026, 3, 4)), (Kind.REJECTED, date(2026, 3, 6))))
    assert (whole.contacts, whole.missing) == ((), ())


@pytest.mark.parametrize(
    ("steps", "result"),
    [
        ([], None),
        ([(Kind.ANSWERED, date(2026, 3, 8))], None),
        ([(Kind.CLOSED, date(2026, 3, 8))], Kind.CLOSED),
        ([(Kind.CLOSED, date(2026, 3, 8)), (Kind.INTERVIEW, date(2026, 3, 20))], None),
        ([(Kind.REJECTED, date(2026, 3, 8)), (Kind.CLOSED, date(2026, 3, 20))], Kind.REJECTED),
        ([(Kind.OFFER, date(2026, 3, 8)), (Kind.DECLINED, date(2026, 3, 20))], Kind.DECLINED),
        ([(Kind.REJECTED, None), (Kind.INTERVIEW, date(2026, 3, 20))], Kind.REJECTED),
        ([(Kind.ACCEPTED, date(2026, 3, 8)), (Kind.ANSWERED, date(2026, 3, 20))], Kind.ACCEPTED),
    ],
)
def test_the_result_is_what_counts_now(steps: list[tuple[Kind, date | None]], result: Kind | None) -> None:
    whole = record(sent(1, (Kind.APPLIED, date(2026, 3, 4)), *steps))
    assert whole.contacts[0].result is result


def test_the_history_is_by_day_and_what_has_none_comes_last() -> None:
    whole = record(
        sent(1, (Kind.REJECTED, None), (Kind.INTERVIEW, date(2026, 3, 9)), (Kind.APPLIED, date(2026, 3, 4)))
    )
    assert [step.kind for step in whole.contacts[0].history] == [Kind.APPLIED, Kind.INTERVIEW, Kind.REJECTED]


def test_an_application_without_a_day_is_said_to_be_missing() -> None:
    whole = record(sent(3, (Kind.APPLIED, None)))
    assert whole.contacts == ()
    assert [(gap.application, gap.employer, gap.what) for gap in whole.missing] == [(3, "Acme", "day")]


def test_one_that_was_surely_sent_before_is_not_missing() -> None:
    early = Application(3, "Acme", "Engineer", (Event(Kind.APPLIED, None, by=date(2026, 2, 20)),))
    assert record(early).missing == ()


def test_an_interview_without_a_day_of_a_later_application_is_not_missing() -> None:
    assert record(sent(3, (Kind.APPLIED, date(2026, 4, 2)), (Kind.INTERVIEW, None))).missing == ()


def test_blanks_of_a_row_are_said() -> None:
    whole = record(sent(3, (Kind.APPLIED, date(2026, 3, 4)), employer="", role=" "), of_3=Facts())
    assert [gap.what for gap in whole.missing] == ["employer", "how", "role"]


def test_two_applications_at_one_employer_stay_two() -> None:
    whole = record(*(sent(n, (Kind.APPLIED, date(2026, 3, 4))) for n in (1, 2)))
    assert (whole.applications, whole.employers) == (2, 1)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="before the first"):
        work_search([], {}, since=UNTIL, until=SINCE)
