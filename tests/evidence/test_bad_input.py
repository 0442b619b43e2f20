"""Bad input: every public function of the evidence core refuses it and says which argument it was and what it got."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from onward import evidence
from onward.evidence import (
    attribution,
    block_line,
    blocks,
    boundary,
    coin_difference,
    compare,
    conditional,
    difference,
    effects,
    feedback,
    forecast,
    leading,
    multiplicity,
    planning,
    pooled,
    priors,
    rates,
    reaching,
    response,
    response_grid,
    silence,
    streaks,
    surprise,
    weights,
    worth,
)

NAN, INF, HUGE = float("nan"), float("inf"), 10**400
NO_NUMBER = (None, "a", NAN, INF, -INF, HUGE)
FINITE = NO_NUMBER
COUNT = (*NO_NUMBER, -1, 10**12 + 1)
FROM_1 = (*COUNT, 0)
AMOUNT = (*NO_NUMBER, -1)
POSITIVE = (*NO_NUMBER, 0, -1)
CHANCE = (*NO_NUMBER, 0, 1, -0.1, 1.5)
SHARE = (*NO_NUMBER, -0.1, 1.2)
ABOVE_1 = (*NO_NUMBER, 1, -1)
FLAG = (*NO_NUMBER, 2, 0.5)


def in_row(bad: tuple[Any, ...], good: Any = 1) -> tuple[Any, ...]:
    """Each bad value behind a good one, in a list."""
    return tuple([good, value] for value in bad)


class Case(NamedTuple):
    """A function, arguments that it takes, and what it must refuse in each."""

    function: Callable[..., Any]
    good: dict[str, Any]
    bad: dict[str, tuple[Any, ...]]


PRIOR = priors.BetaPrior(1.66, 21.06)
DOUBLE = planning.PlausibleEffect((0.1, 0.2))
NONE = np.zeros(0, dtype=np.int64)
BELIEF = response.respond(silence.Silence(NONE, NONE, NONE), a=2.0, b=2.0)
ROWS = {"arm": [0, 1, 1, 0], "y": [1, 0, 1, 0]}
BAD_ROWS = {name: (*in_row(FLAG), [0, 1], [[0, 1], [1, 0]], None, "a") for name in ROWS}
COUNTS = {"n0": 40, "k0": 3, "n1": 40, "k1": 9}
BAD_COUNTS = {"n0": (*COUNT, 2), "k0": (*COUNT, 41), "n1": (*COUNT, 8), "k1": (*COUNT, 41)}
MANY_COUNTS = {name: [count, count] for name, count in COUNTS.items()}
BAD_MANY = {name: in_row(bad, COUNTS[name]) for name, bad in BAD_COUNTS.items()}
STATE: dict[str, Any] = {
    "weekly": [3, 4],
    "going_on": True,
    "waiting": [3, 50],
    "screens": [],
    "interviews": [8],
    "live": (2.0, 9.0),
    "interview": (2.0, 2.0),
    "offer": (2.0, 10.0),
}
BAD_STATE = {
    "weekly": (*in_row(AMOUNT), 3, [[3, 4]]),
    "going_on": FLAG,
    **dict.fromkeys(("waiting", "screens", "interviews"), in_row(COUNT)),
    **dict.fromkeys(("live", "interview", "offer"), (*((2.0, value) for value in POSITIVE), (1, 1, 1), 1.0)),
}


def in_line(**changed: Any) -> boundary.Boundary:
    """A line that has taken a success and a failure."""
    line = boundary.Boundary(0.05, 0.5)
    line.advance(True)
    line.advance(False)
    return line


CASES = [
    Case(
        attribution.technique_share, {"r": 0.3, "m": 5, "gain": 0.3}, {"r": CHANCE, "m": ABOVE_1, "gain": FINITE}
    ),
    Case(attribution.technique_range, {"chance": 0.2}, {"chance": SHARE}),
    Case(block_line.log_line, {"level": 0.05}, {"level": CHANCE}),
    Case(
        block_line.settled_at,
        {"said": blocks.tables(np.array([True, False]), np.array([True, False])), "levels": [0.01, 0.05]},
        {"levels": (*in_row(CHANCE, 0.01), [0.05, 0.01], [])},
    ),
    Case(blocks.shape_for, {"n0": 3, "n1": 4}, {"n0": COUNT, "n1": COUNT}),
    Case(blocks.group, {"arm": ROWS["arm"]}, {"arm": (*in_row(FLAG), [[0, 1]], None)}),
    Case(blocks.tables, ROWS, BAD_ROWS),
    Case(boundary.log_threshold, {"k": 3, "n": 40}, {"k": (*COUNT, 41), "n": (*COUNT, 2)}),
    Case(boundary.Boundary, {"level": 0.05, "q": 0.5}, {"level": CHANCE, "q": CHANCE}),
    Case(lambda **given: in_line().advance(**given), {"success": True}, {"success": FLAG}),
    Case(lambda **given: in_line().crossed(**given), {"k1": 1, "f1": 1}, {"k1": (*COUNT, 2), "f1": (*COUNT, 2)}),
    Case(
        boundary.smallest_level,
        {"outcomes": [1, 0], "arms": [1, 0], "level": 0.05, "q": 0.5},
        {
            "outcomes": (*in_row(FLAG), [1]),
            "arms": (*in_row(FLAG), [1]),
            "level": CHANCE,
            "q": CHANCE,
        },
    ),
    Case(
        coin_difference.coin_difference,
        {**COUNTS, "q": 0.5, "alpha": 0.05},
        {**BAD_COUNTS, "q": CHANCE, "alpha": CHANCE},
    ),
    Case(
        compare.log_evidence,
        {**COUNTS, "q": np.array(0.5), "prior": effects.REFERENCE},
        {**BAD_COUNTS, "q": CHANCE, "prior": (None, 0.5, PRIOR)},
    ),
    Case(compare.log_evidence, MANY_COUNTS, BAD_MANY),
    Case(compare.evidence_path, {**ROWS, "q": 0.5}, {**BAD_ROWS, "q": CHANCE}),
    Case(compare.Comparison, {"q": 0.5, "level": 0.05}, {"q": CHANCE, "level": CHANCE}),
    Case(
        lambda **given: compare.Comparison().update(**given),
        {"arm": 1, "outcome": 0},
        {"arm": FLAG, "outcome": FLAG},
    ),
    Case(conditional.chosen_log_evidence, ROWS, BAD_ROWS),
    Case(conditional.chosen_evidence_path, ROWS, BAD_ROWS),
    Case(conditional.hypergeometric, {"r0": 2, "r1": 3, "j": 2}, {"r0": COUNT, "r1": COUNT, "j": (*COUNT, 6)}),
    Case(conditional.log_moments, {"r0": 2, "r1": 3, "j": 2}, {"r0": COUNT, "r1": COUNT, "j": (*COUNT, 6)}),
    Case(difference.confidence, {**COUNTS, "alpha": 0.05}, {**BAD_COUNTS, "alpha": CHANCE}),
    Case(
        difference.Difference((0.5, 2.0), (-0.1, 0.1)).is_none_that_matters,
        {"margin": (0.5, 2.0)},
        {"margin": (*((0.5, value) for value in POSITIVE), (0.5,), (1.5, 0.7), 2.0)},
    ),
    Case(
        difference.coin_ratio,
        {"k0": 3, "k1": 9, "q": 0.5, "alpha": 0.05},
        {"k0": COUNT, "k1": COUNT, "q": CHANCE, "alpha": CHANCE},
    ),
    Case(
        effects.EffectPrior,
        {"rates": np.array([[0.1, 0.2]]), "log_weights": np.zeros(1)},
        {
            "rates": (*(np.array([[0.1, value]]) for value in CHANCE), np.array([0.1])),
            "log_weights": (*(np.array([value]) for value in (*FINITE, -1.0)), np.zeros(2)),
        },
    ),
    Case(
        effects.effect_prior,
        {"base_rates": [0.1, 0.2], "log_odds_ratios": [1.0], "weights": [1.0], "base_weights": [1.0, 2.0]},
        {
            "base_rates": in_row(CHANCE, 0.1),
            "log_odds_ratios": (*([value] for value in FINITE), [], 1.0),
            "weights": (*([value] for value in POSITIVE), [1.0, 2.0]),
            "base_weights": in_row(tuple(value for value in POSITIVE if value is not None)),
        },
    ),
    Case(feedback.Rater, {"sees": 0.5, "imagines": 0.2}, {"sees": CHANCE, "imagines": CHANCE}),
    Case(feedback.Panel, {"said": 2, "silent": 1}, {"said": (*COUNT, 0.5, [1]), "silent": (*COUNT, 0.5)}),
    Case(
        feedback.weigh,
        {"panels": [feedback.Panel(1)], "prior": 0.15, "rater": feedback.Rater()},
        {"prior": CHANCE, "panels": ([1], [None]), "rater": (None, 0.5)},
    ),
    Case(feedback.more_voices, {"panels": [feedback.Panel(1)], "prior": 0.15}, {"prior": CHANCE}),
    Case(forecast.State, STATE, BAD_STATE),
    Case(
        forecast.forecast,
        {"state": forecast.State(**STATE), "response": BELIEF, "seed": 1},
        {"seed": COUNT, "state": (None, STATE["weekly"]), "response": (None, 0.5)},
    ),
    Case(leading.linear, {"k": 3, "n": 40, "q": 0.5}, {"k": (*COUNT, 41), "n": (*COUNT, 2), "q": CHANCE}),
    Case(leading.base_rate, {"k": 3, "n": 40}, {"k": (*COUNT, 41), "n": (*COUNT, 2)}),
    Case(
        leading.log_factors,
        {"base": 0.1, "odds_ratio": 2.0, "q": 0.5},
        {"base": CHANCE, "odds_ratio": POSITIVE, "q": CHANCE},
    ),
    Case(
        multiplicity.lessons,
        {"p_values": [0.01, 0.5], "weights": [0.5, 0.5], "alpha": 0.05},
        {
            "p_values": (*in_row(SHARE, 0.5), [0.5]),
            "weights": (*in_row((*POSITIVE, 0.6), 0.5), [0.5]),
            "alpha": CHANCE,
        },
    ),
    Case(multiplicity.line, {"weight": 0.1, "alpha": 0.05}, {"weight": (*POSITIVE, 1.5), "alpha": CHANCE}),
    Case(multiplicity.levels, {"weight": 0.1, "alpha": 0.05}, {"weight": (*POSITIVE, 1.5), "alpha": CHANCE}),
    Case(planning.PlausibleEffect, {"rates": (0.1, 0.2)}, {"rates": (*((0.1, v) for v in CHANCE), (0.1,))}),
    Case(
        planning.PlausibleEffect.doubling,
        {**COUNTS, "share1": 0.5, "prior": PRIOR},
        {**BAD_COUNTS, "share1": CHANCE},
    ),
    Case(
        planning.outcomes_needed,
        {"log_factors": np.zeros(12), "effect": DOUBLE, "share1": 0.5, "line": 3.0},
        {
            "log_factors": (*([*[0.0] * 11, value] for value in FINITE), [0.0] * 3),
            "effect": (None, (0.1, 0.2)),
            "share1": CHANCE,
            "line": FINITE,
        },
    ),
    Case(
        planning.coin_outcomes_needed,
        {"counts": (80, 12, 40, 9), "effect": DOUBLE, "line": boundary.Boundary(0.05, 0.5)},
        {
            "counts": (
                *((80, 12, 40, value) for value in (*COUNT, 41, 13)),
                (80, 12, 90, 9),
                (-1, 0, 0, 0),
                (1, 0, 0),
            )
        },
    ),
    Case(
        planning.level_outcomes_needed,
        {"n": 40, "k": 3, "prior": PRIOR, "line": 3.0},
        {"n": (*COUNT, 2), "k": (*COUNT, 41), "line": FINITE},
    ),
    Case(planning.half_have_crossed, {"height": 3.0}, {"height": FINITE}),
    Case(pooled.pool, {**MANY_COUNTS, "q": 0.5}, {**BAD_MANY, "q": CHANCE}),
    Case(
        pooled.pool_chosen,
        {"factors": np.zeros((2, 12))},
        {"factors": (*([*[0.0] * 11, value] for value in FINITE), np.zeros(12))},
    ),
    Case(priors.BetaPrior, {"a": 2.0, "b": 9.0}, {"a": POSITIVE, "b": POSITIVE}),
    Case(
        priors.without_person,
        {"prior": PRIOR, "rate": 0.1, "people": 9},
        {"rate": SHARE, "people": (*COUNT, 2, 3.5)},
    ),
    Case(rates.rate(40, 3, PRIOR).below, {"p": 0.1}, {"p": SHARE}),
    Case(
        rates.rate,
        {"n": 40, "k": 3, "prior": PRIOR, "pending": [0.5]},
        {
            "n": (*COUNT, 2, 40.5, [40]),
            "k": (*COUNT, 41, 3.5),
            "pending": in_row(SHARE, 0.5),
            "prior": (None, 0.5),
        },
    ),
    Case(rates.as_low_in_100, {"n": 40, "k": 3, "prior": PRIOR}, {"n": (*COUNT, 2, 40.5), "k": (*COUNT, 41, 0.5)}),
    Case(rates.beta_nodes, {"a": 2.0, "b": 9.0, "nodes": 8}, {"a": POSITIVE, "b": POSITIVE, "nodes": (*COUNT, 1)}),
    Case(rates.level_log_evidence, {"n": 40, "k": 3, "prior": PRIOR}, {"n": (*COUNT, 2), "k": (*COUNT, 41)}),
    Case(
        rates.expected_level_evidence, {"n": 40, "k": 3.5, "prior": PRIOR}, {"n": (*COUNT, 2), "k": (*COUNT, 41)}
    ),
    Case(
        reaching.ever_reached,
        {"yes": 3, "no": 9, "prior": PRIOR, "settled": BELIEF},
        {"yes": COUNT, "no": COUNT},
    ),
    Case(
        silence.Silence,
        {"delays": np.array([3, 9]), "ages": np.array([40]), "undated": NONE},
        dict.fromkeys(("delays", "ages", "undated"), tuple(np.array([3, value]) for value in COUNT)),
    ),
    Case(
        response_grid.posterior,
        {"silence": silence.Silence(NONE, NONE, NONE), "a": 2.0, "b": 2.0},
        {"a": POSITIVE, "b": POSITIVE},
    ),
    Case(
        response.respond,
        {"silence": silence.Silence(NONE, NONE, NONE), "a": 2.0, "b": 2.0},
        {"a": POSITIVE, "b": POSITIVE},
    ),
    Case(silence.coarse, {"days": np.array([3, 9.5])}, {"days": (*in_row(COUNT), 3, [[3, 9]])}),
    Case(BELIEF.cdf, {"days": 9}, {"days": COUNT}),
    Case(BELIEF.coming, {"days": 9}, {"days": COUNT}),
    Case(BELIEF.still_coming, {"days": [9]}, {"days": in_row(COUNT)}),
    Case(
        BELIEF.answered_within,
        {"ages": np.array([3, 9]), "days": 30, "seed": 1},
        {"ages": (*in_row(COUNT), 3, [[3, 9]]), "days": (*COUNT, 0.5), "seed": COUNT},
    ),
    Case(
        streaks.chance_of_run,
        {"length": 3, "n": 40, "p": 0.1},
        {"length": (*COUNT, 0.5), "n": (*COUNT, 40.5), "p": SHARE},
    ),
    Case(
        streaks.chance_of_run_mixed,
        {"length": 3, "n": 40, "a": 2.0, "b": 9.0},
        {"length": COUNT, "n": COUNT, "a": POSITIVE, "b": POSITIVE},
    ),
    Case(streaks.drop, {"y": [1, 0, 0]}, {"y": (*in_row(FLAG), [[0, 1]], None)}),
    Case(streaks.chance_of_starts, {"y": [1, 0, 0]}, {"y": (*in_row(FLAG), [[0, 1]], [1], [])}),
    Case(surprise.one_rejection, {"a": 2.0, "b": 9.0}, {"a": POSITIVE, "b": POSITIVE}),
    Case(surprise.lessons_of_failures, {"most": 5, "usual": PRIOR}, {"most": FROM_1}),
    Case(
        surprise.beta_kl,
        {"a1": 2.0, "b1": 9.0, "a0": 2.0, "b0": 8.0},
        dict.fromkeys(("a1", "b1", "a0", "b0"), POSITIVE),
    ),
    Case(surprise.odds_of_something_wrong, {"failures": 3, "base": 0.2}, {"failures": AMOUNT, "base": CHANCE}),
    Case(
        surprise.chance_of_something_wrong,
        {"failures": [3], "base": 0.2, "prior": 0.25},
        {"failures": in_row(AMOUNT), "base": CHANCE, "prior": CHANCE},
    ),
    Case(weights.registered, {"number": 1}, {"number": (*FROM_1, 1.5)}),
    Case(
        worth.worth_of_testing,
        {
            "outcomes": 80,
            "effect": DOUBLE,
            "share1": 0.5,
            "a_week": 8.0,
            "weeks_left": 20.0,
            "chance_of_effect": 0.25,
            "hours_each": 1.0,
        },
        {
            "outcomes": tuple(value for value in AMOUNT if value is not None),
            **dict.fromkeys(("share1", "chance_of_effect"), CHANCE),
            **dict.fromkeys(("a_week", "weeks_left", "hours_each"), AMOUNT),
        },
    ),
]

# What takes only what checked functions made: tables of blocks, beliefs, grids, and counts inside a stream.
INNER = {
    "above_line.beyond_the_line",
    "above_line.now",
    "above_line.on_the_line",
    "coin_projection.project",
    "bulk.bulk",
    "bulk.guess",
    "coin_pairs.pairs_near",
    "conditional.table_path",
    "conditional.log_factors",
    "conditional.mix",
    "conditional.leans_to_arm_1",
    "leading.log_evidence",
    "logspace.log_sum_exp",
    "rates.of_density",
    "reaching.ever_settled",
    "spending.beyond",
}


@pytest.mark.parametrize(
    ("case", "argument"),
    [(case, argument) for case in CASES for argument in case.bad],
    ids=lambda part: part if isinstance(part, str) else getattr(part.function, "__qualname__", ""),
)
def test_it_is_refused_with_the_name_of_the_argument(case: Case, argument: str) -> None:
    for value in case.bad[argument]:
        with pytest.raises(ValueError, match=rf"\b{argument}\b") as told:
            case.function(**{**case.good, argument: value})
        assert len(str(told.value)) < 160
        assert tells(str(told.value), value)


def tells(message: str, value: Any) -> bool:
    """Whether a message shows what is wrong: the value, one of its parts, its shape, its number or their sum."""
    shape = np.shape(np.array(value, dtype=object))
    parts = np.array(value, dtype=object).ravel().tolist() if shape else [value]
    words = [word for part in parts for word in _shown(part)] + [repr(value)[:40], f"shape {shape}", "digits"]
    if shape:  # what is wrong may be how many they are, or what they are together
        many = len(parts)
        words += [f"{shape}", f"got {many}", f" and {many}", "got none", "a sum of", "sum to 1, got", "rise"]
    return any(word in message for word in words)


def _shown(part: Any) -> list[str]:
    if isinstance(part, bool | str) or part is None:
        return [repr(part)]
    if not isinstance(part, int | float):
        return [repr(part)[:40]]
    return [str(part), f"{part:.12g}"] if abs(part) < 10**40 or part == abs(INF) else [str(part)[:40]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: getattr(case.function, "__qualname__", ""))
def test_what_is_good_is_taken(case: Case) -> None:
    case.function(**case.good)


def test_no_public_function_is_left_out() -> None:
    covered = {(case.function.__module__, case.function.__qualname__) for case in CASES}
    found = set()
    for module in pkgutil.iter_modules(evidence.__path__):
        inside = importlib.import_module(f"onward.evidence.{module.name}")
        for name, function in inspect.getmembers(inside, inspect.isroutine):
            own = function.__module__ == inside.__name__ and module.name != "checks"
            if own and not name.startswith("_") and (inside.__name__, name) not in covered:
                found.add(f"{module.name}.{name}")
    assert found == INNER


def test_the_value_is_told_and_one_of_400_digits_only_as_too_large() -> None:
    with pytest.raises(ValueError, match=r"^q must lie inside \(0, 1\), got 1\.5$"):
        compare.log_evidence(1, 0, 1, 0, q=1.5)
    with pytest.raises(ValueError, match=r"^q must be a number, got 'a'$"):
        compare.log_evidence(1, 0, 1, 0, q="a")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^shapes must fit together, got n0 \(2,\), k0 \(3,\)$"):
        compare.log_evidence([1, 2], [0, 0, 0], 1, 0)
    with pytest.raises(ValueError, match=r"^shapes must fit together, got n \(2,\), k \(3,\)$"):
        rates.level_log_evidence([1, 2], [0, 0, 0], PRIOR)
    with pytest.raises(ValueError, match=r"^k1 must be a whole number, got 3\.5$"):
        compare.log_evidence(10.0, 3.0, 10.5 - 0.5, 3.5)
    with pytest.raises(ValueError, match=r"^rate must be one of 9 with a mean of 0\.0731, got 1$"):
        priors.without_person(PRIOR, 1.0, 9)
    with pytest.raises(ValueError, match=r"^prior must be of type EffectPrior, got None$"):
        compare.log_evidence(1, 0, 1, 0, prior=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^k1 must not exceed n1, got k1=3, n1=2$"):
        compare.log_evidence(1, 0, 2, 3)
    with pytest.raises(
        ValueError, match=r"^n0 must be finite, got a whole number of 401 digits, which is too large$"
    ):
        compare.log_evidence(HUGE, 0, 1, 0)


def test_a_stream_may_start_without_outcomes_in_an_arm() -> None:
    assert compare.log_evidence(0, 0, 0, 0) == pytest.approx(0.0)
    assert np.isfinite(compare.log_evidence(0, 0, 5, 1))
    assert difference.confidence(0, 0, 0, 0).difference == (-1.0, 1.0)
    assert pooled.pool([0], [0], [3], [1]).log_e == pytest.approx(0.0, abs=0.5)
    assert conditional.chosen_log_evidence(np.ones(3, bool), np.ones(3, bool)) == 0.0
    assert rates.as_low_in_100(0, 0, PRIOR) == 100.0
    assert streaks.drop(np.zeros(0, bool)).start is None


def test_the_smallest_numbers_have_answers_too() -> None:
    least = 5e-324
    assert multiplicity.line(least) == pytest.approx(-np.log(least) - np.log(0.05))
    rising = multiplicity.levels(least)
    assert rising[0] > 0
    assert rising[-1] == 0.05
    assert (np.diff(rising) > 0).all()
    found = worth.worth_of_testing(80, DOUBLE, 0.5, a_week=1e-300, weeks_left=1e-300)
    assert (found.chance_in_time, found.more_talks) == (0.0, 0.0)
    assert worth.worth_of_testing(80, DOUBLE, 0.5, a_week=1e-9, weeks_left=1.0).more_talks >= 0
