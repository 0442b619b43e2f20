"""A file that does not say what came of its applications: then there is nothing to learn, and silence is not known."""

from __future__ import annotations

from onward.events import Kind
from onward.ledger import words
from onward.ledger.findings import Findings, Funnel, NextStep, Streak, Waiting
from onward.ledger.pack import PriorPack
from onward.outcomes import PERIOD, Outcomes, landmark
from onward.reading import Reading

_NO_OUTCOME = {Kind.APPLIED, Kind.CONTACTED}
_TELLING = {"status", "days_to_answer", "days_to_rejection"}
_NEVER_WITHOUT_NEWS = 10
"""So many applications that had their time without any news at all are a sheet that nobody kept up."""
_DAYS = {"applied_on", "created_on", "status_on"}


def tells_nothing(reading: Reading, search: Outcomes) -> bool:
    """Whether nothing in a file says what came of any application.

    No step but the sending is there, and either no column could hold one, or ten applications had their time: among
    people who published their log nobody had so many without a single answer, not even an automatic one.
    """
    if not search.sent.any():
        return False
    if any(event.kind not in _NO_OUTCOME for a in reading.applications for event in a.events):
        return False
    columns = {name.partition(".")[0] for name in reading.mapping}
    could = columns & _TELLING or any(name.endswith("_on") and name not in _DAYS for name in columns)
    mature = landmark(search, "answered", PERIOD["answered"]).n
    return not could or mature >= _NEVER_WITHOUT_NEWS


def findings_without_outcomes(reading: Reading, search: Outcomes, why: str, pack: PriorPack) -> Findings:
    """What can be said without outcomes: how many were sent, and what the file needs."""
    sent = int(search.sent.sum())
    return Findings(
        as_of=search.as_of,
        as_of_why=why,
        source=reading,
        headline=words.headline_untold(sent, reading.of_a_file),
        stages=(),
        claims=(),
        last_rejection=None,
        silence=(),
        silence_curve=None,
        waiting=Waiting(0, (0, 0, 0), (0, 0, 0), words.nothing_known()),
        streak=Streak(0, 100.0, words.streak(0, 0, 100.0)),
        forecast=None,
        funnel=Funnel((("applied", "pending", sent),) if sent else ()),
        next=(
            NextStep(*words.step_tell(reading.of_a_file), None, "tell"),
            NextStep(*words.step_send(pack.rates["live"].mean), None),
        ),
        people=pack.people,
    )
