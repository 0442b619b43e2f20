"""A whole search from Onward's own JSON: shown, and brought back as a search of its own."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.journal import pending
from onward.journal.in_use import use
from onward.journal.known_whole import here_already
from onward.journal.models import Search
from onward.journal.pending import Pending
from onward.journal.whole_again import NoWholeSearchError, bring_back, is_whole
from onward.web import jobs
from onward.web.import_words import explain
from onward.web.saying import then

_PATIENCE = 1.5
"""Seconds that the page waits; a search of thousands gets a page that looks again."""


def holds_whole(kept: Pending) -> bool:
    """Whether the file is one of Onward's own."""
    with kept.path.open("rb") as there:
        return is_whole(there.read(2000))


def whole_page(request: HttpRequest, kept: Pending, *, wrong: str = "") -> HttpResponse:
    """What is in it, and whether it is here already."""
    content = kept.path.read_bytes()
    try:
        told = json.loads(content)
        name, count = str(told.get("name") or ""), len(told.get("applications", ()))
    except (ValueError, TypeError, AttributeError, RecursionError):
        name, count, wrong = "", 0, wrong or _("The file is damaged, or only a part of it is there.")
    there = None if wrong else here_already(content)
    said = {"here": "import", "pending": kept, "name": name, "count": count, "there": there, "wrong": wrong}
    return render(request, "web/import_whole.html", said, status=422 if wrong else 200)


@require_POST
def bring_it_back(request: HttpRequest, name: str) -> HttpResponse:
    """Make it a search of its own, all of it or nothing."""
    kept = pending.find(Path(settings.DATA), name)
    if kept is None or not holds_whole(kept):
        raise Http404("no such file")
    job = jobs.begin(
        f"whole:{name}", lambda _job: _bring_back(kept), explain=_explain, refused=(NoWholeSearchError,)
    )
    return _finished(request, name, job) if job.wait(_PATIENCE) else redirect(f"/import/{name}/coming-back")


@require_GET
def coming_back(request: HttpRequest, name: str) -> HttpResponse:
    """Looks again by itself until it is over."""
    job = jobs.find(f"whole:{name}")
    if job is None:
        return redirect(f"/import/{name}")
    if job.over:
        return _finished(request, name, job)
    return render(request, "web/import_progress.html", {"here": "import", "job": job, "name": name})


def _bring_back(kept: Pending) -> Search:
    search = bring_back(kept.path.read_bytes())
    pending.leave(kept)
    return search


def _explain(error: Exception) -> str:
    return str(error) if isinstance(error, NoWholeSearchError) else explain(error)


def _finished(request: HttpRequest, name: str, job: jobs.Job) -> HttpResponse:
    if job.error:
        kept = pending.find(Path(settings.DATA), name)
        return whole_page(request, kept, wrong=job.error) if kept else redirect("/import")
    search = job.result
    use(search)
    return then(request, "/", _("“{name}” is back, as a search of its own.").format(name=search.name))
