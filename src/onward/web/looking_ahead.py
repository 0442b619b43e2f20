"""Beginning at the start what the first page will ask for."""

from __future__ import annotations

import logging

from django.db import connection
from django.utils import timezone, translation

from onward.journal.in_use import in_use
from onward.journal.person import person, zone
from onward.journal.verdicts import at_hand
from onward.language import speaking
from onward.web.own_ways import language_for

_log = logging.getLogger(__name__)


def look_ahead() -> None:
    """Begin to work out what the search in use has taught, in the language that was chosen.

    Where none was chosen the browser will say which, and nobody knows that yet.
    """
    try:
        language = language_for(person().language)
        with translation.override(language), speaking(language), timezone.override(zone()):
            search = in_use()
            if search is not None:
                at_hand(search, today=timezone.localdate())
    except Exception:  # the page that asks for it says what is wrong
        _log.debug("could not look ahead", exc_info=True)
    finally:
        connection.close()
