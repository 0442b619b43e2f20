"""Published packages of tests that are valid at every look, asked in their own environments.

Each gets the claims' outcomes as they come and answers with p-values; weighted Holm as everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from functools import lru_cache, partial

from overlearn.advisor import Advise, Advisor
from overlearn.claims import claims, holm
from overlearn.environments import Child, environment, newer_python
from overlearn.search import Advice, Seen


@lru_cache(maxsize=8)
def _child(package: str, python: str, *arguments: str) -> Child:
    """One child a process, for all its searches."""
    inside, why = environment(package, python)
    if inside is None:
        raise RuntimeError(why)
    return Child(inside, f"{package}_tests.py", *arguments)


class _Asking:
    """One search, told to a child piece by piece."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._told: dict[str, int] = {}
        child.ask({"begin": True})

    def advise(self, seen: Seen) -> Collection[Advice]:
        asked = [c for c in claims(seen) if c.column in seen.columns]
        news = []
        for c in asked:
            name = f"{c.column}:{c.level}"
            start = self._told.get(name, 0)
            new = list(zip(c.arm[start:].astype(int).tolist(), c.y[start:].astype(int).tolist(), strict=True))
            share = 0.5 if c.coin or not len(c.arm) else float(c.arm.mean())
            news.append({"claim": name, "share": share, "new": new})
            self._told[name] = len(c.arm)
        return holm(asked, self._child.ask({"claims": news}))


def _begin(package: str, python: str, *arguments: str) -> Advise:
    return _Asking(_child(package, python, *arguments)).advise


def _advisor(name: str, package: str, python: str, *arguments: str) -> Advisor:
    return Advisor(name, partial(_begin, package, python, *arguments), environment(package, python)[1])


def savvi(prior: int) -> Advisor:
    """The test that successes split between the arms as the applications do; prior: its Dirichlet's total."""
    return _advisor(f"savvi, prior of {prior}", "savvi", sys.executable, str(prior))


def expectation() -> Advisor:
    """The two-sample Bernoulli test."""
    name, python = "expectation", newer_python()
    if python is None:
        return Advisor(name, _cannot, "needs Python 3.12")
    return _advisor(name, "expectation", python)


def _cannot() -> Advise:
    raise RuntimeError("needs Python 3.12")
