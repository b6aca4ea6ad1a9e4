"""The full-text table beside the index: FTS5 on SQLite, tsvectors with GIN on PostgreSQL."""

from django.db import migrations

from phohien.portal.search import tables


def make(_apps, editor):
    tables.make(editor.connection)


def drop(_apps, editor):
    tables.drop(editor.connection)


class Migration(migrations.Migration):

    dependencies = [("portal", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
