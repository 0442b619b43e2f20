"""Adding an application, unless it looks as if it were there already."""

from __future__ import annotations

from datetime import date

import typer

from onward.cli.inside.days import today, typed_day
from onward.cli.inside.in_json import application_json, batch_json, say_json
from onward.cli.inside.meant import line, list_and_stop
from onward.cli.layout import section
from onward.cli.stopping import stop
from onward.journal.adding import NewApplication, add_application
from onward.journal.command_line import to_type
from onward.journal.doubles import doubles
from onward.journal.models import Search
from onward.language import gettext as _


def add_it(search: Search, new: NewApplication, *, guessed: bool, again: bool, as_json: bool) -> None:
    """Add it, and say under which number it is known.

    Args:
        search: where to.
        new: what is known of it.
        guessed: nobody said when it was sent, and today was taken for it.
        again: also where one like it is there.
        as_json: print JSON.
    """
    if not (new.employer.strip() or new.role.strip() or new.address.strip()):
        stop(to_type(_('an application needs an employer: onward add "Employer" "Role"')))
    there = doubles(search, address=new.address, employer=new.employer, role=new.role)
    if there and not again:
        list_and_stop(_("this looks like one that is there; --again adds it all the same"), there)
    made, batch = add_application(search, new)
    if as_json:
        say_json({"application": application_json(made), "undo": batch_json(batch)})
        return
    hint = [to_type(_("Sent today. Otherwise: onward undo, and then --on DATE or --saved."))] if guessed else []
    typer.echo(section(_("Added: {application}").format(application=line(made)), hint), nl=False)


def sent_on(on: str | None, saved: bool) -> date | None:
    """The day on which it was sent."""
    if saved and on:
        stop(_("--saved and --on: an application that is not sent has no day"))
    return None if saved else typed_day("--on", on) if on else today()
