"""The tables of the decisions are what `quick` measured, and its designs and oracles are what they are called."""

import numpy as np
from between_marks import replace_between
from quick import DESIGNS, LINE, PAIRS, first_crossing, race
from quick_oracles import told_all, told_no_common_rate
from quick_tables import DECISIONS, pages
from results_file import read_results
from scipy.stats import binomtest


def test_the_decisions_show_what_was_measured() -> None:
    found = read_results("quick")
    assert {row["design"] for row in found["rows"]} == set(DESIGNS)
    for page, said in pages(found).items():
        text = page.read_text("utf-8")
        assert replace_between(text, said) == text


def test_the_words_on_chosen_arms_are_what_was_measured() -> None:
    rows = [row for row in read_results("quick")["rows"] if row["design"].startswith("chosen")]
    ratios = [100 * row["ratio"] - 100 for row in rows]
    fewer = [100 * (row["oracle_within_400"] - row["within_400"]) for row in rows]
    page = words()
    assert f"{min(ratios):.0f}% to {max(ratios):.0f}% above the oracle's" in page
    assert f"settles {min(fewer):.0f} to {max(fewer):.0f} of 100 more" in page


def test_the_words_on_before_and_after_are_what_was_measured() -> None:
    rows = [row for row in read_results("quick")["rows"] if "switch" in row]
    ends = [row for row in rows if row["no_common_rate"] is not None]
    ratios = [row["no_common_rate_ratio"] for row in ends]
    since = [[row[name] - row["switch"] for name in ("median", "no_common_rate")] for row in ends]
    ours, oracle = max(since, key=lambda pair: pair[0] / pair[1])
    fewer = max(row["no_common_rate_within_400"] - row["within_400"] for row in rows)
    page = words()
    assert f"in up to {100 * max(row['oracle_before_the_switch'] for row in rows):.0f}% of searches" in page
    assert f"{min(ratios):.2f} to {max(ratios):.2f} times".removeprefix("0") in page
    assert f"up to {ours / oracle:.1f} times ({ours:.0f} v {oracle:.0f})" in page
    assert f"up to {100 * fewer:.0f} of 100 fewer" in page


def words() -> str:
    return " ".join((DECISIONS / "chosen-arms.md").read_text("utf-8").split())


def test_before_and_after_one_arm_comes_wholly_before_the_other() -> None:
    rng = np.random.default_rng(1)
    for search in (0, 1):
        arm = DESIGNS["before/after, switched after 80"].arms(300, search, rng)
        assert (arm[:80] == bool(search)).all()
        assert (arm[80:] != bool(search)).all()


def test_the_oracle_without_a_common_rate_is_silent_before_the_second_arm() -> None:
    """Whatever the first arm's outcomes are, some common rate gives them as well as either rate does."""
    rng = np.random.default_rng(2)
    first = np.zeros(200, bool)
    for rate in (0.0, 0.05, 0.5, 1.0):
        assert told_no_common_rate(first, rng.random(200) < rate, (0.05, 0.2)).max() <= 1e-9
    assert told_all(first, rng.random(200) < 0.05, (0.05, 0.2), 0.5).max() > LINE


def test_the_oracle_without_a_common_rate_is_hardly_ever_wrong() -> None:
    """400 searches of 400 outcomes at a common rate of .1, switched after 80, seed 3: a true 5% fails once in 1,000."""
    rng = np.random.default_rng(3)
    arm = np.arange(400) >= 80
    paths = (told_no_common_rate(arm, rng.random(400) < 0.1, (0.05, 0.2)) for _ in range(400))
    wrong = sum(first_crossing(path) <= 400 for path in paths)
    assert binomtest(wrong, 400, 0.05, "greater").pvalue > 0.001


def test_every_design_races() -> None:
    for design in DESIGNS:
        found = race(design, (0.1, 0.3), 5, 0)
        assert all(1 <= at <= PAIRS[0.1, 0.3] + 1 for at in found)
