"""Databases of every earlier version are brought up to date, from the first one on, and keep every row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from onward.journal.current import latest
from onward.journal.derive import standing
from onward.journal.models import Application, Event, Search

FIRST = "0001_initial"
AT = "2026-03-02 09:30:00.123456"
Row = dict[str, Any]


def name(letter: str) -> str:
    return letter * 32


SEARCH, ACME, GONE, RESUME, BATCH, UNDOING, RUN = (name(letter) for letter in "1234567")
APPLIED, ANSWERED = name("a"), name("b")
PLACED = {"place": "applied", "ending": "", "furthest": "applied", "answered_on": None}
ROWS: dict[str, list[Row]] = {
    "search": [
        {"id": SEARCH, "name": "Größe", "revision": 7, "sample": 0, "settings": json.dumps({"period": 30})},
    ],
    "batch": [
        {"id": BATCH, "at": AT, "what": "imported", "about": json.dumps({"name": "a.csv"}), "undoes_id": None},
        {"id": UNDOING, "at": AT, "what": "undone", "about": "{}", "undoes_id": BATCH},
    ],
    "document": [
        {
            "id": RESUME,
            "kind": "resume",
            "name": "Resume B",
            "file_name": "b.pdf",
            "sha256": "f" * 64,
            "size": 3,
            "note": "",
        },
    ],
    "application": [
        {
            "id": ACME,
            "number": 1,
            "employer": "Acme",
            "role": "Engineer",
            "address": "https://acme.example",
            "location": "Leeds",
            "salary": "60k",
            "source": "Referral",
            "about": "About",
            "attributes": json.dumps({"Team": "Core"}),
            **PLACED,
            "place": "answered",
            "furthest": "answered",
            "applied_on": "2026-03-03",
            "answered_on": "2026-03-09",
            "last_on": "2026-03-09",
            "resume_id": RESUME,
            "letter_id": None,
        },
        {
            "id": GONE,
            "removed": 1,
            "number": 2,
            "employer": "Gone",
            "role": "",
            "address": "",
            "location": "",
            "salary": "",
            "source": "",
            "about": "",
            "attributes": "{}",
            **PLACED,
            "applied_on": "2026-03-01",
            "last_on": "2026-03-01",
            "resume_id": None,
            "letter_id": RESUME,
        },
    ],
    "event": [
        {"id": name("8"), "fact": APPLIED, "revision": 0, "on": "2026-03-02", "application_id": ACME},
        {"id": name("9"), "fact": APPLIED, "revision": 1, "on": "2026-03-03", "application_id": ACME},
        {
            "id": name("c"),
            "fact": ANSWERED,
            "revision": 0,
            "kind": "answered",
            "on": "2026-03-09",
            "time": "14:30:00",
            "application_id": ACME,
            "note": "by phone",
        },
        {"id": name("d"), "fact": name("d"), "revision": 0, "on": "2026-03-01", "application_id": GONE},
        {"id": name("e"), "fact": name("e"), "revision": 0, "kind": "offer", "void": 1, "application_id": ACME},
    ],
    "change": [
        {"id": 1, "table": "Application", "row": ACME, "before": None, "after": '{"role": "Engineer"}'},
    ],
    "note": [{"id": name("1"), "text": "call\nback", "application_id": ACME}],
    "tagging": [{"id": name("1"), "name": "dream", "application_id": ACME}],
    "contact": [
        {
            "id": name("1"),
            "name": "Ada",
            "part": "",
            "employer": "Acme",
            "mail": "ada@acme.example",
            "phone": "",
            "address": "",
            "note": "",
            "application_id": ACME,
        },
    ],
    "task": [
        {
            "id": name("1"),
            "kind": "other",
            "what": "Rest",
            "due": "2026-03-20",
            "done_on": None,
            "application_id": None,
        },
    ],
    "registeredclaim": [
        {"id": name("1"), "number": 1, "column": "Team", "level": "Core", "on": "2026-03-04"},
        {"id": name("2"), "number": 2, "column": "Team", "level": "Edge", "on": "2026-03-05"},
    ],
    "importrun": [{"id": RUN, "name": "a.csv", "format": "CSV", "mapping": '{"employer": "Company"}', "at": AT}],
    "sourcekey": [{"id": name("1"), "key": "0" * 64, "application_id": ACME, "run_id": RUN}],
}
"""Rows of every table that the first version had, by its columns."""
OFTEN: Row = {
    "removed": 0,
    "created_at": AT,
    "recorded_at": AT,
    "search_id": SEARCH,
    "batch_id": BATCH,
    "kind": "applied",
    "void": 0,
    "on": None,
    "time": None,
    "by": None,
    "note": "",
    "origin": "typed",
    "origin_detail": "",
}
"""What a column holds where its row does not say."""


@pytest.fixture
def old(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A database of the first version, with rows in every table."""
    connections.databases["old"] = connections.databases["default"] | {"NAME": str(tmp_path / "old.sqlite3")}
    with django_db_blocker.unblock():
        opened = connections["old"]
        try:
            move(opened, FIRST)
            fill(opened)
            yield opened
        finally:
            opened.close()
            del connections["old"]
            del connections.databases["old"]


