"""Tags as one window saw them and another changed them meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from onward.journal.models import Application


def own_tags_of(application: Application) -> list[str]:
    """The tags that an application has, by name."""
    return [tag.name for tag in application.taggings.filter(removed=False).order_by("name")]


def brought_together(sent: Iterable[str], seen: Iterable[str], there: Iterable[str]) -> list[str]:
    """What is there now, with what a person added to what they saw, and without what they took off it."""
    wanted, known = list(sent), {name.casefold() for name in seen}
    kept = {name.casefold() for name in wanted}
    added = [name for name in wanted if name.casefold() not in known]
    return [*(name for name in there if name.casefold() in kept or name.casefold() not in known), *added]
