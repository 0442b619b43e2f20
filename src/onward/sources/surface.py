"""How a person corrects what was misread: by words of a command, or by choosing on a page."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from onward.language import gettext as _


class Surface(Enum):
    """Where a person reads what is said of a file."""

    COMMAND = "command"
    PAGE = "page"


def no_status(surface: Surface, columns: Sequence[str]) -> str:
    """What to say where no column tells what came of an application; columns: those that perhaps do."""
    if surface is Surface.PAGE:
        if columns:
            text = _(
                "no column says what came of an application; if one does (perhaps {columns}), choose it among the"
                " columns"
            )
        else:
            text = _("no column says what came of an application; if one does, choose it among the columns")
    elif columns:
        text = _(
            'no column says what came of an application; if one does (perhaps {columns}), say so with --map status="…"'
        )
    else:
        text = _('no column says what came of an application; if one does, say so with --map status="…"')
    return text.format(columns=", ".join(map(repr, columns)))


def no_day(surface: Surface) -> str:
    """What to say where no column tells when an application was sent, and the rows are kept nevertheless."""
    if surface is Surface.PAGE:
        return _("no column with the day of application was found; if one holds it, choose it among the columns")
    return _('no column with the day of application was found; if one holds it, say so with --map applied_on="…"')


def days_of_what(surface: Surface, column: str) -> str:
    """What to say of a column with days under a name that nobody knows."""
    if surface is Surface.PAGE:
        return _("it holds days, but of what is not known; if they matter, choose among the columns what they are")
    text = _('it holds days, but of what is not known; if they matter: --map interview_on="{column}"')
    return text.format(column=column)


def other_order(surface: Surface) -> str:
    """What to do where days and months were taken in the wrong order."""
    if surface is Surface.PAGE:
        return _("if days and months were taken the wrong way round, choose the other way among the columns")
    return _("if days and months were taken the wrong way round, say --day-first or --month-first")


def check_order(surface: Surface) -> str:
    """What to do where all days are still to come."""
    if surface is Surface.PAGE:
        return _("check the order of day, month and year, or choose another column for the day of application")
    return _('check the order of day, month and year, or say --map applied_on="…"')


def say_which(surface: Surface, columns: str) -> str:
    """What to do where the day of the application was not found."""
    if surface is Surface.PAGE:
        return _("choose which column holds the day of application")
    text = _('say which column it is with --map applied_on="…"; its columns are: {columns}')
    return text.format(columns=columns)


def no_row_of_names(surface: Surface) -> str:
    """What to do where a list was given a row of names."""
    if surface is Surface.PAGE:
        return _("leave the row of names empty")
    return _("leave --header-row out")


def which_row_of_names(surface: Surface) -> str:
    """What to do where a sheet has no such row; with {first} and {last}."""
    if surface is Surface.PAGE:
        return _("give the number of the row with the names, from {first} to {last}")
    return _("give --header-row the number of the row with the names, from {first} to {last}")
