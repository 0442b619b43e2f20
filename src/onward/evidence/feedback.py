"""What is a piece of feedback worth? How far remarks of raters move the belief that a theme is true of somebody.

A theme ("talks too much") is true with a prior chance. A rater who sees it says so with a chance s, and says so
wrongly with a chance f. Raters of one panel heard each other and count for one rater and a bit.

Source: stats.md 9; agreement of separate interviewers .44 and of one panel .74: Huffcutt, Culbertson & Weyhrauch
    2013; the exponent for raters who are alike: design effect, Kish 1965.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from scipy.special import expit

from onward.evidence.checks import check_chance, check_is, check_whole

USUAL_PRIOR = 0.15
"""How likely a theme is true of somebody before anyone said so."""
PANEL_AGREEMENT = 0.74
LESSON = 0.8
"""The chance from which a theme is a lesson."""
_MOST_VOICES = 50
_LARGEST = 700.0  # beyond it a factor is no number any more


@dataclass(frozen=True)
class Rater:
    """How well a rater sees: one remark is worth sees / imagines = 2.9 to 1 by default.

    Attributes:
        sees: chance to say a theme that is true.
        imagines: chance to say one that is not.
    """

    sees: float = 0.5
    imagines: float = 0.175

    def __post_init__(self) -> None:
        object.__setattr__(self, "sees", check_chance("sees", self.sees))
        object.__setattr__(self, "imagines", check_chance("imagines", self.imagines))


USUAL_RATER = Rater()


@dataclass(frozen=True)
class Panel:
    """Raters who sat together: how many said a theme, and how many said something else or nothing about it.

    A panel without anybody in it is no mistake: it says nothing.
    """

    said: int
    silent: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "said", check_whole("said", self.said))
        object.__setattr__(self, "silent", check_whole("silent", self.silent))


@dataclass(frozen=True)
class Weight:
    """What remarks amount to.

    Attributes:
        chance: that the theme is true.
        odds_factor: by which the remarks multiplied the odds; 1 is nothing at all, as for a stock phrase.
        voices: raters, those of one panel counted as one and a bit.
    """

    chance: float
    odds_factor: float
    voices: float


def weigh(panels: Sequence[Panel], *, prior: float = USUAL_PRIOR, rater: Rater = USUAL_RATER) -> Weight:
    """Weigh the remarks of panels that did not hear each other.

    Args:
        panels: a single rater is a panel of one. A stock phrase says no theme, so it is in none.
        prior: chance of the theme before any remark, inside (0, 1).
        rater: how well raters see.

    Raises:
        ValueError: if the prior is outside (0, 1), rater is no Rater, or one of panels no Panel.
    """
    prior = check_chance("prior", prior)
    check_is("rater", rater, Rater)
    for panel in panels:
        check_is("panels", panel, Panel)
    log_factor = sum(_log_factor(panel, rater) for panel in panels)
    log_odds = log(prior / (1 - prior)) + log_factor
    voices = sum(_one_and_a_bit(panel.said + panel.silent) for panel in panels)
    return Weight(float(expit(log_odds)), exp(min(log_factor, _LARGEST)), voices)


def more_voices(panels: Sequence[Panel], *, prior: float = USUAL_PRIOR, rater: Rater = USUAL_RATER) -> int | None:
    """How many more raters who never met would have to say it to make it a lesson; None if 50 would not do."""
    for more in range(_MOST_VOICES + 1):
        if weigh([*panels, *[Panel(1)] * more], prior=prior, rater=rater).chance >= LESSON:
            return more
    return None


def _log_factor(panel: Panel, rater: Rater) -> float:
    said = panel.said * log(rater.sees / rater.imagines)
    silent = panel.silent * log((1 - rater.sees) / (1 - rater.imagines))
    size = panel.said + panel.silent
    return (said + silent) * _one_and_a_bit(size) / size if size else 0.0


def _one_and_a_bit(raters: int) -> float:
    """How many independent raters the raters of one panel are worth: between 1 and 1 / .74."""
    return raters / (1 + (raters - 1) * PANEL_AGREEMENT) if raters else 0.0
