"""Many searches under many policies: the same people with the same luck under each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import isfinite

import numpy as np

from onward.evidence.checks import Floats
from onward.language import gettext as _
from onward.simulate.fate import draw
from onward.simulate.policies import POLICIES
from onward.simulate.search import Story, live
from onward.simulate.searcher import Searcher

EFFECTS = (0.0, 0.3, 0.6, 1.0)


@dataclass(frozen=True)
class Plan:
    """What is simulated.

    Attributes:
        searches: how many, of each effect and policy; at least 2.
        seed: of all that is drawn, not negative.
        effects: how much versions truly differ: standard deviations of their log odds ratios against the first.
        policies: names from `POLICIES`.
        searcher: what all searches have in common.
    """

    searches: int = 1000
    seed: int = 12
    effects: tuple[float, ...] = EFFECTS
    policies: tuple[str, ...] = tuple(POLICIES)
    searcher: Searcher = field(default_factory=Searcher)

    def __post_init__(self) -> None:
        """Refuse what can't be simulated.

        Raises:
            ValueError: naming the attribute, the value and what to do.
        """
        if self.searches < 2:
            raise ValueError(_("searches must be at least 2, got {given}").format(given=self.searches))
        if self.seed < 0:
            raise ValueError(_("seed must not be negative, got {given}").format(given=self.seed))
        for effect in self.effects:
            if not (isfinite(effect) and 0 <= effect <= 5):
                raise ValueError(_("effects must lie in 0..5, got {given}").format(given=f"{effect:g}"))
        for policy in self.policies:
            if policy not in POLICIES:
                text = _("policies: {given!r} is not known; choose from {known}")
                raise ValueError(text.format(given=policy, known=", ".join(POLICIES)))
        for name in ("effects", "policies"):
            given: Sequence[object] = getattr(self, name)
            if not given or len(set(given)) < len(given):
                text = _("{name} must be named once each, got {given}")
                raise ValueError(text.format(name=name, given=", ".join(map(str, given)) or _("none")))


@dataclass(frozen=True, eq=False)
class Cell:
    """All searches under one policy, with versions that differ by one effect; the arrays are (N,), a search each.

    Attributes:
        effect: standard deviation of the versions' log odds ratios.
        policy: its name.
        weeks: to the first offer, or to the end without one.
        offered: 1 where an offer came.
        lessons, false_lessons: how many were drawn, and how many of them are not so.
        rewrites: versions written beside the first.
        applications: sent.
    """

    effect: float
    policy: str
    weeks: Floats
    offered: Floats
    lessons: Floats
    false_lessons: Floats
    rewrites: Floats
    applications: Floats


@dataclass(frozen=True, eq=False)
class Simulation:
    """A plan and what came of it: cells by effect, and within one by policy, in the order of the plan."""

    plan: Plan
    cells: tuple[Cell, ...]

    def cell(self, effect: float, policy: str) -> Cell | None:
        """The searches of one effect under one policy; None where they are not in the plan."""
        return next((cell for cell in self.cells if (cell.effect, cell.policy) == (effect, policy)), None)


def run(plan: Plan, tick: Callable[[], None] = lambda: None) -> Simulation:
    """Simulate.

    Args:
        plan: what.
        tick: called after each of the plan's searches has been lived under every effect and policy.
    """
    kinds = [(effect, policy) for effect in plan.effects for policy in plan.policies]
    stories: list[list[Story]] = [[] for _ in kinds]
    for number in range(plan.searches):
        fate = draw(plan.searcher, plan.seed, number)
        for told, (effect, policy) in zip(stories, kinds, strict=True):
            told.append(live(fate, plan.searcher, effect, POLICIES[policy]))
        tick()
    return Simulation(plan, tuple(_cell(*kind, told) for kind, told in zip(kinds, stories, strict=True)))


def _cell(effect: float, policy: str, stories: Sequence[Story]) -> Cell:
    columns = (
        np.array([getattr(story, name) for story in stories], float)
        for name in ("weeks", "offered", "lessons", "false_lessons", "rewrites", "applications")
    )
    return Cell(effect, policy, *columns)
