"""Every moment has its sentence, and none of them scolds."""

import inspect
from datetime import date

import numpy as np
import pytest

from onward.ledger import words
from onward.ledger.findings import Arm, Claim
from onward.outcomes import Landmark

AS_OF = date(2024, 3, 1)
BANNED = ("significant", "statistically", "unfortunately", "failed", "should have", "!", " p ", "p-value")


def claim(verdict: str, **changes: object) -> Claim:
    given: dict[str, object] = {
        "id": "x",
        "claim": "Referral matters",
        "kind": "contrast",
        "design": "chosen",
        "stage": "live",
        "arms": (Arm("no", 110, 6, 120, 7), Arm("yes", 30, 9, 32, 9)),
        "log_e": 1.0,
        "line": 5.0,
        "verdict": verdict,
        "ratio": (2.0, 9.0),
        "more_needed": 60,
        "settled_by": date(2024, 3, 15),
        "words": "",
    }
    return Claim(**(given | changes))  # type: ignore[arg-type]


def test_keep_watching() -> None:
    said = words.contrast(claim("keep watching"), 14.0, AS_OF, 45)
    assert said.startswith(
        "Too early. 7 of 120 (no) and 9 of 32 (yes) led to a screen, a test or an interview so far;"
    )
    assert said.endswith("about 60 more applications show it to half of such searches: 15 March.")


def test_cant_know_with_and_without_an_end() -> None:
    said = words.contrast(claim("can't know", more_needed=912), 700.0, AS_OF, 45)
    assert said.startswith("Can't know in this search.")
    assert "about 910 more applications, 2 years, to settle." in said
    never = words.contrast(claim("can't know", more_needed=None), None, AS_OF, 45)
    assert "no number of applications that a person can send would show it." in never


def test_tentative_and_no_difference() -> None:
    assert words.contrast(claim("tentative"), 1.0, AS_OF, 45).endswith(
        "Worth trying where it costs nothing; not worth a rewrite."
    )
    said = words.contrast(claim("no difference"), 1.0, AS_OF, 45)
    assert said.startswith("Settled: no difference that matters.")


@pytest.mark.parametrize(
    ("design", "end"),
    [
        ("chosen", "whether it is the cause or comes with the kind of job, this search can't say."),
        ("before-after", "the market and the jobs may have changed too."),
        ("coin", "A coin chose, so it is the change itself."),
    ],
)
def test_a_lesson_says_how_much_and_how_far_it_goes(design: str, end: str) -> None:
    said = words.contrast(claim("lesson", design=design), None, AS_OF, 45)
    assert said.startswith(
        "Learned: yes gets you screens, tests or interviews more often, 9 of 30 against 6 of 110 (no)"
    )
    assert "between 2 and 9 times as often" in said
    assert "Counted are those that had 45 days to answer." in said
    assert said.endswith(end)


def test_a_lesson_whose_size_is_open() -> None:
    assert "how much more often is still open" in words.contrast(
        claim("lesson", ratio=(0.9, 30.0)), None, AS_OF, 45
    )


@pytest.mark.parametrize(
    ("verdict", "part"),
    [
        ("lesson", "Learned: this is lower than usual."),
        ("tentative", "Leaning low, not settled."),
        ("no difference", "Nothing is missing here."),
        (
            "keep watching",
            "If it is half the usual, about 60 more applications show it to half of such searches: 15 March.",
        ),
        ("can't know", "Not a reason to rewrite the resume yet."),
    ],
)
def test_a_low_rate(verdict: str, part: str) -> None:
    low = claim(verdict, kind="level", arms=(Arm("you", 70, 3, 80, 3),))
    said = words.level(low, 3, 22.0, "people who published their search", AS_OF)
    assert (
        "3 of 70 led to a screen, a test or an interview. Of 100 people who published their search, 22 have as few"
        in said
    )
    assert part in said


def test_a_rate_before_its_time() -> None:
    young = claim("can't know", kind="level", arms=(Arm("you", 0, 0, 8, 0),))
    assert words.level(young, 0, 100.0, "people", AS_OF).startswith("Nothing to say yet")


def test_what_saves_less_than_an_hour_is_not_worth_a_test() -> None:
    little = words.contrast(claim("keep watching", hours_saved=0.4), 30.0, AS_OF, 45)
    assert little.endswith("Not worth a test: it would save you less than an hour. Use whichever is less work.")
    assert "Not worth" not in words.contrast(claim("keep watching", hours_saved=4.0), 30.0, AS_OF, 45)


def test_none_of_few_is_not_said_to_be_more_than_others() -> None:
    assert "Of 100 people, 83 have as few" in words.stage_rate("offer", mark(1, 0), 0, (0, 0), 83.3, "people")


def test_streaks() -> None:
    assert (
        words.streak(23, 80, 71.2) == "The latest 23 that had their time went without an answer. "
        "In a search like yours a run this long happens to 71 in 100."
    )
    assert words.streak(1, 80, 99.0) == (
        "The latest one that had its time went without an answer. Nearly every search has a run as long."
    )
    assert words.streak(0, 80, 100.0) == "The latest one that had its time was answered."
    assert words.streak(40, 80, 2.0, "lesson", "since about 3 March").startswith(
        "Learned: answers come less often than they did, since about 3 March. The latest 40"
    )
    assert "fewer than 1 in 100" in words.streak(60, 80, 0.2)
    assert words.streak(0, 80, 100.0, "tentative", "since May").startswith(
        "Leaning, not settled: answers come less often"
    )
    assert words.streak(0, 0, 100.0) == "No application has had its time for an answer yet."
    assert words.between(date(2024, 3, 2), date(2024, 3, 9), AS_OF) == "since some day between 2 March and 9 March"
    assert words.between(date(2024, 3, 2), date(2024, 3, 2), AS_OF) == "since about 2 March"


