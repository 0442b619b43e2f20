"""What is refused, in the same words everywhere: the argument's name, what it must be, and what it was."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, log10
from numbers import Real
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MOST = 10**12
"""The largest count: up to here log evidence keeps three digits behind the point, and whole numbers are exact."""
_LONGEST = 40
_PLAIN = (int, float)


class Rule(NamedTuple):
    """What numbers must be, in words that follow "must", and which of them are."""

    words: str
    holds: Callable[[Floats], Bools]


FINITE = Rule("be finite", np.isfinite)
NOT_NEGATIVE = Rule("be finite and not negative", lambda x: (x >= 0) & (x < inf))
POSITIVE = Rule("be finite and positive", lambda x: (x > 0) & (x < inf))
EXACT = Rule("be at most 10^12", lambda x: x <= MOST)
WHOLE = Rule("be a whole number", lambda x: x % 1 == 0)
FLAG = Rule("be 0 or 1", lambda x: (x == 0) | (x == 1))
CHANCE = Rule("lie inside (0, 1)", lambda x: (x > 0) & (x < 1))
SHARE = Rule("lie in 0..1", lambda x: (x >= 0) & (x <= 1))


def check_numbers(name: str, values: Any, rule: Rule = FINITE) -> Floats:
    """Numbers as floats, of any shape.

    Raises:
        ValueError: naming the argument and the value, if one is no number, too large for one, or against the rule.
    """
    try:
        given = np.asarray(values)
    except (ValueError, OverflowError):
        raise ValueError(f"{name} must be numbers in rows of one length, got {shown(values)}") from None
    if given.dtype.kind not in "biuf":
        one_by_one = np.asarray(values, dtype=object)
        given = np.array([_real(name, value) for value in one_by_one.flat]).reshape(one_by_one.shape)
    floats = given.astype(float, copy=False)
    good = rule.holds(floats)
    if not good.all():
        raise ValueError(f"{name} must {rule.words}, got {shown(floats[~good].flat[0])}")
    return floats


def check_number(name: str, value: Any, rule: Rule = FINITE) -> float:
    """One number: `check_numbers` that refuses arrays."""
    floats = check_numbers(name, value, rule)
    if floats.ndim:
        raise ValueError(f"{name} must be one number, got {shown(value)}")
    return float(floats)


def check_chance(name: str, value: float) -> float:
    """One chance strictly between 0 and 1.

    Raises:
        ValueError: naming the argument and the value; also for NaN.
    """
    if isinstance(value, float) and 0 < value < 1:  # the ledger asks this at every look
        return float(value)
    return check_number(name, value, CHANCE)


def check_whole(name: str, value: Any, least: int = 0) -> int:
    """One whole number that is at least so much.

    Raises:
        ValueError: naming the argument and the value.
    """
    if type(value) is int and least <= value <= MOST:
        return value
    number = check_number(name, check_number(name, value, NOT_NEGATIVE), EXACT)
    if number < least:
        raise ValueError(f"{name} must be at least {least}, got {shown(value)}")
    return int(check_number(name, number, WHOLE))


def check_days(name: str, days: ArrayLike) -> Floats:
    """Days of any shape: finite, not negative and at most 10^12. Half a day is one, too."""
    return check_numbers(name, check_numbers(name, days, NOT_NEGATIVE), EXACT)


def check_days_row(name: str, days: ArrayLike) -> Floats:
    """`check_days` of one row, which may be empty."""
    return check_row(name, check_days(name, days))


def check_count(name: str, count: ArrayLike) -> Floats:
    """Counts of any shape as floats: whole, not negative and at most 10^12."""
    return check_numbers(name, check_days(name, count), WHOLE)


def check_counts(n: ArrayLike, k: ArrayLike, names: tuple[str, str] = ("n", "k")) -> tuple[Floats, Floats]:
    """Counts of trials and of successes as floats, each of its own shape. No trials at all are counts too.

    Raises:
        ValueError: if a count is negative, not whole or above 10^12, their shapes do not fit, or k > n; the message
            names the argument and the value.
    """
    trials, hits = check_count(names[0], n), check_count(names[1], k)
    check_fit({names[0]: trials, names[1]: hits})
    _check_no_more(trials, hits, names)
    return trials, hits


def check_expected_counts(n: ArrayLike, k: ArrayLike) -> tuple[Floats, Floats]:
    """`check_counts` of counts that are expected, and so need not be whole."""
    trials, hits = (
        check_numbers(name, check_numbers(name, count, NOT_NEGATIVE), EXACT)
        for name, count in (("n", n), ("k", k))
    )
    check_fit({"n": trials, "k": hits})
    _check_no_more(trials, hits, ("n", "k"))
    return trials, hits


def check_fit(arrays: dict[str, Floats]) -> None:
    """Refuse arrays that do not broadcast together.

    Raises:
        ValueError: naming them and their shapes.
    """
    shapes = [array.shape for array in arrays.values()]
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        told = ", ".join(f"{name} {shape}" for name, shape in zip(arrays, shapes, strict=True))
        raise ValueError(f"shapes must fit together, got {told}") from None


def check_trials(n: float, k: float, names: tuple[str, str] = ("n", "k")) -> tuple[int, int]:
    """k successes of n trials, one whole number each, as Python's own, which never overflow.

    Raises:
        ValueError: as `check_counts`.
    """
    if type(n) is int and type(k) is int and 0 <= k <= n <= MOST:
        return n, k  # the lines ask this of every outcome
    trials, hits = check_whole(names[0], n), check_whole(names[1], k)
    _check_no_more(np.float64(trials), np.float64(hits), names)
    return trials, hits


def check_expected(n: float, k: float, names: tuple[str, str] = ("n", "k")) -> tuple[float, float]:
    """k successes of n trials as they are expected, so they need not be whole.

    Raises:
        ValueError: if one is negative, not finite or above 10^12, or k > n.
    """
    if type(n) in _PLAIN and type(k) in _PLAIN and 0 <= k <= n <= MOST:
        return n, k  # the lines ask this of every outcome
    trials = check_number(names[0], check_number(names[0], n, NOT_NEGATIVE), EXACT)
    hits = check_number(names[1], check_number(names[1], k, NOT_NEGATIVE), EXACT)
    _check_no_more(np.float64(trials), np.float64(hits), names)
    return trials, hits


def _check_no_more(trials: Floats | np.float64, hits: Floats | np.float64, names: tuple[str, str]) -> None:
    if (hits > trials).any():
        more, fewer = (x[hits > trials].flat[0] for x in np.broadcast_arrays(hits, trials))
        raise ValueError(
            f"{names[1]} must not exceed {names[0]}, got {names[1]}={more:.12g}, {names[0]}={fewer:.12g}"
        )


def check_is(name: str, value: Any, kind: type) -> None:
    """Refuse what is not of the kind that is needed.

    Raises:
        ValueError: naming the argument, the kind and the value.
    """
    if not isinstance(value, kind):
        raise ValueError(f"{name} must be of type {kind.__name__}, got {shown(value)}")


def check_pair(name: str, values: Any, rule: Rule = FINITE) -> tuple[float, float]:
    """Two numbers.

    Raises:
        ValueError: naming the argument and the value, if they are not two or one is against the rule.
    """
    floats = check_numbers(name, values, rule)
    if floats.shape != (2,):
        raise ValueError(f"{name} must be two numbers, got {shown(values)}")
    return float(floats[0]), float(floats[1])


def check_row(name: str, values: Any, rule: Rule = FINITE) -> Floats:
    """Numbers in one row, which may be empty.

    Raises:
        ValueError: naming the argument and its shape, or the value that is against the rule.
    """
    floats = check_numbers(name, values, rule)
    if floats.ndim != 1:
        raise ValueError(f"{name} must be one row, got shape {floats.shape}")
    return floats


def check_flag(name: str, value: Any) -> int:
    """A yes or no as 1 or 0: True, False, 1 or 0."""
    if isinstance(value, int) and 0 <= value <= 1:  # the streams ask this of every outcome
        return int(value)
    return int(check_number(name, value, FLAG))


def check_flags(name: str, values: Any) -> Bools:
    """A row of yes and no, as True, False, 1 or 0."""
    known = isinstance(values, np.ndarray) and values.dtype.kind == "b"
    given = values if known else check_numbers(name, values, FLAG)
    if given.ndim != 1:
        raise ValueError(f"{name} must be one row of 0 and 1, got shape {given.shape}")
    return np.asarray(given, dtype=bool)


def check_arms(arm: Any, y: Any, names: tuple[str, str] = ("arm", "y")) -> tuple[Bools, Bools]:
    """The arms and the outcomes of one search, as many of each."""
    arms, outcomes = check_flags(names[0], arm), check_flags(names[1], y)
    if len(arms) != len(outcomes):
        raise ValueError(f"{names[0]} and {names[1]} must be of one length, got {len(arms)} and {len(outcomes)}")
    return arms, outcomes


def shown(value: Any) -> str:
    """A value in a message: never longer than a line, however long it is itself."""
    if isinstance(value, int) and abs(value) > 10**_LONGEST:
        return f"a whole number of {int(value.bit_length() * log10(2)) + 1} digits, which is too large"
    if isinstance(value, int | float | np.number):
        return f"{value:.12g}" if isinstance(value, float | np.floating) else str(value)
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _real(name: str, value: Any) -> float:
    if not isinstance(value, Real):
        raise ValueError(f"{name} must be a number, got {shown(value)}")
    try:
        return float(value)
    except OverflowError:
        raise ValueError(f"{name} must be finite, got {shown(value)}") from None
