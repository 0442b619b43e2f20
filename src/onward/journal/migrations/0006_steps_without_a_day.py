"""An index of the steps without a day, so that a record of some days need not read all steps for the few of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0005_indexes_that_are_used"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("on__isnull", True)), fields=["application"], name="event_without_a_day"
            ),
        ),
    ]
