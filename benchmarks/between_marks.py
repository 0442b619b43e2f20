"""Text between marks in a document, made anew: `<!-- name -->` … `<!-- /name -->`."""

from __future__ import annotations

import re
from collections.abc import Mapping


def replace_between(text: str, made: Mapping[str, str]) -> str:
    """Put each text between the marks of its name.

    Raises:
        SystemExit: if a pair of marks is not there exactly once.
    """
    for name, part in made.items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text, found = mark.subn(lambda m, part=part: f"{m[1]}{part}\n{m[2]}", text)  # type: ignore[misc]
        if found != 1:
            raise SystemExit(f"the marks of {name!r} stand there {found} times, not once")
    return text
