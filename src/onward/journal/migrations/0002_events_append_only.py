"""The database itself refuses to change an event: corrections are new rows."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER event_is_append_only BEFORE UPDATE ON journal_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END
"""
_POSTGRES = """
CREATE FUNCTION event_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'events are append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER event_is_append_only BEFORE UPDATE ON journal_event
FOR EACH ROW EXECUTE FUNCTION event_is_append_only();
"""


def _make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    editor.execute(_SQLITE if editor.connection.vendor == "sqlite" else _POSTGRES)


def _drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TRIGGER event_is_append_only")
    else:
        editor.execute("DROP TRIGGER event_is_append_only ON journal_event; DROP FUNCTION event_is_append_only()")


class Migration(migrations.Migration):
    """A trigger on events."""

    dependencies = (("journal", "0001_initial"),)
    operations = (migrations.RunPython(_make, _drop),)
