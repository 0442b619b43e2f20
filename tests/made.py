"""Searches made by hand for tests of ledger, report and command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onward.events import Application, Event, Kind
from onward.reading import Note, Reading

START = date(2024, 1, 1)
TODAY = date(2024, 12, 31)

Step = tuple[Kind, int]


def application(number: int, day: int, *steps: Step, employer: str = "", **arms: str) -> Application:
    """An application of day `day`; each step so many days later."""
    applied = START + timedelta(days=day)
    events = [
        Event(Kind.APPLIED, applied),
        *(Event(kind, applied + timedelta(days=later)) for kind, later in steps),
    ]
    return Application(number, employer or f"Employer {number}", "Clerk", tuple(events), arms)


def reading(
    applications: Sequence[Application], *, skipped: Sequence[Note] = (), doubts: Sequence[Note] = ()
) -> Reading:
    """A reading of these applications, known until the end of 2024."""
    rows = len(applications) + len(skipped)
    mapping = {"applied_on": "Date", "employer": "Company"}
    made = tuple(applications)
    return Reading("mine.csv", "CSV", rows, made, tuple(skipped), tuple(doubts), mapping, TODAY)


def contrasting(
    first: tuple[int, int], second: tuple[int, int], *, column: str = "Referral", every: int = 1
) -> list[Application]:
    """Two arms, "yes" (k, n) and "no" (k, n), sent in turn; successes come after five days, spread evenly."""
    made: list[Application] = []
    total = first[1] + second[1]
    sent = [0, 0]
    for i in range(total):
        arm = 0 if sent[0] * second[1] <= sent[1] * first[1] and sent[0] < first[1] else 1
        arm = 0 if sent[1] >= second[1] else arm
        k, n = (first, second)[arm]
        hit = (sent[arm] + 1) * k // n > sent[arm] * k // n
        sent[arm] += 1
        steps = [(Kind.INTERVIEW, 5)] if hit else []
        made.append(application(i + 2, i * every, *steps, **{column: ("yes", "no")[arm]}))
    return made
