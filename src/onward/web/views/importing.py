"""Import: a file is read, shown, corrected, and taken in as a whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.journal import pending
from onward.journal.in_use import use
from onward.journal.models import Batch, Search
from onward.journal.pending import Pending
from onward.journal.searches import empty_search
from onward.journal.taking_in import Plan, begins, plan, stays_away, take_in
from onward.reading import Reading
from onward.sources.nothing import NothingFoundError
from onward.sources.read import read
from onward.sources.surface import Surface
from onward.sources.unreadable import BackupGivenError, MisjudgedError, UnreadableError
from onward.web import jobs
from onward.web.finding import chosen_search, today
from onward.web.import_words import ORDERS, explain, field_choices, order_choices, shown_sample
from onward.web.saying import then
from onward.web.views.bringing_back import holds_whole, whole_page

LARGEST = 50_000_000
_AT_ONCE = 300
"""Rows that are taken in before the page answers; more get a page that shows how far it is."""


@require_GET
def import_page(request: HttpRequest) -> HttpResponse:
    """Where a file is given."""
    return _give(request)


@require_GET
def first_import(request: HttpRequest) -> HttpResponse:
    """The same for somebody who has no search yet."""
    return _give(request, new=True)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take the file, and show what it would become."""
    given, pasted = request.FILES.get("file"), request.POST.get("text", "").strip()
    new = request.POST.get("new") == "yes" or chosen_search(request) is None
    if given is None and not pasted:
        return _give(request, new=new, wrong=_("No file was chosen. Choose one, or paste the rows of a sheet."))
    if given is not None and (given.size or 0) > LARGEST:
        return _give(
            request, new=new, wrong=_("The file is larger than 50 MB. Export fewer columns, or in parts.")
        )
    name = (given.name if given is not None else None) or "pasted.tsv"
    content = given.read() if given is not None else pasted.encode("utf-8", "replace")
    search = "" if new else str(_search(request).pk)
    try:
        kept = pending.keep(_folder(), name, content, search=search)
    except OSError as error:
        wrong = _("The file could not be kept ({why}). Free some space and try again.").format(why=error.strerror)
        return _give(request, new=new, wrong=wrong, status=507)
    return redirect(f"/import/{kept.id}")


@require_GET
def preview(request: HttpRequest, name: str) -> HttpResponse:
    """What the file would become, and what of it is unclear."""
    kept = _pending(name)
    if holds_whole(kept):
        return whole_page(request, kept)
    try:
        reading = _read(kept)
    except NothingFoundError as error:
        shown = _shown(kept, begins(error.reading), None) | {"nothing": error}
        return render(request, "web/import_preview.html", shown, status=422)
    except UnreadableError as error:
        said = {
            "here": "import",
            "error": error,
            "pending": kept,
            "row_asked": isinstance(error, MisjudgedError),
            "backup": isinstance(error, BackupGivenError),
        }
        return render(request, "web/import_unreadable.html", said, status=422)
    search = _search_of(kept)
    found = plan(search, reading) if search else begins(reading)
    return render(request, "web/import_preview.html", _shown(kept, found, search))


@require_POST
def correct(request: HttpRequest, name: str) -> HttpResponse:
    """Which column holds what, where the person knows better."""
    kept = _pending(name)
    said = {
        key.removeprefix("field."): str(value) for key, value in request.POST.items() if key.startswith("field.")
    }
    text = request.POST.get("header_row", "").strip()[:9]
    row = int(text) if text.isdecimal() and int(text) > 0 else None
    # Another row of names has other columns: what was chosen among the old ones says nothing of them.
    columns = {} if row != kept.header_row else dict(kept.corrections) | said
    order = request.POST.get("order", kept.order)
    order = order if order in ORDERS else ""
    pending.save(replace(kept, corrections=columns, header_row=row, order=order))
    return redirect(f"/import/{name}")


@require_POST
def commit(request: HttpRequest, name: str) -> HttpResponse:
    """Take it in, as a whole or not at all."""
    kept = _pending(name)
    try:
        reading = _read(kept)
    except UnreadableError:
        return redirect(f"/import/{name}")
    job = jobs.begin(f"import:{name}", lambda job: _take_in(kept, reading, job.tell), explain=explain)
    if len(reading.applications) > _AT_ONCE:
        return redirect(f"/import/{name}/progress")
    job.wait()
    return _finished(request, kept, job)


@require_GET
def progress(request: HttpRequest, name: str) -> HttpResponse:
    """How far it is; asks again by itself until it is over."""
    job = jobs.find(f"import:{name}")
    if job is None:
        return redirect(f"/import/{name}")
    if job.over:
        return _finished(request, pending.find(_folder(), name), job)
    return render(request, "web/import_progress.html", {"here": "import", "job": job, "name": name})


@require_POST
def leave(request: HttpRequest, name: str) -> HttpResponse:
    """Forget the file."""
    pending.leave(_pending(name))
    return then(request, "/import", _("Left. Nothing was changed."))


def _give(request: HttpRequest, *, new: bool = False, wrong: str = "", status: int = 0) -> HttpResponse:
    search = chosen_search(request)
    said = {"here": "import", "wrong": wrong, "new": new or search is None or search.sample}
    return render(request, "web/import.html", said, status=status or (422 if wrong else 200))


def _take_in(kept: Pending, reading: Reading, tell: Any) -> tuple[Search, Plan, str]:
    # A new search is saved with what is taken in, or not at all.
    search = _search_of(kept) or empty_search(_name_of(kept.path))
    found, batch = take_in(search, reading, progress=tell)
    pending.leave(kept)
    return search, found, str(batch.pk) if batch else ""


def _finished(request: HttpRequest, kept: Pending | None, job: jobs.Job) -> HttpResponse:
    if job.error:
        said = {"here": "import", "wrong": job.error, "pending": kept}
        return render(request, "web/import_failed.html", said, status=500)
    search, found, batch = job.result
    words = _("{new} applications are in, {more} have new facts, {same} were known.")
    lines = [words.format(new=len(found.new), more=len(found.more), same=found.same)]
    lines += [stays_away(found.away)] if found.away else []
    made = Batch.objects.filter(pk=batch).first() if batch else None
    use(search)
    return then(request, "/", " ".join(lines), made)


def _shown(kept: Pending, found: Plan, search: Search | None) -> dict[str, Any]:
    reading = found.reading
    return {
        "here": "import",
        "pending": kept,
        "plan": found,
        "reading": reading,
        "into": search,
        "columns": field_choices(reading, kept.corrections),
        "order": reading.days_unsure,
        "orders": order_choices(),
        "sample": shown_sample(found),
        "skipped": reading.skipped[:200],
        "doubts": reading.doubts[:200],
        "name": kept.path.name,
    }


def _read(kept: Pending) -> Reading:
    reading = read(
        kept.path,
        today=today(),
        corrections=kept.corrections,
        header_row=kept.header_row,
        order=ORDERS.get(kept.order),
        with_details=True,
        surface=Surface.PAGE,
    )
    return replace(reading, path=kept.path.name)


def _pending(name: str) -> Pending:
    found = pending.find(_folder(), name)
    if found is None:
        raise Http404("no such file")
    return found


def _search_of(kept: Pending) -> Search | None:
    return get_object_or_404(Search, pk=kept.search, removed=False) if kept.search else None


def _search(request: HttpRequest) -> Search:
    found = chosen_search(request)
    if found is None:
        raise Http404("no search yet")
    return found


def _name_of(path: Path) -> str:
    return path.stem.replace("_", " ").strip()[:200] or _("My search")


def _folder() -> Path:
    return Path(settings.DATA)
