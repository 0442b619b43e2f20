"""Counts may come as any kind of number: narrow ones of NumPy say what Python's own say, and none overflows."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest

from onward.evidence import (
    attribution,
    blocks,
    boundary,
    coin_difference,
    compare,
    conditional,
    difference,
    feedback,
    forecast,
    leading,
    planning,
    pooled,
    priors,
    rates,
    reaching,
    response,
    silence,
    streaks,
    surprise,
    weights,
    worth,
)

KINDS = (np.int8, np.uint8, np.int16, np.int32, np.uint64, np.float32, np.float64)
PRIOR = priors.BetaPrior(1.66, 21.06)
NONE = np.zeros(0, dtype=np.int64)
BELIEF = response.respond(silence.Silence(np.array([3, 9]), np.array([40]), NONE), a=2.0, b=2.0)
TWO_ARMS = {"n0": 120, "k0": 7, "n1": 125, "k1": 118}
EFFECT = planning.PlausibleEffect((0.1, 0.2))


def many(numbers: dict[str, Any]) -> dict[str, Any]:
    """Each as a row of two."""
    return {name: np.array([number, number]) for name, number in numbers.items()}


def weighed(said: int, silent: int) -> feedback.Weight:
    return feedback.weigh([feedback.Panel(said, silent)])


def crossed(k1: int, f1: int) -> bool:
    line = boundary.Boundary(0.05, 0.5)
    for outcome in [True] * 9 + [False] * 9:
        line.advance(outcome)
    return line.crossed(k1, f1)


def settled(arm: int, outcome: int) -> tuple[float, float, tuple[float, float]]:
    stream = compare.Comparison()
    for _ in range(300):
        stream.update(arm, outcome)
    return stream.p_value, stream.log_e, stream.interval()


def answered(delays: Any, ages: Any, undated: Any) -> response.ResponseBelief:
    return response.respond(silence.Silence(delays, ages, undated), a=2.0, b=2.0)


def ended(weekly: Any, waiting: Any, screens: Any, interviews: Any) -> forecast.Ending:
    stages = (2.0, 9.0), (2.0, 2.0), (2.0, 10.0)
    return forecast.forecast(forecast.State(weekly, True, waiting, screens, interviews, *stages), BELIEF)


def needed_by_coin(n: int, k: int, n1: int, k1: int) -> int | None:
    return planning.coin_outcomes_needed((n, k, n1, k1), EFFECT, boundary.Boundary(0.05, 0.5))


ROW = np.array([120, 3, 127, 40])
TABLE: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (attribution.technique_share, {"r": 0.3, "m": 120, "gain": 1}),
    (blocks.shape_for, {"n0": 120, "n1": 127}),
    (crossed, {"k1": 9, "f1": 2}),
    (settled, {"arm": 1, "outcome": 1}),
    (coin_difference.coin_difference, TWO_ARMS),
    (difference.confidence, TWO_ARMS),
    (difference.coin_ratio, {"k0": 127, "k1": 126}),
    (compare.log_evidence, TWO_ARMS),
    (compare.log_evidence, many(TWO_ARMS)),
    (compare.evidence_path, {"arm": np.arange(200) % 2, "y": np.arange(200) % 3 == 0}),
    (pooled.pool, many(TWO_ARMS)),
    (conditional.chosen_log_evidence, {"arm": np.arange(200) % 2, "y": np.arange(200) % 3 == 0}),
    (conditional.hypergeometric, {"r0": 120, "r1": 100, "j": 127}),
    (conditional.log_moments, {"r0": 120, "r1": 100, "j": 127}),
    (weighed, {"said": 100, "silent": 120}),
    (answered, {"delays": ROW, "ages": ROW, "undated": ROW}),
    (ended, {"weekly": ROW, "waiting": ROW, "screens": ROW, "interviews": ROW}),
    (leading.linear, {"k": 100, "n": 127, "q": 0.5}),
    (leading.base_rate, {"k": 100, "n": 127}),
    (planning.PlausibleEffect.doubling, {**TWO_ARMS, "share1": 0.5, "prior": PRIOR}),
    (needed_by_coin, {"n": 127, "k": 30, "n1": 60, "k1": 20}),
    (planning.level_outcomes_needed, {"n": 127, "k": 20, "prior": priors.BetaPrior(60, 140), "line": 3}),
    (priors.without_person, {"prior": PRIOR, "rate": 0.1, "people": 120}),
    (rates.rate, {"n": 127, "k": 100, "prior": PRIOR}),
    (rates.as_low_in_100, {"n": 127, "k": 40, "prior": PRIOR}),
    (rates.beta_nodes, {"a": 120, "b": 127, "nodes": 32}),
    (rates.level_log_evidence, {"n": 127, "k": 100, "prior": PRIOR}),
    (rates.level_log_evidence, {"n": ROW, "k": ROW // 2, "prior": PRIOR}),
    (rates.expected_level_evidence, {"n": 127, "k": 100, "prior": PRIOR}),
    (reaching.ever_reached, {"yes": 100, "no": 120, "prior": PRIOR, "settled": BELIEF}),
    (silence.coarse, {"days": np.arange(128)}),
    (BELIEF.cdf, {"days": ROW}),
    (BELIEF.coming, {"days": ROW}),
    (BELIEF.still_coming, {"days": ROW}),
    (BELIEF.answered_within, {"ages": ROW, "days": 120}),
    (streaks.chance_of_run, {"length": 100, "n": 127, "p": 0.01}),
    (streaks.chance_of_run_mixed, {"length": 100, "n": 127, "a": 1, "b": 120}),
    (streaks.drop, {"y": np.arange(200) % 2}),
    (surprise.one_rejection, {"a": 100, "b": 127}),
    (surprise.lessons_of_failures, {"most": 120, "usual": PRIOR}),
    (surprise.odds_of_something_wrong, {"failures": 120, "base": 0.2}),
    (surprise.chance_of_something_wrong, {"failures": 120, "base": 0.2}),
    (weights.registered, {"number": 100}),
    (worth.worth_of_testing, {"outcomes": 120, "effect": EFFECT, "share1": 0.5, "a_week": 100, "weeks_left": 100}),
]


def as_kind(value: Any, kind: type) -> Any:
    """Whole numbers and rows of them as this kind; the rest as it is."""
    if isinstance(value, np.ndarray):
        return value.astype(kind)
    return kind(value) if type(value) is int else value


def flat(found: Any) -> list[float]:
    """All numbers in what a function gives."""
    if is_dataclass(found):
        return [number for field in fields(found) for number in flat(getattr(found, field.name))]
    if isinstance(found, np.ndarray):
        return [float(number) for number in found.ravel()]
    if isinstance(found, tuple | list):
        return [number for part in found for number in flat(part)]
    return [] if found is None or isinstance(found, str) else [float(found)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("function", "given"), TABLE, ids=lambda part: getattr(part, "__qualname__", ""))
def test_it_says_the_same_whatever_the_kind_of_number(
    function: Callable[..., Any], given: dict[str, Any], kind: type
) -> None:
    with np.errstate(all="raise", under="ignore"):
        found = flat(function(**{name: as_kind(value, kind) for name, value in given.items()}))
    assert np.isfinite(found).sum() > 0
    assert found == pytest.approx(flat(function(**given)), rel=1e-12)


def test_a_chance_may_come_as_an_array_of_none() -> None:
    half: Any = np.array(0.5)
    assert compare.log_evidence(9, 2, 9, 3, q=half) == compare.log_evidence(9, 2, 9, 3)
    assert coin_difference.coin_difference(9, 2, 9, 3, q=half) == coin_difference.coin_difference(9, 2, 9, 3)
    assert compare.Comparison(half.astype(np.float32)).interval() == (-1.0, 1.0)


@pytest.mark.parametrize(
    "counts", [(10**12, 5 * 10**11, 10**12, 5 * 10**11), (10**12, 0, 10**12, 0), (10**12, 10**12, 10**12, 10**12)]
)
def test_the_largest_counts_have_ranges(counts: tuple[int, int, int, int]) -> None:
    for low, high in (difference.confidence(*counts).difference, coin_difference.coin_difference(*counts)):
        assert -1e-5 < low <= 0 <= high < 1e-5
    assert np.isfinite(compare.log_evidence(*counts))
    assert difference.coin_ratio(10**12, 10**12) == pytest.approx((1, 1), abs=1e-4)


@pytest.mark.parametrize("kind", [np.uint8, np.int16])
def test_what_is_no_narrow_number_never_becomes_one(kind: type) -> None:
    """The counts at which narrow numbers overflowed: a range of NaN, 100 in 100, a weight of .019 for claim 100."""
    assert coin_difference.coin_difference(kind(255), kind(20), kind(255), kind(40)) == pytest.approx(
        (-0.011, 0.174), abs=0.001
    )
    assert difference.coin_ratio(kind(255), kind(254)) == pytest.approx((0.742, 1.337), abs=0.001)
    assert rates.as_low_in_100(kind(255), kind(20), PRIOR) == pytest.approx(63.9, abs=0.1)
    assert weights.registered(kind(100)) == pytest.approx(3.04e-5, rel=1e-3)
    assert all(type(end) is float for end in coin_difference.coin_difference(kind(9), kind(2), kind(9), kind(3)))
