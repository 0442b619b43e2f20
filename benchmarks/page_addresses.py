"""Every address, with ids and names in it that are there: one at least for every route of the app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from made_journal_db import made_sheet

if TYPE_CHECKING:
    from django.test import Client

    from onward.journal.models import Search

EXTRA = (
    "/board?ended=open",
    "/list?q=pumps",
    "/list?q=zürich+nurse",
    "/list?sort=employer&page=9999",
    "/list?sort=-place&has=Remote=y",
    "/list?waiting=60&tag=dream",
    "/list/edit?doing=record:closed&all=1&waiting=60",
)
"""More than the bare address shows."""
FORMS = ("json", "json-small", "csv", "ics", "html")
FILES = re.compile(r"^/(export/.|record\.csv|calendar/|documents/|settings/backups/|bookmarklet\.js)")
"""Files to keep, which are no pages."""
_SHEET_ROWS = 450
_AFTER_A_NO = ("/closed", "/lesson")
"""Routes of an application that was rejected."""


def addresses(search: Search, browser: Client) -> Iterator[str]:
    """Every address, each route's pattern filled in."""
    from onward.web.urls import urlpatterns  # noqa: PLC0415

    there = _around(search, browser)
    for pattern in urlpatterns:
        text = str(pattern.pattern)
        if not text.startswith("api/"):
            yield from ("/" + address for address in _filled(text, there))
    yield from EXTRA


def _filled(text: str, there: dict[str, list[str]]) -> list[str]:
    """A pattern with what its first part goes by: an application for "applications/<uuid:pk>"."""
    if "<" not in text:
        return [text]
    first = text.partition("<")[0]
    if text.endswith(_AFTER_A_NO):
        first = "rejected/"
    names = there.get(first) or there[first.partition("/")[0] + "/"]
    return [
        re.sub(r"<\w+:application>", there["tossed"][0], re.sub(r"<\w+:\w+>", name, text, count=1))
        for name in names
    ]


def _around(search: Search, browser: Client) -> dict[str, list[str]]:
    """What stands in addresses; what a made search has none of is made here."""
    from onward.journal.calendar_link import new_link  # noqa: PLC0415
    from onward.journal.documents import add_document  # noqa: PLC0415
    from onward.journal.experiments import begin, candidates, toss  # noqa: PLC0415
    from onward.journal.models import Batch, Contact, Event, Note, Task  # noqa: PLC0415
    from onward.journal.verdicts import findings  # noqa: PLC0415
    from onward.journal.writing import write  # noqa: PLC0415

    today = _today()
    rows = search.applications.filter(removed=False).order_by("number")
    application = rows[rows.count() // 2]
    browser.post("/add", {"employer": "Of the coin", "role": "Clerk", "sent": "today"})
    experiment, _ = begin(search, "Letter", ("with", "without"), on=today)
    tossed = candidates(search, today=today).order_by("-number")[0]
    toss(experiment, tossed, today=today)
    document, _ = add_document(search, "Resume", "resume", file_name="r.txt", chunks=[b"A resume. " * 2000])
    with write(search, "claim registered", column="Remote", level="y") as pen:
        claim = pen.register_claim("Remote", "y", today)
    claims = [one.id for one in findings(search, today=today).claims]
    sheet = browser.post("/import/upload", {"text": made_sheet(_SHEET_ROWS)})
    first: dict[str, Any] = {
        "applications/": application,
        "rejected/": search.applications.filter(removed=False, ending="rejected").order_by("number").first(),
        "board/": application,
        "board/moved/": Batch.objects.filter(search=search).first(),
        "undo/": Batch.objects.filter(search=search).first(),
        "events/": Event.objects.filter(application__search=search).first(),
        "tasks/": Task.objects.filter(search=search).first(),
        "notes/": Note.objects.filter(application__search=search).first(),
        "contacts/": Contact.objects.filter(search=search).first(),
        "documents/": document,
        "experiments/": experiment,
        "claims/withdraw/": claim,
        "searches/": search,
        "settings/tokens/": application,
    }
    names = {prefix: [str(row.pk)] for prefix, row in first.items() if row is not None}
    return names | {
        "tossed": [str(tossed.pk)],
        "board/column/": ["applied", "ended"],
        "claims/": [*claims[:1], *(one for one in claims if one.startswith("streak"))],
        "export/": list(FORMS),
        "import/": [sheet["Location"].rpartition("/")[2]],
        "calendar/": [new_link(search)],
        "settings/backups/": ["onward-none.zip"],
        "settings/": ["none"],
    }


def _today() -> Any:
    from django.utils import timezone  # noqa: PLC0415

    return timezone.localdate()
