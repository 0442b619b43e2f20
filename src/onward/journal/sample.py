"""The sample search: a real one that its owner published, without names."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files

from django.utils import timezone

from onward.journal.models import Search
from onward.journal.searches import start_search
from onward.journal.taking_in import take_in
from onward.sources.read import read


def sample_search() -> Search:
    """The sample; made on first use."""
    there = Search.objects.filter(sample=True, removed=False).first()
    if there is not None:
        return there
    made = start_search("Sample search", sample=True)
    with as_file(files("onward.journal").joinpath("sample_data", "search-138.json")) as path:
        take_in(made, read(path, today=_today(), with_details=True))
    return made


def _today() -> date:
    return timezone.localdate()
