"""The person's own language and time zone around each request."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from onward.journal.person import person, zone
from onward.language import LANGUAGES, nearest, speaking, weeks_beginning

LOCALE = Path(__file__).parent / "locale"
"""Where the pages' catalogs are; what is not there yet is not spoken."""


class OwnWaysMiddleware:
    """Answers in one language: the pages' words are Django's, those of verdicts and files are `onward.language`'s."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        language = language_for(request.headers.get("Accept-Language", ""))
        week = weeks_beginning(person().first_weekday)
        with translation.override(language), speaking(language), timezone.override(zone()), week:
            return self._answer(request)


def language_for(asked: str) -> str:
    """The language that was chosen, else the first that the browser asks for, of those that pages speak."""
    wanted = [person().language, *(part.partition(";")[0].strip() for part in asked.split(","))]
    codes = (nearest(name) for name in wanted if name)
    return next((code for code in codes if code in page_languages()), LANGUAGES[0])


@lru_cache(maxsize=1)
def page_languages() -> tuple[str, ...]:
    """The languages that the pages speak, English first."""
    return tuple(
        code
        for code in LANGUAGES
        if code == LANGUAGES[0] or (LOCALE / code / "LC_MESSAGES" / "django.mo").exists()
    )
