"""Is it worth testing? What finding out which arm is better would save, in hours of the person's time.

Below an hour the answer is no: use whichever is less work.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, inf, log

from onward.evidence.checks import NOT_NEGATIVE, check_chance, check_number
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
    check_chance("share1", share1)
    check_chance("chance_of_effect", chance_of_effect)
    known_after = {} if outcomes is None else {"outcomes": outcomes}
    amounts = {"a_week": a_week, "weeks_left": weeks_left, "hours_each": hours_each, **known_after}
    for name, value in amounts.items():
        check_number(name, value, NOT_NEGATIVE)
    if outcomes is None or a_week == 0 or weeks_left == 0:
        return Worth(0.0, 0.0, 0.0)
    half_life = outcomes / a_week / weeks_left  # in searches that are left
    rate = log(2) / half_life if half_life else inf
    in_time = -expm1(-rate)
    left_over = 1 - in_time / rate if rate < inf else 1.0  # mean share of the search that is left once it is known
    blend = (1 - share1) * effect.rates[0] + share1 * effect.rates[1]
    gain = chance_of_effect * a_week * weeks_left * left_over * (max(effect.rates) - blend)
    return Worth(chance_of_effect * in_time, gain, gain / blend * hours_each)
