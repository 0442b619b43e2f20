"""OverlearnBench counts as its page says, and its cheap claims hold on small runs."""

import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import beta, binomtest, chi2_contingency, fisher_exact

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from overlearn import page
from overlearn.advisor import Advisor, remembering_nothing
from overlearn.advisors.fisher import FISHER, p_value
from overlearn.advisors.never import NEVER
from overlearn.advisors.ours import OURS
from overlearn.advisors.packages import _Asking
from overlearn.advisors.posterior import chance_better
from overlearn.advisors.trackers import TRACKERS
from overlearn.advisors.turner import evidence_path
from overlearn.advisors.two_proportions import z
from overlearn.claims import Counts, claims
from overlearn.environments import HERE, Child
from overlearn.families import CASES, Case, made
from overlearn.figure import figure
from overlearn.run import versions
from overlearn.score import FALSE_CHANGE_WEEKS, Played, play, summary
from overlearn.search import PERIOD, Advice, Column, Search, Seen

NULL, COIN = CASES[1], CASES[4]
TRUE, FALSE = Advice("resume", "B", "better"), Advice("portal", "Cat", "worse")
OPPOSITE = Advice("resume", "A", "better")


def ten_weeks() -> Search:
    """One application a day for ten weeks, every outcome known the next day, resume A and B in turn, B the best."""
    day = np.arange(70)
    columns = {
        "resume": Column(("A", "B"), day % 2, coin=True),
        "portal": Column(("Bee", "Cat"), day // 2 % 2),
    }
    return Search(day, day + 1, day % 2, columns, {"resume": "B"})


def saying(advice_on: Callable[[int], Collection[Advice]]) -> Advisor:
    return remembering_nothing("made by hand", lambda seen: advice_on(seen.day))


def played(advice_on: Callable[[int], Collection[Advice]]) -> Played:
    return play(ten_weeks(), [saying(advice_on)])[0]


def test_never_advising_costs_every_week_the_share_of_the_worse_arm() -> None:
    assert played(lambda _: ()) == Played(False, (None,), 10 * 0.5)


def test_true_advice_ends_the_cost_from_the_next_week_on() -> None:
    found = played(lambda day: [TRUE] if day >= 21 else ())
    assert found == Played(False, (22,), 3 * 0.5), "22 applications were sent on days 0 to 21"


def test_the_worse_level_may_be_named_instead() -> None:
    assert played(lambda _: [Advice("resume", "A", "worse")]) == Played(False, (8,), 0.5)


def test_the_opposite_of_the_truth_costs_whole_weeks_and_the_change() -> None:
    assert played(lambda _: [OPPOSITE]) == Played(True, (None,), 0.5 + 9 + FALSE_CHANGE_WEEKS)


def test_a_false_piece_costs_once_while_it_stands_and_again_when_it_comes_back() -> None:
    stands = played(lambda _: [TRUE, FALSE])
    returns = played(lambda day: [TRUE, FALSE] if day // 7 % 2 else [TRUE])
    assert stands == Played(True, (8,), 0.5 + FALSE_CHANGE_WEEKS)
    looks = [day for day in ten_weeks().look_days() if day // 7 % 2]
    assert returns == Played(True, (8,), 0.5 + FALSE_CHANGE_WEEKS * len(looks))


def test_withdrawn_true_advice_costs_again() -> None:
    assert played(lambda day: [TRUE] if day == 7 else ()).regret == 0.5 * 9


def test_advice_on_an_unknown_column_or_level_is_false() -> None:
    search = ten_weeks()
    assert not search.is_true(Advice("Time of the month", "first half", "better"))
    assert not search.is_true(Advice("resume", "C", "worse"))


def test_a_look_hides_what_comes_later() -> None:
    seen = ten_weeks().look(7)
    assert len(seen.applied) == len(seen.columns["resume"].code) == 8
    assert seen.outcome.tolist() == [0, 1, 0, 1, 0, 1, 0, -1]
    assert seen.known.tolist() == [1, 2, 3, 4, 5, 6, 7, -1]


def test_summary_counts_searches_and_gives_exact_bounds() -> None:
    found = summary([Played(True, (None,), 4.0), Played(False, (30,), 2.0), Played(False, (50,), 3.0)])
    assert found["false_share"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["false_low"] == pytest.approx(beta.ppf(0.025, 1, 3), abs=1e-4)
    assert found["false_high"] == pytest.approx(beta.ppf(0.975, 2, 2), abs=1e-4)
    assert (found["found_share"], found["median_applications"]) == (pytest.approx(2 / 3, abs=1e-4), 50.0)
    assert found["regret_weeks"] == 3.0


def test_found_by_fewer_than_half_has_no_median() -> None:
    assert summary([Played(False, (None, None, 9), 0.0)])["median_applications"] is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_searches_are_as_their_case_says(case: Case) -> None:
    """The rates of the better and the other levels over 30 searches; a test at 1 in 100,000 a case."""
    searches = [made(case, 3, number) for number in range(30)]
    assert all(len(s.columns) == case.claims and set(s.best) == set(case.odds) for s in searches)
    assert all((s.known <= s.applied + PERIOD).all() for s in searches)
    if case.family == "one effect":
        column = next(iter(case.odds))
        code = np.concatenate([s.columns[column].code for s in searches])
        y = np.concatenate([s.outcome for s in searches])
        low, high = (float(part) for part in case.name[-11:].split(" v "))
        for level, rate in enumerate((low, high)):
            assert binomtest(int(y[code == level].sum()), int((code == level).sum()), rate).pvalue > 1e-5


def test_the_same_seed_makes_the_same_search() -> None:
    first, again = made(NULL, 5, 2), made(NULL, 5, 2)
    assert (first.outcome == again.outcome).all()
    assert (first.outcome != made(NULL, 5, 3).outcome).any()


def test_claims_of_a_later_look_only_add_to_earlier_ones() -> None:
    search = made(COIN, 3, 0)
    earlier, later = (claims(search.look(day)) for day in (120, 190))
    after = {(c.column, c.level): c for c in later}
    for claim in earlier:
        n, same = len(claim.arm), after[claim.column, claim.level]
        assert (same.arm[:n] == claim.arm).all()
        assert (same.y[:n] == claim.y).all()
        assert same.weight == claim.weight


def test_chosen_arms_wait_for_the_whole_period_and_coins_do_not() -> None:
    seen = made(COIN, 3, 0).look(120)
    outcomes = {c.column: len(c.arm) for c in claims(seen)}
    assert outcomes["resume"] == (seen.outcome >= 0).sum()
    assert outcomes["easy"] == (seen.applied <= 120 - PERIOD).sum()


def test_the_peeking_rules_are_the_textbooks() -> None:
    counts, table = Counts(40, 4, 35, 11), np.array([[4, 36], [11, 24]])
    assert p_value(counts) == pytest.approx(fisher_exact(table).pvalue)
    assert z(counts) ** 2 == pytest.approx(chi2_contingency(table, correction=False).statistic)
    x = np.linspace(0, 1, 20_001)
    exact = float(np.trapezoid(beta.pdf(x, 12, 25) * beta.cdf(x, 5, 37), x))
    assert chance_better(counts) == pytest.approx(exact, abs=1e-5)
    assert chance_better(Counts(9, 2, 9, 2)) == pytest.approx(0.5)


def test_blocks_are_the_papers_product() -> None:
    """Beta(.18, .18) for both arms: nothing is learnt from the first block, and the second by hand."""
    arm, y = np.array([False, True, True, False]), np.array([False, True, True, False])
    first, second = evidence_path(arm, y)
    low, high = 0.18 / 1.36, 1.18 / 1.36
    assert first == 0.0
    assert np.exp(second) == pytest.approx((1 - low) / 0.5 * high / 0.5)


def test_the_rule_of_thumb_teaches_false_lessons_to_nearly_everybody() -> None:
    """40 searches, seed 3. Were its share below 90%, this would pass less than once in 1,000."""
    found = [play(made(NULL, 3, number), [TRACKERS])[0] for number in range(40)]
    false = sum(p.ever_false for p in found)
    assert binomtest(false, 40, 0.85, "greater").pvalue < 0.005


def test_ours_keeps_its_promise_and_peeking_does_not() -> None:
    """25 searches, seed 3: a true share of 5% fails once in 1,000."""
    found = [play(made(NULL, 3, number), [OURS, FISHER]) for number in range(25)]
    ours, fisher = (sum(p.ever_false for p in of_one) for of_one in zip(*found, strict=True))
    assert binomtest(ours, 25, 0.05, "greater").pvalue > 0.001
    assert binomtest(fisher, 25, 0.05, "greater").pvalue < 0.001


def test_ours_finds_a_coins_effect() -> None:
    """6 searches of .10 v .30, seed 3; with a detection share of 90% this fails about once in 1,000."""
    found = [play(made(COIN, 3, number), [OURS])[0] for number in range(6)]
    assert sum(p.found[0] is not None for p in found) >= 3


def test_an_advisor_begins_anew_with_every_search() -> None:
    begun = []

    def begin() -> Callable[[Seen], Collection[Advice]]:
        begun.append(1)
        return lambda _: ()

    play(ten_weeks(), [Advisor("counted", begin), NEVER])
    play(ten_weeks(), [Advisor("counted", begin), NEVER])
    assert len(begun) == 2


class Recorder(Child):
    """A child that says p = 1 to all and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def ask(self, question: Any) -> list[float]:
        self.asked.append(question)
        return [1.0] * len(question.get("claims", []))


def test_other_packages_are_told_every_outcome_once_and_in_order() -> None:
    search, child = made(COIN, 3, 1), Recorder()
    asking = _Asking(child)
    for day in search.look_days():
        asking.advise(search.look(day))
    assert child.asked[0] == {"begin": True}
    resume = next(c for c in claims(search.look(max(search.look_days()))) if c.column == "resume")
    name = f"resume:{resume.level}"
    told = [pair for q in child.asked[1:] for c in q["claims"] if c["claim"] == name for pair in c["new"]]
    assert told == list(zip(resume.arm, resume.y, strict=True))
    assert len(told) == len(search.outcome)


def test_a_child_speaks_json_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "children" / "echo.py"
    script.parent.mkdir()
    script.write_text("import sys\nfor line in sys.stdin: print(line, end='', flush=True)\n")
    monkeypatch.setattr("overlearn.environments.HERE", tmp_path)
    child = Child(Path(sys.executable), "echo.py")
    assert child.ask({"claims": [1.5]}) == {"claims": [1.5]}
    child.close()


def test_a_child_that_dies_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "children" / "dies.py"
    script.parent.mkdir()
    script.write_text("import sys\nsys.stdin.readline()\nsys.exit(3)\n")
    monkeypatch.setattr("overlearn.environments.HERE", tmp_path)
    child = Child(Path(sys.executable), "dies.py")
    with pytest.raises(RuntimeError, match="ended with 3"):
        child.ask({})
    child.close()


def test_the_page_and_the_figure_show_the_stored_results() -> None:
    found = page.stored()
    text = page.PAGE.read_text(encoding="utf-8")
    assert page.between_marks(text, "overlearn", page.tables(found)) == text, "run benchmarks/overlearn --page"
    assert page.FIGURE.read_text(encoding="utf-8") == figure(found) + "\n"


def test_an_advisor_that_could_not_run_is_named_with_its_reason() -> None:
    found = page.stored()
    found["advisors"].append({"name": "absent", "missing": "needs Python 3.12", "scores": []})
    assert "| absent | not run: needs Python 3.12 |" in page.tables(found)
    assert "absent" not in figure(found)


def test_packages_are_pinned_with_hashes_and_without_an_index() -> None:
    assert set(versions()) == {"savvi", "expectation"}
    for pins in HERE.glob("requirements-*.txt"):
        text = pins.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "http" not in text


def test_the_pages_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = page.PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    exec(code.replace("range(500)", "range(1)"), {})
    assert capsys.readouterr().out.count("false_share") == len(CASES)
