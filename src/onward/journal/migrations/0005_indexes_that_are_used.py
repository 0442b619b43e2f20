"""Indexes that what is asked for really uses: nothing that was put away is ever listed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0004_what_a_row_said"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="application",
            name="application_board",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="application_list",
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["search", "place", "-last_on", "-number", "ending"],
                name="application_board",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("removed", False)),
                fields=["search", "-last_on", "-number"],
                name="application_list",
            ),
        ),
    ]
