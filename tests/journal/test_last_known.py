"""Work that takes long is done once, whoever asks and however many at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from onward.journal.last_known import LastKnown
from onward.language import speaking, spoken


class Slow:
    """Work that goes on until it is let go, and counts how often it was done."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.times = 0

    def answering(self, value: str) -> Callable[[], str]:
        def work() -> str:
            self.times += 1
            self.begun.set()
            assert self.go.wait(10)
            return value

        return work


def test_eight_who_ask_at_once_wait_for_one() -> None:
    known: LastKnown[str] = LastKnown(most=2)
    slow = Slow()
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(known.now, "search", 1, slow.answering("one")) for _ in range(8)]
        assert slow.begun.wait(10)
        slow.go.set()
        assert [one.result(10) for one in asked] == ["one"] * 8
    assert slow.times == 1


def test_only_one_thread_works_apart_on_a_subject() -> None:
    known: LastKnown[str] = LastKnown(most=2)
    slow = Slow()
    first = known.begin("search", 1, slow.answering("one"))
    assert known.begin("search", 2, slow.answering("two")) is first
    slow.go.set()
    assert first.result(10) == "one"
    assert slow.times == 1


def test_whoever_needs_this_version_waits_for_the_thread_that_works_apart() -> None:
    known: LastKnown[str] = LastKnown(most=2)
    slow = Slow()
    apart = known.begin("search", 1, slow.answering("apart"))
    assert slow.begun.wait(10)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(known.now, "search", 1, slow.answering("here"))
        slow.go.set()
        assert waiting.result(10) == apart.result(10) == "apart"


def test_an_older_version_that_ends_later_does_not_cover_a_newer_one() -> None:
    known: LastKnown[str] = LastKnown(most=2)
    old = Slow()
    apart = known.begin("search", 1, old.answering("old"))
    assert old.begun.wait(10)
    assert known.now("search", 2, lambda: "new") == "new"
    old.go.set()
    assert apart.result(10) == "old"
    last = known.last("search")
    assert last is not None
    assert (last.version, last.value) == (2, "new")


def test_what_went_wrong_is_told_and_tried_again() -> None:
    known: LastKnown[str] = LastKnown(most=2)

    def breaks() -> str:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        known.now("search", 1, breaks)
    with pytest.raises(OSError, match="disk"):
        known.begin("search", 1, breaks).result(10)
    assert known.now("search", 1, lambda: "well") == "well"


def test_the_one_that_was_not_asked_for_longest_goes() -> None:
    known: LastKnown[str] = LastKnown(most=2)
    for name in ("a", "b"):
        known.now(name, 1, lambda: "x")
    known.last("a")
    known.now("c", 1, lambda: "x")
    assert known.last("b") is None
    assert known.last("a") is not None


def test_the_language_goes_along_into_the_thread() -> None:
    known: LastKnown[str] = LastKnown(most=2)
    with speaking("de"):
        assert known.begin("search", 1, spoken).result(10) == "de"
