"""What places, kinds of events and endings are called on pages."""

from __future__ import annotations

from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext_lazy as _

from onward.events import Kind
from onward.journal.models import Ending, Place

PLACES: dict[str, StrPromise] = {
    Place.SAVED: _("Saved"),
    Place.APPLIED: _("Applied"),
    Place.ANSWERED: _("Answered"),
    Place.TALKING: _("Talking"),
    Place.INTERVIEW: _("Interview"),
    Place.OFFER: _("Offer"),
    Place.ENDED: _("Ended"),
}
KINDS: dict[str, StrPromise] = {
    Kind.APPLIED: _("Applied"),
    Kind.ANSWERED: _("They answered"),
    Kind.SCREEN: _("Screen"),
    Kind.ASSESSMENT: _("Assessment"),
    Kind.INTERVIEW: _("Interview"),
    Kind.OFFER: _("Offer"),
    Kind.ACCEPTED: _("I accepted"),
    Kind.DECLINED: _("I declined"),
    Kind.REJECTED: _("They said no"),
    Kind.WITHDRAWN: _("I withdrew"),
    Kind.CLOSED: _("No answer"),
    Kind.CONTACTED: _("They wrote first"),
}
ENDINGS: dict[str, StrPromise] = {
    Ending.REJECTED: _("They said no"),
    Ending.CLOSED: _("No answer"),
    Ending.WITHDRAWN: _("I withdrew"),
    Ending.DECLINED: _("I declined"),
    Ending.ACCEPTED: _("I accepted"),
}