def move(opened: BaseDatabaseWrapper, migration: str) -> None:
    MigrationExecutor(opened).migrate([("journal", migration)])


def fill(opened: BaseDatabaseWrapper) -> None:
    with opened.cursor() as cursor:
        for table, rows in ROWS.items():
            for row in rows:
                told = {column: row.get(column, OFTEN.get(column)) for column in columns(opened, table)}
                names = ", ".join(f'"{column}"' for column in told)
                signs = ", ".join(["%s"] * len(told))
                cursor.execute(f"INSERT INTO journal_{table} ({names}) VALUES ({signs})", list(told.values()))


def columns(opened: BaseDatabaseWrapper, table: str) -> list[str]:
    with opened.cursor() as cursor:
        return [column.name for column in opened.introspection.get_table_description(cursor, f"journal_{table}")]


def kept(opened: BaseDatabaseWrapper, known: dict[str, list[str]]) -> dict[str, list[Row]]:
    """All rows of all tables, as the database holds them, by the columns of the first version."""
    found = {}
    with opened.cursor() as cursor:
        for table, names in known.items():
            said = ", ".join(f'"{column}"' for column in names)
            cursor.execute(f"SELECT {said} FROM journal_{table} ORDER BY id")
            found[table] = [dict(zip(names, map(str, row), strict=True)) for row in cursor.fetchall()]
    return found


def later() -> list[str]:
    """The migrations after the first one, in order."""
    graph = MigrationExecutor(connections["default"]).loader.graph
    plan = graph.forwards_plan(graph.leaf_nodes("journal")[0])
    return [migration for app, migration in plan if app == "journal" and migration != FIRST]


@pytest.mark.django_db
def test_every_row_of_the_first_version_comes_through_every_step(old: BaseDatabaseWrapper) -> None:
    assert {f"journal_{table}" for table in ROWS} == {
        table for table in old.introspection.table_names() if table.startswith("journal_")
    }
    known = {table: columns(old, table) for table in ROWS}
    before = kept(old, known)
    assert all(before.values())
    for migration in later():
        move(old, migration)
        old.check_constraints()
        assert kept(old, known) == before, migration


@pytest.mark.django_db
def test_brought_up_to_date_all_is_as_it_was_read(old: BaseDatabaseWrapper) -> None:
    call_command("migrate", database="old", verbosity=0)
    facts = latest(Event.objects.using("old").all())
    for row in Application.objects.using("old"):
        stands = standing(facts[row.pk])
        assert {field: getattr(row, field) for field in Application.DERIVED} == vars(stands)
    search = Search.objects.using("old").get()
    assert (search.settings, search.registrations) == ({"period": 30}, 2)
    for table in apps.get_app_config("journal").get_models():
        assert len(list(table._default_manager.using("old"))) == len(ROWS.get(table._meta.model_name or "", []))


@pytest.mark.django_db
def test_no_change_of_a_table_lacks_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
