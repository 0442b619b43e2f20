"""From a reading to findings: verdicts, words and counts, on searches made by hand and on the real one."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from made import START, TODAY, application, contrasting, reading

from onward.events import Application, Event, Kind
from onward.ledger import scan
from onward.ledger.contract import as_json
from onward.ledger.findings import Claim, Findings
from onward.ledger.learn import learn
from onward.ledger.pack import published_logs
from onward.ledger.passing import interview_given_live
from onward.outcomes import columns
from onward.sources.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def claim(findings: Findings, start: str) -> Claim:
    return next(c for c in findings.claims if c.id.startswith(start))


def the_177(**options: object) -> Findings:
    return learn(read(EXAMPLES / "search-177.csv", today=date(2026, 11, 24)), today=date(2026, 11, 24), **options)  # type: ignore[arg-type]


def test_easy_apply_9_of_139_against_4_of_38_is_no_lesson_and_this_search_cannot_know() -> None:
    easy = claim(the_177(), "easy-application")
    assert [(arm.sent, arm.reached) for arm in easy.arms] == [(38, 4), (139, 9)]
    assert easy.verdict == "can't know"
    assert easy.more_needed is not None
    assert easy.more_needed > 500
    assert easy.words.startswith(
        "Can't know in this search. 4 of 38 (Easy Application: no) and 9 of 139 (Easy Application: yes)"
    )
    assert "more applications" in easy.words


def test_the_period_is_kept_two_late_interviews_are_no_success_in_time() -> None:
    late = the_177(as_of=date(2023, 6, 1))
    easy = claim(late, "easy-application")
    assert [(arm.n, arm.k) for arm in easy.arms] == [(38, 3), (139, 8)]  # rows 67 and 71 took 74 and 125 days
    patient = claim(the_177(as_of=date(2023, 12, 1), period=130), "easy-application")
    assert [(arm.n, arm.k) for arm in patient.arms] == [(38, 4), (139, 9)]


def test_an_old_file_is_looked_at_from_its_last_day_and_says_so() -> None:
    findings = the_177()
    assert findings.as_of == date(2023, 3, 13)
    assert "the last day that your file knows of" in findings.as_of_why
    assert the_177(as_of=date(2023, 1, 1)).as_of_why == "As of 1 January 2023, as you asked."


def test_what_came_after_the_day_is_not_known() -> None:
    early = the_177(as_of=date(2022, 7, 31))
    sent = sum(count for start, _, count in early.funnel.flows if start == "applied")
    assert sent == sum(a.events[0].on <= date(2022, 7, 31) for a in early.source.applications if a.events[0].on)
    assert early.last_rejection is not None
    assert early.last_rejection.on is not None
    assert early.last_rejection.on <= date(2022, 7, 31)


def test_a_large_difference_is_a_lesson_that_says_differ_and_not_because() -> None:
    findings = learn(reading(contrasting((40, 80), (4, 120))), today=TODAY)
    referral = claim(findings, "referral")
    assert referral.verdict == "lesson"
    assert findings.headline == "This search has taught you one thing."
    assert referral.words.startswith(
        "Learned: Referral: yes gets you screens, tests or interviews more often, 40 of 80 against 4 of 120"
    )
    assert "times as often" in referral.words
    assert "whether it is the cause" in referral.words
    assert findings.claims[0] is referral
    assert referral.path is not None
    assert referral.path.log_e[-1] == pytest.approx(referral.log_e)
    assert findings.next[0].action == "Lean towards Referral: yes"


def test_no_difference_that_matters_is_said_once_it_is_sure() -> None:
    findings = learn(reading(contrasting((400, 600), (402, 600), every=0)), today=TODAY)
    referral = claim(findings, "referral")
    assert referral.verdict == "no difference"
    assert referral.words.startswith("Settled: no difference that matters.")


def test_a_lean_that_this_search_can_settle_is_watched_with_a_day() -> None:
    made = [
        application(
            i + 2, i // 12, *([(Kind.INTERVIEW, 3)] if i % 3 == 0 else []), Letter="yes" if i % 2 else "no"
        )
        for i in range(1200)
    ]
    findings = learn(reading(made), today=date(2024, 4, 12), as_of=date(2024, 4, 12))
    letter = claim(findings, "letter")
    assert letter.verdict in {"keep watching", "no difference"}
    if letter.verdict == "keep watching":
        assert letter.settled_by is not None
        assert letter.words.startswith("Too early.")


def test_arms_one_after_the_other_are_called_before_and_after() -> None:
    made = contrasting((30, 60), (3, 90))
    halves = [
        Application(a.row, a.employer, a.role, a.events, {"Resume": "new" if i >= 75 else "old"})
        for i, a in enumerate(made)
    ]
    change = claim(learn(reading(halves), today=TODAY), "resume")
    assert (change.kind, change.design) == ("change", "before-after")


def test_one_rejection_teaches_nothing() -> None:
    made = [application(i + 2, i, (Kind.REJECTED, 4)) for i in range(12)]
    last = learn(reading(made), today=TODAY).last_rejection
    assert last is not None
    assert last.words.startswith("Nothing to change. One no moves the chance of your next application from")
    assert last.chance_after < last.chance_before
    assert last.bits < 0.2
    assert 0 < last.technique[0] < last.technique[1] < 0.25


def test_the_tenth_interview_rejection_gives_something_to_look_at() -> None:
    made = [application(i + 2, i, (Kind.INTERVIEW, 4), (Kind.REJECTED, 9)) for i in range(12)]
    findings = learn(reading(made), today=TODAY)
    assert findings.last_rejection is not None
    look = "Now there is something to look at. 12 interviews in a row that end in a no happen to"
    assert findings.last_rejection.words.startswith(look)
    assert any(step.action.startswith("One practice interview") for step in findings.next)


def test_fewer_interview_rejections_change_nothing() -> None:
    made = [application(i + 2, i, (Kind.INTERVIEW, 4), (Kind.REJECTED, 9)) for i in range(3)]
    last = learn(reading(made), today=TODAY).last_rejection
    assert last is not None
    assert last.words.startswith("Nothing to change. One no moves your chance at the next interview from")


def test_an_empty_search_says_so_calmly() -> None:
    application_only_contacted = Application(2, "Acme", "", (Event(Kind.CONTACTED, START),))
    findings = learn(reading([application_only_contacted]), today=TODAY)
    assert findings.headline == "Nothing was sent yet, so there is nothing to learn from."
    assert findings.waiting.words == "Nothing is waiting for an answer."
    assert findings.forecast is None
    assert findings.last_rejection is None


def test_an_accepted_offer_ends_the_forecast() -> None:
    made = [application(2, 0, (Kind.INTERVIEW, 5), (Kind.ACCEPTED, 20)), application(3, 1)]
    assert learn(reading(made), today=date(2024, 2, 1), as_of=date(2024, 2, 1)).forecast is None


def test_every_application_sent_is_in_the_flow_once() -> None:
    for name in ("search-177.csv", "search-138.json"):
        findings = learn(read(EXAMPLES / name, today=TODAY.replace(year=2026)), today=TODAY.replace(year=2026))
        into: Counter[str] = Counter()
        out: Counter[str] = Counter()
        for a, b, count in findings.funnel.flows:
            out[a] += count
            into[b] += count
        sent = sum(any(e.kind is Kind.APPLIED for e in a.events) for a in findings.source.applications)
        assert out["applied"] == sent
        for stage in ("answered", "live", "interview", "offer"):
            assert into[stage] == out[stage]
        assert sum(count for place, count in into.items() if place not in out) == sent


def test_silence_lists_each_waiting_one_with_its_chance() -> None:
    steps = [[(Kind.REJECTED, days)] for days in (3, 8, 15, 24)]
    made = [application(i + 2, i, *(steps[i % 4] if i % 2 else [])) for i in range(40)]
    findings = learn(reading(made), today=date(2024, 2, 12), as_of=date(2024, 2, 12))
    assert findings.waiting.n == len(findings.silence)
    chances = [silent.still_coming for silent in findings.silence]
    assert chances == sorted(chances, reverse=True)
    young, old = findings.silence[0], findings.silence[-1]
    assert f"{young.days} days without an answer. Of 10 like this," in young.words
    assert "No need to do anything before" in young.words
    assert old.days > young.days
    low, middle, high = findings.waiting.answered_in_30_days
    assert 0 <= low <= middle <= high <= findings.waiting.n


def test_a_silence_that_few_break_can_be_let_go() -> None:
    made = [application(i + 2, i, *([(Kind.REJECTED, 3)] if i % 2 else [])) for i in range(80)]
    findings = learn(reading(made), today=date(2024, 4, 1), as_of=date(2024, 4, 1))
    assert findings.silence[-1].words.endswith("You can let it go.")
    assert any(step.action.startswith("Let ") for step in findings.next)


def test_a_streak_is_compared_with_searches_like_this() -> None:
    made = [application(i + 2, i, *([(Kind.REJECTED, 6)] if i < 30 and i % 2 else [])) for i in range(53)]
    streak = learn(reading(made), today=TODAY).streak
    assert streak.length == 23
    assert streak.words.startswith("The latest 23 that had their time went without an answer.")
    assert 0 <= streak.in_100 <= 100


def test_claims_say_what_would_settle_them_or_that_nothing_would() -> None:
    for one in the_177().claims:
        assert one.words
        assert (one.verdict == "keep watching") == (
            one.settled_by is not None and one.verdict not in {"tentative"}
        )


def test_json_has_the_fixed_keys() -> None:
    told = as_json(the_177())
    assert told["schema"] == 1
    assert {"path", "format", "rows", "applications", "skipped"} <= told["source"].keys()
    assert {"stage", "n", "k", "pending", "mean", "low", "high", "usual", "as_low_in_100"} <= told["stages"][
        0
    ].keys()
    fixed = {
        "id",
        "claim",
        "kind",
        "design",
        "stage",
        "arms",
        "e_value",
        "log_e",
        "verdict",
        "ratio",
        "more_needed",
        "settled_by",
        "words",
    }
    assert all(fixed <= one.keys() for one in told["claims"])
    assert {"application", "on", "bits", "chance_before", "chance_after", "technique", "words"} <= told[
        "last_rejection"
    ].keys()
    assert told["forecast"]["offer_by"].keys() == {"10", "50", "90"}
    assert {"n", "answered_in_30_days", "live_in_30_days"} <= told["waiting"].keys()
    assert {"length", "in_100"} <= told["streak"].keys()
    assert all({"action", "why", "application"} <= step.keys() for step in told["next"])
    assert 1 <= len(told["next"]) <= 3


def test_the_latest_rejection_is_the_latest_that_has_a_day() -> None:
    last = the_177().last_rejection
    assert last is not None
    assert last.on == date(2023, 3, 1)
    assert last.stage == "live"


def test_an_open_offer_is_the_first_step_until_it_is_taken_refused_or_old() -> None:
    others = [application(i + 2, 300 + i) for i in range(10)]
    day = (TODAY - START).days
    for steps, first in [
        ([(Kind.INTERVIEW, 10), (Kind.OFFER, 20)], "Answer the offer"),
        ([(Kind.INTERVIEW, 10), (Kind.OFFER, 20), (Kind.DECLINED, 22)], "Send the next application"),
        ([(Kind.OFFER, 20), (Kind.WITHDRAWN, 25)], "Send the next application"),
    ]:
        found = learn(reading([*others, application(20, day - 30, *steps, employer="Acme")]), today=TODAY)
        assert found.next[0].action == first
        assert (found.next[0].application or "").startswith("Acme") == (first == "Answer the offer")
    old = learn(reading([*others, application(20, 10, (Kind.OFFER, 20))]), today=TODAY)
    assert old.next[0].action == "Send the next application"
    assert old.forecast is not None
    assert old.forecast.words.startswith("Another offer")


def test_a_no_after_a_screen_is_no_failed_interview() -> None:
    """19 noes after screens: each says that a screen led to no interview, none that an interview failed."""
    made = [application(i + 2, 10 * i, (Kind.SCREEN, 5), (Kind.REJECTED, 9)) for i in range(19)]
    found = learn(reading(made), today=TODAY)
    assert found.last_rejection is not None
    assert found.last_rejection.stage == "interview"
    assert found.last_rejection.something_wrong == 0.0
    assert found.last_rejection.words.startswith(
        "Nothing to change. One no moves the chance that your next screen"
    )
    assert found.headline.startswith("Nothing to change.")


def test_many_failed_interviews_stand_in_the_headline() -> None:
    made = [application(i + 2, 10 * i, (Kind.INTERVIEW, 5), (Kind.REJECTED, 9)) for i in range(19)]
    found = learn(reading(made), today=TODAY)
    assert found.headline == "Nothing to change in how you apply. The interviews are worth a look."
    assert found.last_rejection is not None
    assert found.last_rejection.words.startswith("Now there is something to look at. 19 interviews in a row")


def test_the_chance_before_a_no_is_the_rate_that_is_shown() -> None:
    found = the_177()
    live = next(stage for stage in found.stages if stage.stage == "live")
    assert found.last_rejection is not None
    assert live.mean < found.last_rejection.chance_before < live.mean * 1.02
    assert found.last_rejection.chance_after == pytest.approx(live.mean, rel=2e-3)


def test_an_accepted_offer_ends_the_search() -> None:
    made = [application(i + 2, 300 + i) for i in range(5)]
    taken = application(20, 300, (Kind.INTERVIEW, 9), (Kind.OFFER, 20), (Kind.ACCEPTED, 22))
    found = learn(reading([*made, taken]), today=TODAY)
    assert [step.action for step in found.next] == ["Close this search"]
    assert "5 applications are still out" in found.next[0].why
    assert found.headline.startswith("You accepted an offer.")
    assert found.forecast is None


def test_a_level_claim_counts_all_that_came_beside_those_in_time() -> None:
    you = claim(the_177(), "level:answered").arms[0]
    assert (you.n, you.k, you.sent, you.reached) == (132, 42, 177, 64)


def test_a_day_before_the_first_application_is_said_to_be_one() -> None:
    assert "the first application is of 13 November 2021" in the_177(as_of=date(2020, 1, 1)).as_of_why


def test_another_period_is_named() -> None:
    assert "within 20 days, as you asked" in the_177(period=20).as_of_why


def test_a_file_without_outcomes_teaches_nothing_and_says_what_it_needs() -> None:
    found = learn(reading([application(i + 2, i) for i in range(300)]), today=TODAY)
    assert found.headline == "Your file holds 300 applications and does not say what came of them."
    assert (found.claims, found.stages, found.silence, found.forecast) == ((), (), (), None)
    assert found.next[0].action == "Write down what came of each one"
    assert sum(count for *_, count in found.funnel.flows) == 300


def test_a_fresh_search_with_a_column_for_outcomes_just_waits() -> None:
    fresh = replace(
        reading([application(i + 2, 350 + i) for i in range(8)]),
        mapping={"applied_on": "Date", "employer": "Company", "status": "Status"},
    )
    assert learn(fresh, today=TODAY).headline == "Nothing to learn yet. The first answers need their time."


def test_the_order_of_rows_inside_a_day_teaches_nothing() -> None:
    """160 applications of one day in which nothing matters, sorted by portal and then by outcome, as people sort."""
    rng = np.random.default_rng(5)
    told = 0
    for _ in range(20):
        rows = sorted((str(rng.choice(["A", "B", "C"])), bool(rng.random() < 0.12)) for _ in range(160))
        made = [
            application(i + 2, 0, *([(Kind.INTERVIEW, 9)] if hit else []), Portal=portal)
            for i, (portal, hit) in enumerate(rows)
        ]
        told += any(c.verdict == "lesson" for c in learn(reading(made), today=TODAY).claims)
    assert told == 0


def test_a_look_at_a_day_before_undated_answers_were_known_says_so() -> None:
    made = []
    for i in range(120):
        base = application(i + 2, i)
        undated = (Event(Kind.REJECTED, None, by=TODAY),) if i % 2 else ()
        made.append(replace(base, events=(*base.events, *undated)))
    found = learn(reading(made), today=TODAY, as_of=date(2024, 4, 20))
    answered = next(stage for stage in found.stages if stage.stage == "answered")
    assert answered.n == 0
    assert "have no day, so how this stood" in answered.words
    assert all(c.verdict == "can't know" for c in found.claims if c.stage == "answered")


def test_before_and_after_without_days_is_no_lesson() -> None:
    made = []
    for i in range(200):
        base = application(i + 2, i, Letter="old" if i < 100 else "new")
        hit = (Event(Kind.INTERVIEW, None, by=TODAY),) if i < 100 and i % 4 else ()
        made.append(replace(base, events=(*base.events, *hit)))
    letter = next(c for c in learn(reading(made), today=TODAY).claims if c.id.startswith("letter"))
    assert letter.design == "before-after"
    assert letter.log_e > letter.line
    assert letter.verdict == "can't know"
    assert not letter.fair
    assert "has no day, so those sent earlier had longer for it" in letter.words


def test_a_lesson_names_the_arm_that_is_ahead_in_its_own_time() -> None:
    """New is better early and late, and was sent mostly while hardly anything led to a talk."""
    rng = np.random.default_rng(3)
    made = []
    for i in range(700):
        late = i >= 350
        new = bool(rng.random() < (0.12 if late else 0.5))
        rate = (0.75 if new else 0.5) if late else (0.25 if new else 0.02)
        steps = [(Kind.INTERVIEW, 5)] if rng.random() < rate else []
        made.append(application(i + 2, i // 3, *steps, Letter="new" if new else "old"))
    found = claim(learn(reading(made), today=TODAY), "letter")
    assert found.verdict == "lesson"
    assert not found.counts_agree
    assert found.words.startswith("Learned: new gets you screens, tests or interviews more often than old")
    assert found.ratio is None
    assert learn(reading(made), today=TODAY).next[0].action == "Lean towards new"


def test_levels_that_differ_in_a_sign_have_names_of_their_own() -> None:
    made = [application(i + 2, i, Language=("C", "C++", "C#", "c")[i % 4]) for i in range(80)]
    names = [c.id for c in learn(reading(with_an_answer(made)), today=TODAY).claims]
    assert len(set(names)) == len(names)
    assert {"language:c", "language:c-plus-plus", "language:c-sharp"} <= set(names)


def with_an_answer(made: list[Application]) -> list[Application]:
    """The same search with one answer, so that the file tells outcomes."""
    answer = Event(Kind.REJECTED, date(2024, 1, 20))
    return [replace(made[0], events=(*made[0].events, answer)), *made[1:]]


def test_the_chance_of_an_interview_counts_yes_and_no_from_the_same_day() -> None:
    """Screens of the last weeks, three of ten of which led to an interview at once: none has had its time."""
    young = [
        application(i + 2, 340, (Kind.SCREEN, 5), *([(Kind.INTERVIEW, 9)] if i < 3 else [])) for i in range(10)
    ]
    search = columns(young, TODAY)
    usual = interview_given_live(columns([], TODAY), published_logs())
    assert interview_given_live(search, published_logs()) == usual


def test_the_weights_of_claims_never_move_and_never_exceed_their_share() -> None:
    shares = [scan.column_share(place) for place in range(500)]
    assert sum(shares) < scan.CONTRASTS_SHARE
    assert shares == sorted(shares, reverse=True)
    made = contrasting((10, 60), (10, 60))
    few = {c.column: c.weight for c in scan.contrasts(columns(made, TODAY))}
    more = [
        replace(a, attributes={**a.attributes, "Later": "yes" if i > 80 else "no"}) for i, a in enumerate(made)
    ]
    assert few.items() <= {c.column: c.weight for c in scan.contrasts(columns(more, TODAY))}.items()


def test_many_failed_interviews_are_said_though_the_latest_no_came_to_an_application() -> None:
    made = [application(i + 2, 10 * i, (Kind.INTERVIEW, 5), (Kind.REJECTED, 9)) for i in range(14)]
    found = learn(reading([*made, application(50, 300, (Kind.REJECTED, 3))]), today=TODAY)
    assert found.last_rejection is not None
    assert found.last_rejection.stage == "live"
    assert found.last_rejection.words.startswith("Now there is something to look at. 14 interviews in a row")
    assert found.headline == "Nothing to change in how you apply. The interviews are worth a look."
    assert found.next[0].action == "One practice interview with someone who hires"
    offers = next(c for c in found.claims if c.id == "level:offer")
    assert "Not a reason" not in offers.words


def test_a_file_of_closings_only_does_not_say_how_many_were_answered() -> None:
    made = [application(i + 2, i, (Kind.CLOSED, 60)) for i in range(40)]
    found = learn(reading([*made, application(90, 5, (Kind.INTERVIEW, 9))]), today=TODAY)
    answered = next(c for c in found.claims if c.id == "level:answered")
    assert answered.verdict == "can't know"
    assert answered.words.startswith("What is written down does not tell a no from silence")


def test_who_sent_few_lately_is_told_that_the_forecast_goes_on_like_that() -> None:
    busy = [application(i + 2, i, *([(Kind.REJECTED, 9)] if i % 2 else [])) for i in range(200)]
    found = learn(reading([*busy, application(300, 355)]), today=TODAY)
    assert found.forecast is not None
    assert "You sent few lately" in found.forecast.words
