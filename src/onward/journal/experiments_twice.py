"""The same experiment begun twice: its tosses would be shared out between the two, and each would know less."""

from __future__ import annotations

from django.utils.translation import gettext as _

from onward.journal.experiments import running
from onward.journal.folding import in_words
from onward.journal.models import Experiment, Search


def running_like(search: Search, name: str, arms: tuple[str, str]) -> Experiment | None:
    """One that runs and tries the same two ways under the same name, in either order; None where there is none."""
    wanted = _sign(name, arms)
    return next((one for one in running(search) if _sign(one.name, one.arms) == wanted), None)


def runs_already(twin: Experiment) -> str:
    """What is said of one that would be begun twice, as the person is told it anywhere."""
    return _("{name} runs already. Begin it again only if you mean a second one.").format(name=twin)


def _sign(name: str, arms: tuple[str, str]) -> tuple[str, frozenset[str]]:
    return in_words(name), frozenset(in_words(arm) for arm in arms)
