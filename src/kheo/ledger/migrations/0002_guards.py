"""The database refuses to change what is in the ledger."""

from django.db import migrations

from kheo.ledger.guards import lift_guards, raise_guards


def up(_apps, schema_editor):
    raise_guards(schema_editor.connection)


def down(_apps, schema_editor):
    lift_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
