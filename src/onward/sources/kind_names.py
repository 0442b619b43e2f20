"""How a kind of event is called where a person reads of it."""

from __future__ import annotations

from onward.events import Kind
from onward.language import gettext as _


def kind_name(kind: Kind) -> str:
    """In English the very word that stands in the data."""
    return {
        Kind.APPLIED: _("applied"),
        Kind.ANSWERED: _("answered"),
        Kind.SCREEN: _("screen"),
        Kind.ASSESSMENT: _("assessment"),
        Kind.INTERVIEW: _("interview"),
        Kind.OFFER: _("offer"),
        Kind.ACCEPTED: _("accepted"),
        Kind.DECLINED: _("declined"),
        Kind.REJECTED: _("rejected"),
        Kind.WITHDRAWN: _("withdrawn"),
        Kind.CLOSED: _("closed"),
        Kind.CONTACTED: _("contacted"),
    }[kind]
