"""Is it worth testing? What finding out which arm is better would save, in hours of the person's time.

Below an hour the answer is no: use whichever is less work.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, inf, log

from onward.evidence.checks import NOT_NEGATIVE, check_chance, check_is, check_number
from onward.evidence.planning import PlausibleEffect


@dataclass(frozen=True)
class Worth:
    """What testing a change may bring.

    Attributes:
        chance_in_time: that there is a difference and that it is seen while there is a search left to use it in.
        more_talks: extra talks that using the better arm brings, on average.
        hours_saved: applications that need not be sent for as many talks, in hours.
    """

    chance_in_time: float
    more_talks: float
    hours_saved: float

    @property
    def worth_testing(self) -> bool:
        """Whether it saves an hour of the person's time or more."""
        return self.hours_saved >= 1


def worth_of_testing(
    outcomes: int | None,
    effect: PlausibleEffect,
    share1: float,
    *,
    a_week: float,
    weeks_left: float,
    chance_of_effect: float = 0.25,
    hours_each: float = 1.0,
) -> Worth:
    """The value of finding out which arm is better.

    Until then both arms are sent, afterwards only the better one: the gain is its lead over the blend, for the weeks
    that are left. Time to find out is taken as exponential with this median.

    Args:
        outcomes: after how many more half of such searches know; None if none does.
        effect: the rates, if there is a difference.
        share1: the share of arm 1 until then, inside (0, 1).
        a_week: applications a week.
        weeks_left: how long the search still goes, as far as anybody can tell.
        chance_of_effect: that the difference is there at all.
        hours_each: hours of work in an application.

    Raises:
        ValueError: if share1 or chance_of_effect is outside (0, 1), or one of the others is negative or not finite.

    Source: stats.md 10; the expected value of sample information, Raiffa & Schlaifer 1961.
    """
    share1, chance = check_chance("share1", share1), check_chance("chance_of_effect", chance_of_effect)
    check_is("effect", effect, PlausibleEffect)
    a_week = check_number("a_week", a_week, NOT_NEGATIVE)
    weeks_left = check_number("weeks_left", weeks_left, NOT_NEGATIVE)
    hours_each = check_number("hours_each", hours_each, NOT_NEGATIVE)
    needed = None if outcomes is None else check_number("outcomes", outcomes, NOT_NEGATIVE)
    to_send = a_week * weeks_left
    if needed is None or to_send == 0:
        return Worth(0.0, 0.0, 0.0)
    rate = log(2) * to_send / needed if needed else inf  # of finding out, in one search that is left
    in_time = -expm1(-rate)
    blend = (1 - share1) * effect.rates[0] + share1 * effect.rates[1]
    gain = chance * to_send * _left_over(rate) * (max(effect.rates) - blend)
    return Worth(chance * in_time, gain, gain / blend * hours_each)


def _left_over(rate: float) -> float:
    """The mean share of the search that is left once it is known."""
    if rate < 1e-5:
        return rate / 2  # what the other form tends to, which cancels here
    return 1 + expm1(-rate) / rate if rate < inf else 1.0
