"""Verdicts in templates: the mark, the word beside it, and what would settle a claim."""

from __future__ import annotations

import re

from django import template
from django.templatetags.static import static
from django.utils.functional import Promise as StrPromise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from onward.language import number
from onward.ledger.findings import Claim
from onward.report import words

register = template.Library()


_HEADINGS = {
    "lesson": _("Learned"),
    "tentative": _("Leaning, not settled"),
    "keep watching": _("Too early, worth watching"),
    "no difference": _("Settled: no difference that matters"),
    "can't know": _("Can't know in this search"),
}
_MEANINGS = {
    "lesson": _("learned: your own search shows it"),
    "tentative": _("leaning: worth trying where it costs nothing"),
    "keep watching": _("too early: this search can still settle it"),
    "no difference": _("no difference: stop thinking about it"),
    "can't know": _("can't know: choose what suits you"),
}


@register.simple_tag
def verdict_shape(verdict: str) -> SafeString:
    """The shape of a verdict; the words for it stand beside it."""
    shape = verdict.replace(" ", "-").replace("'", "")
    return format_html(
        '<span class="mark {}"><svg class="icon" aria-hidden="true" focusable="false">'
        '<use href="{}#mark-{}"></use></svg></span>',
        shape,
        static("web/icons.svg"),
        shape,
    )


@register.simple_tag
def verdict_mark(claim: Claim) -> SafeString:
    """The shape of a verdict with its word: colour is never alone."""
    return format_html(
        '<span class="verdict-mark">{}{}</span>', verdict_shape(claim.verdict), words.verdict(claim)
    )


@register.filter
def verdict_heading(verdict: str) -> StrPromise:
    """Over all claims of that verdict."""
    return _HEADINGS[verdict]


@register.filter
def verdict_meaning(verdict: str) -> StrPromise:
    """What a verdict means for the person."""
    return _MEANINGS[verdict]


@register.filter
def settle(claim: Claim) -> str:
    """What would settle it."""
    return words.settle(claim)


@register.filter
def figure(count: int) -> str:
    """A count with the signs of the language."""
    return number(count)


@register.filter
def opening(text: str) -> str:
    """The first sentence, which is the verdict."""
    return _SENTENCE.split(text, maxsplit=1)[0]


@register.filter
def after_opening(text: str) -> str:
    """What comes after it; empty where nothing does."""
    return [*_SENTENCE.split(text, maxsplit=1), ""][1]


_SENTENCE = re.compile(r"(?<=[a-zäöüß)][.]) (?=[A-ZÄÖÜ\d])")
