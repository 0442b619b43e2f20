"""Adding one application: page, API and CLI all do it here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from onward.events import Kind
from onward.journal.documents import version
from onward.journal.models import Application, Batch, DocumentKind, Note, Origin, Search, Tagging, Task, TaskKind
from onward.journal.writing import Fact, write


@dataclass(frozen=True)
class NewApplication:
    """What is known of an application that is added.

    Attributes:
        sent: whether it was sent; else it is only saved.
        applied_on: the day, where it was sent and the day is known.
        attributes: column → level, for whatever may tell applications apart.
        resume, letter: what the version that went out is called; one of a new name is added.
        apply_by: the last day for sending it; while it is only saved, a reminder says so.
    """

    employer: str = ""
    role: str = ""
    address: str = ""
    location: str = ""
    salary: str = ""
    source: str = ""
    about: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    resume: str = ""
    letter: str = ""
    sent: bool = False
    applied_on: date | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    apply_by: date | None = None


def add_application(
    search: Search, new: NewApplication, *, origin: str = Origin.TYPED, detail: str = ""
) -> tuple[Application, Batch]:
    """Add an application with all that is known of it, in one batch.

    Args:
        search: where to.
        new: what is known.
        origin, detail: where it came from, for the day of applying.

    Returns:
        The application, and the batch that undoes it.
    """
    made = Application(search=search, created_at=timezone.now())
    for name, most in FIELDS.items():
        setattr(made, name, getattr(new, name).strip()[:most])
    made.attributes = {name.strip(): level.strip() for name, level in new.attributes.items() if level.strip()}
    with write(search, "added", application=str(made.pk), name=str(made), sent=new.sent) as pen:
        made.resume = version(pen, new.resume, DocumentKind.RESUME)
        made.letter = version(pen, new.letter, DocumentKind.LETTER)
        pen.add_applications([made])
        pen.add(*(Tagging(application=made, name=tag) for tag in tag_names(new.tags)))
        if new.note.strip():
            pen.add(Note(application=made, text=new.note.strip(), created_at=timezone.now()))
        if new.apply_by is not None and not new.sent:
            pen.add(_reminder(made, new.apply_by))
        if new.sent:
            pen.record(made, Fact(Kind.APPLIED, on=new.applied_on, origin=origin, detail=detail))
    made.refresh_from_db()
    return made, pen.batch


def _reminder(application: Application, by: date) -> Task:
    return Task(
        search=application.search,
        application=application,
        kind=TaskKind.PREPARE,
        what=_("Apply to {name}").format(name=application.employer or application)[:500],
        due=by,
        created_at=timezone.now(),
    )


def tag_names(names: Iterable[str]) -> list[str]:
    """Names of tags, each once whatever its capitals, in the order given."""
    clean = (" ".join(name.split()).lstrip("#")[:60] for name in names)
    return list({name.casefold(): name for name in clean if name}.values())


FIELDS: Mapping[str, int | None] = {
    "employer": 300,
    "role": 300,
    "address": 2000,
    "location": 300,
    "salary": 200,
    "source": 200,
    "about": None,
}
"""Texts of an application, and how many characters each holds."""
