"""Long work in a thread of its own, with how far it is; one a name at a time.

A job writes in one transaction: if the process dies, nothing of it is there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any

from django.db import connection

_log = logging.getLogger(__name__)
_jobs: dict[str, Job] = {}
_lock = Lock()
_KEPT = 50


@dataclass(eq=False)
class Job:
    """One piece of work.

    Attributes:
        done, of: how far it is; of is 0 until known.
        result: what it gave.
        error: what went wrong, for a person; empty if nothing did.
    """

    done: int = 0
    of: int = 0
    result: Any = None
    error: str = ""
    _ended: Event = field(default_factory=Event)

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Until it has ended, or so many seconds; whether it has."""
        return self._ended.wait(seconds)

    def end(self) -> None:
        """It has ended."""
        self._ended.set()

    def tell(self, done: int, of: int) -> None:
        """How far it is."""
        self.done, self.of = done, of

    @property
    def percent(self) -> int:
        """How far it is, of 100."""
        return round(100 * self.done / self.of) if self.of else 0


def begin(
    name: str,
    work: Callable[[Job], Any],
    *,
    explain: Callable[[Exception], str],
    refused: tuple[type[Exception], ...] = (),
) -> Job:
    """Begin a job, or find the one of that name that runs.

    Args:
        name: one runs at a time under it.
        work: is given its job to tell how far it is; what it returns is the result.
        explain: what an exception means to a person.
        refused: exceptions that say that the work was refused, which is no fault of the program's.
    """
    with _lock:
        there = _jobs.get(name)
        if there is not None and not there.over:
            return there
        job = _jobs[name] = Job()
        for old in [key for key, one in _jobs.items() if one.over][:-_KEPT]:
            del _jobs[old]
    here = copy_context()  # the language and the time zone go along
    Thread(target=here.run, args=(_run, job, work, explain, refused), daemon=True).start()
    return job


def find(name: str) -> Job | None:
    """The job of that name, running or over."""
    with _lock:
        return _jobs.get(name)


def _run(
    job: Job,
    work: Callable[[Job], Any],
    explain: Callable[[Exception], str],
    refused: tuple[type[Exception], ...],
) -> None:
    try:
        job.result = work(job)
    except Exception as error:
        if isinstance(error, refused):
            _log.info("a job was refused: %s", error)
        else:
            _log.exception("a job broke")
        job.error = explain(error)
    finally:
        connection.close()
        job.end()
