"""What is killed: a process that imports, edits many and backs up, and says each time that it is done.

python benchmarks/kills/work.py DATA WORK ROUND
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

DAY = date(2026, 1, 5)
SIZE = 60
"""Applications of one import, and of one edit."""


def say(line: str) -> None:
    """Acknowledge: from here on it must not be lost."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def imports(name: str) -> None:
    """Take in files of SIZE applications with three events each."""
    from onward.events import Application, Event, Kind  # noqa: PLC0415
    from onward.journal.models import Search  # noqa: PLC0415
    from onward.journal.taking_in import take_in  # noqa: PLC0415
    from onward.reading import Reading  # noqa: PLC0415

    search = Search.objects.get()
    for number in count():
        employer = f"{name}-{number}-"
        events = tuple(
            Event(kind, DAY + timedelta(days=day))
            for kind, day in ((Kind.APPLIED, 0), (Kind.SCREEN, 5), (Kind.REJECTED, 9))
        )
        rows = tuple(Application(row, f"{employer}{row}", "Clerk", events) for row in range(SIZE))
        take_in(search, Reading(f"{employer}.csv", "CSV", SIZE, rows, (), (), {}, DAY))
        say(f"import {employer}")


def edits(name: str) -> None:
    """Tag SIZE applications at once."""
    from onward.journal.bulk import Doing, Edit, edit_many  # noqa: PLC0415
    from onward.journal.models import Application, Search  # noqa: PLC0415

    search = Search.objects.get()
    chosen = Application.objects.filter(search=search, number__lte=SIZE)
    for number in count():
        edit_many(search, chosen, Edit(Doing.TAG, value=f"{name}-{number}"))
        say(f"edit {name}-{number}")


def backups(name: str, folder: Path) -> None:
    """Write one backup after another."""
    from onward.journal.backup import back_up  # noqa: PLC0415

    for number in count():
        out = folder / "out" / f"{name}-{number}.zip"
        back_up(folder, out, now=datetime.now(UTC))
        say(f"backup {out.name}")


def main() -> None:
    folder, work, name = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    from onward.web.opening import use  # noqa: PLC0415

    use(folder)
    say("ready")
    if work == "backup":
        backups(name, folder)
    else:
        {"import": imports, "edit": edits}[work](name)


if __name__ == "__main__":
    main()
