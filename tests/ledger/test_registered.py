"""Claims of one's own: they count from their day on, keep their weight, and tell no more lies than the scan."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from made import START, TODAY, application, contrasting, reading
from scipy.stats import binomtest

from onward.events import Kind
from onward.evidence import weights
from onward.ledger.claims import verdicts_now
from onward.ledger.history import Looker, history
from onward.ledger.learn import learn
from onward.ledger.pack import published_logs
from onward.ledger.registered import Registered, registered_contrasts
from onward.outcomes import PERIOD, STAGES, columns, landmark

OWN = Registered(1, "Referral", "yes", START + timedelta(days=40))


def test_only_applications_sent_later_count() -> None:
    made = contrasting((20, 60), (4, 100))
    (contrast,) = registered_contrasts(columns(made, TODAY), [OWN])
    assert contrast.member.sum() == sum(a.events[0].on > OWN.on for a in made)  # type: ignore[operator]
    assert contrast.weight == weights.registered(1)
    found = learn(reading(made), today=TODAY, registered=[OWN])
    assert sum(c.id.startswith("claim-1:referral") for c in found.claims) == 1


def test_what_it_needs_is_counted_from_its_day_on() -> None:
    """A column that every row fills in: each application sent from now on counts, however many came before."""
    made = contrasting((6, 150), (6, 150), column="Portal")
    own = Registered(1, "Portal", "yes", START + timedelta(days=240))
    claims = {c.id: c for c in learn(reading(made), today=TODAY, registered=[own]).claims}
    registered, scanned = claims["claim-1:portal:yes"], claims["portal:yes"]
    assert registered.line < scanned.line
    assert registered.more_needed is not None
    assert scanned.more_needed is not None
    assert registered.more_needed < 1.6 * scanned.more_needed


def test_a_level_that_nobody_has_or_one_arm_only_is_not_looked_at() -> None:
    search = columns(contrasting((20, 60), (4, 100)), TODAY)
    assert registered_contrasts(search, [replace(OWN, level="maybe")]) == []
    assert registered_contrasts(search, [replace(OWN, column="Mood")]) == []
    assert registered_contrasts(search, [replace(OWN, on=TODAY)]) == []


def test_numbers_are_given_once() -> None:
    with pytest.raises(ValueError, match="numbers of their own"):
        registered_contrasts(columns([], TODAY), [OWN, OWN])


def test_registering_halves_the_scans_weights_and_no_more() -> None:
    made = contrasting((10, 60), (10, 60))
    alone = learn(reading(made), today=TODAY).claims
    beside = {c.id: c for c in learn(reading(made), today=TODAY, registered=[OWN]).claims}
    assert all(beside[c.id].line == pytest.approx(c.line + np.log(2)) for c in alone)


def test_searches_with_claims_of_their_own_are_hardly_ever_told_a_false_lesson() -> None:
    """80 searches of 150 applications in which nothing matters, a claim registered every 30 days on the level that
    looks best so far, a look every two weeks, seed 11; a true 5% fails once in 1,000."""
    told = 0
    for number in range(80):
        rng = np.random.default_rng([11, number])
        made = [
            application(
                i + 2,
                i,
                *([(Kind.INTERVIEW, 6)] if rng.random() < 0.15 else []),
                Portal=str(rng.choice(["A", "B", "C"])),
                Letter=str(rng.choice(["yes", "no"])),
            )
            for i in range(150)
        ]
        own: list[Registered] = []
        lied = False
        for day in range(14, 210, 14):
            search = columns(made, START + timedelta(days=day))
            if day % 28 == 0 and len(own) < 5:
                own.append(Registered(len(own) + 1, "Portal", _best(search), search.as_of))
            marks = {stage: landmark(search, stage, PERIOD[stage]) for stage in STAGES}
            lied = lied or "lesson" in verdicts_now(search, marks, published_logs(), own).values()
        told += lied
    assert binomtest(told, 80, 0.05, "greater").pvalue > 0.001


def _best(search: object) -> str:
    portal, hit = search.attributes["Portal"], search.reached("live")  # type: ignore[attr-defined]
    rates = [hit[portal.code == i].mean() for i in range(len(portal.levels))]
    return str(portal.levels[int(np.argmax(rates))])


def test_a_history_says_when_a_lesson_came_and_went() -> None:
    """A difference that is plain for 100 days and turns round afterwards."""
    made = []
    for i in range(260):
        arm = i % 2
        good = arm == (1 if i < 100 else 0)
        steps = [(Kind.INTERVIEW, 5)] if good and i % 3 else []
        made.append(application(i + 2, i, *steps, Letter=("no", "yes")[arm]))
    changes = history(Looker(made, published_logs(), PERIOD), date(2024, 12, 1))
    letter = [change.verdict for change in changes if change.claim.startswith("letter")]
    assert "lesson" in letter
    assert letter[-1] is None
    assert [change.on for change in changes] == sorted(change.on for change in changes)


def test_a_search_of_noise_has_no_history() -> None:
    found = learn(reading([application(i + 2, i, Letter=("a", "b")[i % 2]) for i in range(30)]), today=TODAY)
    assert found.history is None
    noisy = [
        application(i + 2, i, *([(Kind.REJECTED, 9)] if i % 3 else []), Letter="ab"[i % 2]) for i in range(60)
    ]
    assert learn(reading(noisy), today=TODAY, with_history=True).history == ()
