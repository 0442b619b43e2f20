"""A made search in a database: so many applications, about six events each, and what stands around them.

    made = made_search(10_000)          # Django is set up: `with_data(folder)` does it

The same number gives the same search. Not a likely one: half of its applications get far, so that the pages have much
to show.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onward.events import Kind

if TYPE_CHECKING:
    from onward.journal.models import Application, Search
    from onward.journal.writing import Pen

_AT_ONCE = 2_000
_SOURCES = ("LinkedIn", "Indeed", "Referral", "Company page", "Fair", "Recruiter", "Newsletter", "")
_TOWNS = ("Berlin", "Hamburg", "Zürich", "Lisbon", "Porto", "Remote", "Kraków", "Gdańsk", "Leeds", "Utrecht", "")
_TRADES = ("Engineer", "Analyst", "Nurse", "Designer", "Clerk", "Planner", "Teacher", "Writer", "Tester", "Baker")
_RANKS = ("", "Senior ", "Lead ", "Junior ", "Staff ")
_ENDED = (Kind.REJECTED, Kind.CLOSED, Kind.WITHDRAWN)
_LEVELS = {"Remote": "yn", "Size": "SML", "Level": "123", "Letter": "yn", "Portal": "ABCD", "Weekday": "12345"}
_TEXT = (
    "We build pumps that last. You will talk with people who use them, and mend what they would not buy twice. "
)


def with_data(folder: Path) -> None:
    """Set Django up on a data folder."""
    from onward.web import opening  # noqa: PLC0415 - Django reads its settings once

    opening.use(folder)


def made_sheet(rows: int, *, seed: int = 11) -> str:
    """A sheet to import, tabs between its cells."""
    chance, first = random.Random(seed), date(2025, 1, 6)
    lines = ["Company\tPosition\tDate Applied\tStatus\tSource"]
    for row in range(rows):
        day, status = first + timedelta(days=row % 300), chance.choice(("Rejected", "Applied", "Interview"))
        lines.append(f"Sheet {row}\t{chance.choice(_TRADES)}\t{day}\t{status}\t{chance.choice(_SOURCES)}")
    return "\n".join(lines)


def made_search(applications: int, *, seed: int = 11, today: date | None = None, all_open: bool = False) -> Search:
    """A search with so many applications over the last 600 days, written as the app writes it.

    Args:
        applications: how many.
        seed: the same seed gives the same search.
        today: the last of the days; None: the person's.
        all_open: whether nothing has ended, so that the board is as full as it gets.
    """
    from django.utils import timezone  # noqa: PLC0415

    from onward.journal.searches import start_search  # noqa: PLC0415
    from onward.journal.writing import Fact, write  # noqa: PLC0415

    chance, day = random.Random(seed), today or timezone.localdate()
    search = start_search(f"Made of {applications:,}")
    rest = iter(range(applications))
    while numbers := list(islice(rest, _AT_ONCE)):
        with write(search, "imported", name="made", new=len(numbers)) as pen:
            rows = [_application(search, number, chance) for number in numbers]
            pen.add_applications(rows)
            sent = [day - timedelta(days=600 - number * 600 // applications) for number in numbers]
            pen.record_all(
                (row, Fact(kind, on))
                for row, first in zip(rows, sent, strict=True)
                for kind, on in _events(first, day, chance)
                if not (all_open and kind in _ENDED)
            )
            _around(pen, rows, day, chance)
    return search


def _application(search: Search, number: int, chance: random.Random) -> Application:
    from django.utils import timezone  # noqa: PLC0415

    from onward.journal.models import Application  # noqa: PLC0415

    return Application(
        search=search,
        employer=f"Employer {number % 5000}",
        role=chance.choice(_RANKS) + chance.choice(_TRADES),
        address=f"https://jobs.example/{number}",
        location=chance.choice(_TOWNS),
        source=chance.choice(_SOURCES),
        about=_TEXT * chance.randrange(1, 20) if number % 3 == 0 else "",
        attributes={column: chance.choice(levels) for column, levels in _LEVELS.items()},
        created_at=timezone.now(),
    )


def _events(first: date, today: date, chance: random.Random) -> Iterator[tuple[Kind, date]]:
    """Up to ten events of one that gets far, three of one that does not, none of one that is only saved."""
    far = (Kind.CONTACTED, Kind.APPLIED, Kind.ANSWERED, Kind.SCREEN, Kind.ASSESSMENT, *(Kind.INTERVIEW,) * 4)
    near = (Kind.CONTACTED, Kind.APPLIED)
    endings = (Kind.REJECTED, Kind.CLOSED, Kind.OFFER, Kind.WITHDRAWN, Kind.ANSWERED, Kind.CONTACTED)
    fate = chance.random()
    if fate < 0.02:
        return
    kinds = near if fate < 0.5 else far[:4] if fate < 0.55 else far
    on = first
    for kind in (*kinds, chance.choices(endings, (5, 4, 1, 1, 2, 4))[0]):
        yield kind, min(on, today)
        on += timedelta(days=chance.randrange(0, 12))


def _around(pen: Pen, rows: Sequence[Application], day: date, chance: random.Random) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from onward.journal.models import Contact, Note, Tagging, Task  # noqa: PLC0415

    now, search = timezone.now(), pen.search
    near = [row for row in rows if chance.random() < 0.2]
    pen.add(*(Note(application=row, text=_TEXT[: chance.randrange(10, 90)], created_at=now) for row in near))
    pen.add(*(Tagging(application=row, name=chance.choice(("dream", "local", "later"))) for row in near[::2]))
    pen.add(*(Contact(search=search, application=row, name="A. Person", created_at=now) for row in near[::4]))
    due = [day + timedelta(days=chance.randrange(-5, 30)) for _ in near[::4]]
    pen.add(
        *(
            Task(search=search, application=row, what="Write to them", due=on, created_at=now)
            for row, on in zip(near[::4], due, strict=True)
        )
    )
