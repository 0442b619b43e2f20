"""Claims that were registered before numbers were counted are counted, too, so that no number is given twice."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Max


def _count(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    searches = apps.get_model("journal", "Search").objects.using(editor.connection.alias)
    for search in searches.annotate(claim=Max("registered_claims__number"), coin=Max("experiments__number")):
        given = max(search.registrations, search.claim or 0, search.coin or 0)
        searches.filter(pk=search.pk, registrations__lt=given).update(registrations=given)


class Migration(migrations.Migration):
    """The last number given."""

    dependencies = (("journal", "0006_steps_without_a_day"),)
    operations = (migrations.RunPython(_count, migrations.RunPython.noop),)
