"""What the person used before, to choose from instead of typing it again."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.db.models import Count

from onward.journal.models import Application, Document, Search, Tagging
from onward.journal.own_columns import said_by_fields

_MOST = 50
_LATEST = 200
_COLUMNS = 8


def own_sources(search: Search) -> list[str]:
    """Where applications were found, the most used first."""
    rows = Application.objects.filter(search=search, removed=False).exclude(source="").values("source")
    return [row["source"] for row in rows.annotate(times=Count("pk")).order_by("-times", "source")[:_MOST]]


def own_documents(search: Search) -> list[Document]:
    """Versions of resumes and letters, the latest first."""
    return list(Document.objects.filter(search=search, removed=False).order_by("-created_at"))


def own_tags(search: Search) -> list[str]:
    """Tags, by name."""
    rows = Tagging.objects.filter(application__search=search, application__removed=False, removed=False)
    return list(rows.order_by("name").values_list("name", flat=True).distinct()[:_MOST])


def own_attributes(search: Search) -> dict[str, list[str]]:
    """Columns that the latest applications carry, each with its levels, the most used first.

    A column that nearly always says what a field of every application says, as "Position" does, is asked for there.
    """
    rows = Application.objects.filter(search=search, removed=False).order_by("-number")
    columns: Counter[str] = Counter()
    levels: dict[str, Counter[str]] = defaultdict(Counter)
    latest = list(rows.values_list("attributes", "role", "location", "source")[:_LATEST])
    for attributes, *_ in latest:
        for name, level in attributes.items():
            columns[name] += 1
            levels[name][str(level)] += 1
    doubles = said_by_fields((attributes, fields) for attributes, *fields in latest)
    own = [name for name, _ in columns.most_common() if name not in doubles]
    return {name: [level for level, _ in levels[name].most_common(20)] for name in own[:_COLUMNS]}
