"""What a person does, as its form sends it: milliseconds until the answer is there."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

    from onward.journal.models import Application, Search

_MANY = 100
_numbers = count(1)


def doings(browser: Client, search: Search, runs: int) -> dict[str, Any]:
    """Each doing with its median and its 95th percentile."""
    few, silent = max(3, runs // 4), _all_silent(search)  # first: what is done below leaves fewer silent
    cards = list(
        search.applications.filter(removed=False).exclude(place__in=("offer", "ended")).order_by("-number")
    )
    runs = min(runs, len(cards) // 2 - 2)
    next_card = iter(cards)
    found: dict[str, Any] = {
        "add": _timed(lambda: _add(browser), runs),
        "log what happened": _timed(lambda: _log(browser, next(next_card)), runs),
        "move a card": _timed(lambda: _move(browser, next(next_card)), runs),
        "add a note": _timed(lambda: _post(browser, f"/applications/{cards[0].pk}/note", {"text": "x"}), runs),
        "add a task": _timed(lambda: _task(browser, cards[0]), runs),
    }
    there, back = _many(browser, search, few)
    return found | {"tag 100 at once": there, "undo that": back} | silent


def spread(times: Sequence[float]) -> dict[str, float]:
    """The median, the 95th percentile and how often it was timed."""
    rows = sorted(times)
    p95 = rows[min(len(rows) - 1, int(0.95 * len(rows)))]
    return {"median_ms": round(statistics.median(rows), 1), "p95_ms": round(p95, 1), "times": len(rows)}


def milliseconds(job: Callable[[], Any]) -> tuple[float, Any]:
    """How long a job takes, and what it gives."""
    start = time.perf_counter()
    found = job()
    return 1000 * (time.perf_counter() - start), found


def _timed(job: Callable[[], Any], runs: int) -> dict[str, float]:
    job()
    return spread([milliseconds(job)[0] for _ in range(runs)])


def _post(browser: Client, address: str, said: Mapping[str, Any], status: int = 302) -> None:
    answer = browser.post(address, said)
    assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[:500])


def _add(browser: Client) -> None:
    employer = sha256(str(next(_numbers)).encode()).hexdigest()[:12]
    _post(browser, "/add", {"employer": employer, "role": "Clerk", "sent": "today"})


def _log(browser: Client, card: Application) -> None:
    _post(browser, f"/applications/{card.pk}/record", {"kind": "answered", "on": _today().isoformat()})


def _move(browser: Client, card: Application) -> None:
    answer = browser.post(f"/board/move/{card.pk}", {"to": "offer"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.status_code


def _task(browser: Client, card: Application) -> None:
    _post(
        browser,
        f"/applications/{card.pk}/task",
        {"what": "Call them", "due": _today().isoformat(), "kind": "other"},
    )


def _many(browser: Client, search: Search, runs: int) -> Iterator[dict[str, float]]:
    """Tagging a hundred chosen ones, and taking that back."""
    ids = [str(pk) for pk in search.applications.filter(removed=False).values_list("pk", flat=True)[:_MANY]]
    there, back = [], []
    for number in range(runs):
        said = {"doing": "tag", "value": f"measured {number}", "id": ids}
        there.append(milliseconds(lambda said=said: _post(browser, "/list/edit/do", said))[0])  # type: ignore[misc]
        batch = search.batches.order_by("-at").first()
        assert batch is not None
        back.append(milliseconds(lambda pk=batch.pk: _post(browser, f"/undo/{pk}", {}))[0])  # type: ignore[misc]
    yield spread(there)
    yield spread(back)


def _all_silent(search: Search) -> dict[str, Any]:
    """Closing all that are silent, and undoing that: not within a page's time, so once, by the journal itself."""
    from onward.events import Kind  # noqa: PLC0415
    from onward.journal.bulk import Doing, Edit, edit_many  # noqa: PLC0415
    from onward.journal.listing import Filter, listed  # noqa: PLC0415
    from onward.journal.undo import undo  # noqa: PLC0415

    silent = listed(search, Filter(waiting_over=30), today=_today())
    edit = Edit(Doing.RECORD, kind=Kind.CLOSED, on=_today())
    closing, (n, batch) = milliseconds(lambda: edit_many(search, silent, edit))
    undoing, _ = milliseconds(lambda: undo(batch))
    return {"close all silent": {"ms": round(closing), "n": n, "undo_ms": round(undoing)}}


def _today() -> Any:
    from django.utils import timezone  # noqa: PLC0415

    return timezone.localdate()
