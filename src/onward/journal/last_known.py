"""Values that take long to work out: one thread works on a version, others wait for it or take the last known one."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextvars import copy_context
from threading import Lock, Thread
from typing import Generic, NamedTuple, TypeVar

from django.db import connections

V = TypeVar("V")
_log = logging.getLogger(__name__)


class Known(NamedTuple, Generic[V]):
    """A value, of which version it is, and when it was begun among all."""

    version: Hashable
    value: V
    ticket: int


class LastKnown(Generic[V]):
    """The last known value of each subject.

    Args:
        most: of how many subjects a value is kept; the one that was not asked for longest goes.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Known[V]] = OrderedDict()
        self._running: dict[tuple[Hashable, Hashable], Future[V]] = {}
        self._tickets = 0

    def last(self, subject: Hashable) -> Known[V] | None:
        """The last value that was worked out, of whatever version."""
        with self._lock:
            found = self._kept.get(subject)
            if found is not None:
                self._kept.move_to_end(subject)
            return found

    def now(self, subject: Hashable, version: Hashable, work: Callable[[], V]) -> V:
        """The value of this version: as known, or as another thread is working it out, or worked out here."""
        with self._lock:
            known = self._kept.get(subject)
            if known is not None and known.version == version:
                self._kept.move_to_end(subject)
                return known.value
            future = self._running.get((subject, version))
            ticket = None if future is not None else self._take(subject, version)
            future = future or self._running[subject, version]
        if ticket is not None:
            self._work(subject, version, ticket, work)
        return future.result()

    def begin(self, subject: Hashable, version: Hashable, work: Callable[[], V]) -> Future[V]:
        """Work it out in a thread of its own, unless one works on this subject already: then that one's result."""
        with self._lock:
            running = next((future for (of, _), future in self._running.items() if of == subject), None)
            if running is not None:
                return running
            ticket = self._take(subject, version)
            future = self._running[subject, version]
        context = copy_context()  # the language that is spoken goes along
        Thread(
            target=context.run,
            args=(self._work_apart, subject, version, ticket, work),
            daemon=True,
            name="onward-work",
        ).start()
        return future

    def forget(self) -> None:
        """Know nothing any more; what runs goes on for those who wait for it."""
        with self._lock:
            self._kept.clear()

    def _take(self, subject: Hashable, version: Hashable) -> int:
        self._running[subject, version] = Future()
        self._tickets += 1
        return self._tickets

    def _work_apart(self, subject: Hashable, version: Hashable, ticket: int, work: Callable[[], V]) -> None:
        try:
            self._work(subject, version, ticket, work)
        finally:
            connections.close_all()  # this thread's own

    def _work(self, subject: Hashable, version: Hashable, ticket: int, work: Callable[[], V]) -> None:
        """Whoever waits gets the value, or what went wrong; that is not kept, so the next one tries again."""
        future = self._running[subject, version]
        try:
            value = work()
        except BaseException as error:
            with self._lock:
                del self._running[subject, version]
            _log.debug("could not work out %s", subject, exc_info=True)
            future.set_exception(error)
            return
        with self._lock:
            del self._running[subject, version]
            known = self._kept.get(subject)
            if known is None or known.ticket < ticket:  # an older version never covers a newer one
                self._kept[subject] = Known(version, value, ticket)
                self._kept.move_to_end(subject)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        future.set_result(value)
