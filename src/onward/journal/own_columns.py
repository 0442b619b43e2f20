"""Columns of a file that say what a field of every application says: "Position" is the role, "City" the place.

They stay arms under their own names. Nobody is asked for them again, and what is added by hand has them by its field.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onward.journal.models import Application

FIELDS = ("employer", "role", "source", "location")
"""What a column of a file may repeat."""
_MOSTLY = 0.7
_FEWEST = 2


def said_by_fields(
    rows: Iterable[tuple[Mapping[str, str], Sequence[str]]],
) -> dict[str, tuple[int, Mapping[str, str]]]:
    """Which columns a field says too.

    Args:
        rows: of each application its column → level, and the texts of its fields, in one order for all.

    Returns:
        Column → the place of its field, and text of the field as `known_as` gives it → level.
    """
    times: Counter[str] = Counter()
    alike: Counter[tuple[str, int]] = Counter()
    levels: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for attributes, fields in rows:
        texts = [known_as(text) for text in fields] if attributes else []
        for name, level in attributes.items():
            times[name] += 1
            for place, text in enumerate(texts):
                levels[name, place].setdefault(text, level)
                alike[name, place] += text == known_as(level)
    return {
        name: (place, levels[name, place])
        for (name, place), often in alike.items()
        if often >= max(_FEWEST, _MOSTLY * times[name])
    }


def repeating(application: Application) -> dict[str, str]:
    """Own columns of one application that only repeat one of its fields, each with the name of that field."""
    fields = {known_as(getattr(application, field)): field for field in FIELDS if getattr(application, field)}
    levels = {name: known_as(level) for name, level in application.attributes.items()}
    return {name: fields[level] for name, level in levels.items() if level in fields}


def known_as(text: str) -> str:
    """What spellings of one thing have in common."""
    return " ".join(str(text).split()).casefold()
