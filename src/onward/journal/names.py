"""What kinds, places, endings and origins are called when a person reads of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onward.events import Kind
from onward.journal.models import Ending, Origin, Place, TaskKind

KINDS: Mapping[str, Promise] = {
    Kind.APPLIED: _("Applied"),
    Kind.ANSWERED: _("They answered"),
    Kind.SCREEN: _("First talk"),
    Kind.ASSESSMENT: _("Test or task"),
    Kind.INTERVIEW: _("Interview"),
    Kind.OFFER: _("Offer"),
    Kind.ACCEPTED: _("Accepted"),
    Kind.DECLINED: _("Offer declined"),
    Kind.REJECTED: _("They said no"),
    Kind.WITHDRAWN: _("Withdrawn"),
    Kind.CLOSED: _("Closed without an answer"),
    Kind.CONTACTED: _("They wrote first"),
}
PLACES: Mapping[str, Promise] = {
    Place.SAVED: _("Saved"),
    Place.APPLIED: _("Applied"),
    Place.ANSWERED: _("Answered"),
    Place.TALKING: _("First talks"),
    Place.INTERVIEW: _("Interview"),
    Place.OFFER: _("Offer"),
    Place.ENDED: _("Ended"),
}
ENDINGS: Mapping[str, Promise] = {
    Ending.ACCEPTED: _("Accepted"),
    Ending.DECLINED: _("Offer declined"),
    Ending.REJECTED: _("They said no"),
    Ending.WITHDRAWN: _("Withdrawn"),
    Ending.CLOSED: _("Closed without an answer"),
}
ORIGINS: Mapping[str, Promise] = {
    Origin.TYPED: _("typed by you"),
    Origin.IMPORTED: _("imported"),
    Origin.MAIL: _("from a mail"),
    Origin.CALENDAR: _("from a calendar"),
    Origin.GUESSED: _("guessed"),
    Origin.API: _("from another program"),
}
TASKS: Mapping[str, Promise] = {
    TaskKind.FOLLOW_UP: _("Follow up"),
    TaskKind.PREPARE: _("Prepare"),
    TaskKind.ASK_FEEDBACK: _("Ask for feedback"),
    TaskKind.OTHER: _("Something else"),
}
