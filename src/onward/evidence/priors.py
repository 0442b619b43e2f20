"""Beliefs about rates before a person's own data: Beta distributions with their source."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import betaincinv

from onward.evidence.checks import POSITIVE, SHARE, check_is, check_number, check_whole, shown


@dataclass(frozen=True)
class BetaPrior:
    """A rate's distribution over people: p ~ Beta(a, b).

    Attributes:
        a, b: positive shape parameters.
        population: whose rates these are, in words that can be shown.
        source: where they come from.
    """

    a: float
    b: float
    population: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "a", check_number("a", self.a, POSITIVE))
        object.__setattr__(self, "b", check_number("b", self.b, POSITIVE))

    @property
    def mean(self) -> float:
        """The average person's rate."""
        return self.a / (self.a + self.b)

    @property
    def central_80(self) -> tuple[float, float]:
        """The rates between which 8 of 10 people lie."""
        return float(betaincinv(self.a, self.b, 0.1)), float(betaincinv(self.a, self.b, 0.9))


def without_person(prior: BetaPrior, rate: float, people: int) -> BetaPrior:
    """The prior as it would have been fitted without one of its people.

    A prior must not be checked on somebody whom it was fitted to. Where only the pooled fit is at hand, take the
    person's rate out of its mean and variance over people and match a Beta again by moments.

    Args:
        prior: fitted over `people` persons.
        rate: this person's own rate, 0..1.
        people: how many persons the prior was fitted to, at least 3.

    Raises:
        ValueError: if people < 3, or the rate is outside 0..1 or so far out that it is none of theirs.
    """
    check_is("prior", prior, BetaPrior)
    people, rate = check_whole("people", people, least=3), check_number("rate", rate, SHARE)
    size = prior.a + prior.b
    variance = prior.mean * (1 - prior.mean) / (size + 1)
    mean = (people * prior.mean - rate) / (people - 1)
    if not 0 < mean < 1:
        raise ValueError(f"rate must be one of {people} with a mean of {prior.mean:.3g}, got {shown(rate)}")
    squares = people * variance - (rate - prior.mean) ** 2 * people / (people - 1)
    # One person may lie further out than the fitted spread allows; half the variance is then the floor.
    left = max(squares / (people - 1), variance / 2)
    new_size = mean * (1 - mean) / left - 1
    return BetaPrior(
        mean * new_size, (1 - mean) * new_size, prior.population, f"{prior.source}, without one person"
    )
