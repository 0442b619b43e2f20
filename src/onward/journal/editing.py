"""Changing what is known of an application, and of what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from onward.journal.adding import tag_names
from onward.journal.documents import version
from onward.journal.models import Application, Batch, Contact, Document, DocumentKind, Note, Tagging
from onward.journal.own_columns import repeating
from onward.journal.writing import NothingToWriteError, write


def edit_application(
    application: Application, fields: Mapping[str, Any], *, resume: str | None = None, letter: str | None = None
) -> Batch | None:
    """Set what a person decides; None where nothing is different.

    Args:
        application: which.
        fields: name → value.
        resume, letter: what the version that went out is called, "" for none; None leaves it as it is.
    """
    versions = {"resume": (resume, DocumentKind.RESUME), "letter": (letter, DocumentKind.LETTER)}
    named = {
        part: (name, kind)
        for part, (name, kind) in versions.items()
        if name is not None and name.strip() != _called(getattr(application, part))
    }
    changed = {name: value for name, value in fields.items() if getattr(application, name) != value}
    if followed := _followed(application, changed):
        changed["attributes"] = changed.get("attributes", application.attributes) | followed
    if not changed and not named:
        return None
    with write(application.search, "edited", **_about(application), fields=sorted([*changed, *named])) as pen:
        for part, (name, kind) in named.items():
            changed[part] = version(pen, name, kind)
        pen.change(application, **changed)
    return pen.batch


def _followed(application: Application, changed: Mapping[str, Any]) -> dict[str, str]:
    """Own columns that repeat a field say what it says from now on, unless the person set them, too."""
    own, columns = changed.get("attributes", application.attributes), repeating(application)
    return {
        name: str(changed[field])
        for name, field in columns.items()
        if changed.get(field) and own.get(name) == application.attributes[name]
    }


def _called(document: Document | None) -> str:
    return document.name if document else ""


def put_away(application: Application) -> Batch:
    """Out of sight and out of every number, until it is brought back."""
    with write(application.search, "put away", **_about(application)) as pen:
        pen.remove(application)
    return pen.batch


def bring_back(application: Application) -> Batch:
    """Back where it was."""
    with write(application.search, "brought back", **_about(application)) as pen:
        pen.change(application, removed=False)
    return pen.batch


def set_tags(application: Application, names: Iterable[str]) -> Batch | None:
    """Exactly these tags; None where nothing is different."""
    wanted = {name.casefold(): name for name in tag_names(names)}
    try:
        with write(application.search, "tagged", **_about(application)) as pen:
            there = {tag.name.casefold(): tag for tag in application.taggings.filter(removed=False)}
            if wanted.keys() == there.keys():
                raise NothingToWriteError
            for key in there.keys() - wanted.keys():
                pen.remove(there[key])
            pen.add(*(Tagging(application=application, name=wanted[key]) for key in wanted if key not in there))
    except NothingToWriteError:
        return None
    return pen.batch


def add_note(application: Application, text: str) -> Batch:
    """Free words."""
    with write(application.search, "note added", **_about(application)) as pen:
        pen.add(Note(application=application, text=text.strip(), created_at=timezone.now()))
    return pen.batch


def edit_note(note: Note, text: str) -> Batch:
    """Other words."""
    with write(note.application.search, "note changed", **_about(note.application)) as pen:
        pen.change(note, text=text.strip())
    return pen.batch


def remove_note(note: Note) -> Batch:
    """Put it away."""
    with write(note.application.search, "note removed", **_about(note.application)) as pen:
        pen.remove(note)
    return pen.batch


def add_contact(application: Application, fields: Mapping[str, str]) -> tuple[Contact, Batch]:
    """Somebody to write to."""
    made = Contact(search=application.search, application=application, created_at=timezone.now(), **fields)
    with write(application.search, "contact added", **_about(application), contact=made.name) as pen:
        pen.add(made)
    return made, pen.batch


def edit_contact(contact: Contact, fields: Mapping[str, str]) -> Batch:
    """Other facts of the same person."""
    with write(contact.search, "contact changed", **_about(contact.application), contact=contact.name) as pen:
        pen.change(contact, **fields)
    return pen.batch


def remove_contact(contact: Contact) -> Batch:
    """Put it away."""
    with write(contact.search, "contact removed", **_about(contact.application), contact=contact.name) as pen:
        pen.remove(contact)
    return pen.batch


def _about(application: Application | None) -> dict[str, Any]:
    return {"application": str(application.pk), "name": str(application)} if application else {}