def mark(n: int, k: int, pending: int = 0, untold: int = 0) -> Landmark:
    return Landmark(np.arange(n), np.arange(n) < k, np.arange(n, n + pending), 45, untold)


def test_a_rate_among_those_of_others() -> None:
    assert words.stage_rate("live", mark(70, 3), 3, (0, 0), 22.4, "people") == (
        "3 of 70 led to a screen, a test or an interview. Of 100 people, 22 have as few with nothing wrong."
    )
    late = words.stage_rate("answered", mark(132, 42, 45), 60, (45, 4), 41.0, "people")
    assert late == (
        "60 of 132 answered, 42 of them within 45 days. Of 100 people, 41 have as few with nothing wrong. "
        "45 are too young to say. 4 of them have it already."
    )
    high = words.stage_rate("live", mark(70, 20, 1), 20, (1, 0), 99.2, "people")
    assert high.endswith("Of 100 people, fewer than 1 has more. 1 is too young to say.")
    assert words.stage_rate("offer", mark(0, 0, 1), 0, (1, 0), 100.0, "people") == (
        "None has had its time yet. 1 is too young to say."
    )
    assert words.stage_rate("offer", mark(0, 0), 0, (0, 0), 100.0, "people") == "None so far."
    untold = words.stage_rate("answered", mark(0, 0, 91, 46), 0, (91, 0), 100.0, "people")
    assert untold == "46 steps have no day, so how this stood on that day can't be said."


def test_silence() -> None:
    assert words.silence(12, 0.41, date(2024, 3, 28), AS_OF) == (
        "12 days without an answer. Of 10 like this, 4 are still answered. No need to do anything before 28 March."
    )
    assert words.silence(90, 0.004, None, AS_OF).endswith("fewer than 1 in 100. You can let it go.")


def test_one_rejection_and_the_tenth() -> None:
    one = words.rejection("offer", (0.2, 0.19), (0.05, 0.25), 1, 80.0, 0.27)
    assert one == (
        "Nothing to change. One no moves your chance at the next interview from 20 in 100 to 19 in 100. "
        "At most 1 in 4 of such rejections would have gone the other way with a clearly better interview."
    )
    same = words.rejection("live", (0.0978, 0.0977), (0.05, 0.08), 0, 100.0, 0.0)
    assert same == (
        "Nothing to change. One no hardly moves the chance of your next application: it stays at 9.8 in 100. "
        "Most such noes mean that they had somebody else in mind. No wording would have changed that."
    )
    ten = words.rejection("offer", (0.1, 0.09), (0.05, 0.25), 10, 11.0, 0.52)
    assert ten.startswith(
        "Now there is something to look at. 10 interviews in a row that end in a no "
        "happen to 11 in 100 people with nothing wrong."
    )
    assert "It is about even that something in the interviews holds you back." in ten
    assert "more likely than not, about 7 in 10" in words.rejection(
        "offer", (0.1, 0.09), (0.05, 0.25), 19, 8.0, 0.67
    )


def test_waiting() -> None:
    assert words.waiting(0, (0, 0, 0), (0, 0, 0)) == "Nothing is waiting for an answer."
    assert words.waiting(1, (0, 0, 0), (0, 0, 0)).endswith("hardly any of them will be answered.")
    assert "likely 2 to 5 of them are answered, and none lead" in words.waiting(20, (2, 3, 5), (0, 0, 0))


def test_forecast() -> None:
    days = (date(2024, 3, 20), date(2024, 5, 14), date(2024, 8, 30))
    assert words.forecast(days, AS_OF, True) == (
        "An offer by 14 May is about even; 1 in 10 searches like this end by 20 March, 9 in 10 by 30 August. "
        "More interviews move this more than anything else you could change."
    )
    assert "less than even" in words.forecast((days[0], None, None), AS_OF, True)
    assert "1 in 10 take more than a year" in words.forecast((days[0], days[1], None), AS_OF, True)
    assert words.forecast(days, AS_OF, False).startswith("No application was sent lately")
    assert words.forecast(days, AS_OF, True, had_one=True).startswith("Another offer by 14 May")


def test_headlines() -> None:
    assert words.headline(0, 0, 0, 0, 5).startswith("Nothing was sent yet")
    assert words.headline(0, 0, 3, 0, 5).startswith("Nothing to learn yet.")
    assert words.headline(1, 0, 40, 40, 5) == "This search has taught you one thing."
    assert words.headline(2, 0, 40, 40, 5) == "This search has taught you 2 things."
    assert words.headline(0, 1, 40, 40, 5).startswith("Nothing is settled.")
    assert words.headline(0, 0, 1, 1, 5).endswith("holds in your 1 application.")


def test_counts_read_well() -> None:
    assert [words.about(n) for n in (7, 64, 912, 2091, 45_678)] == [
        "7",
        "about 64",
        "about 910",
        "about 2,100",
        "about 46,000",
    ]
    assert [words.in_100(p) for p in (0.001, 0.073, 0.999)] == [
        "fewer than 1 in 100",
        "7 in 100",
        "more than 99 in 100",
    ]
    assert [words.duration(d) for d in (5, 30, 200, 800, 20_000)] == [
        "1 week",
        "4 weeks",
        "7 months",
        "2 years",
        "decades",
    ]


def test_no_sentence_scolds_or_shouts() -> None:
    source = inspect.getsource(words).partition('"""')[2].casefold()
    said = [line for line in source.splitlines() if '_("' in line or line.strip().startswith('"')]
    assert len(said) > 60
    for line in said:
        assert not any(word in line for word in BANNED), line
