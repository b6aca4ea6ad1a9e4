"""The database itself refuses to change or remove what an agency submitted."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER IF NOT EXISTS report_version_no_update BEFORE UPDATE ON reports_reportversion
    BEGIN SELECT RAISE(ABORT, 'a submitted report is frozen'); END""",
    """CREATE TRIGGER IF NOT EXISTS report_version_no_delete BEFORE DELETE ON reports_reportversion
    BEGIN SELECT RAISE(ABORT, 'a submitted report is frozen'); END""",
]
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION report_version_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a submitted report is frozen'; END $$""",
    """CREATE TRIGGER report_version_no_change BEFORE UPDATE OR DELETE ON reports_reportversion
    FOR EACH ROW EXECUTE FUNCTION report_version_refuse()""",
]
UNDO_SQLITE = [
    "DROP TRIGGER IF EXISTS report_version_no_update",
    "DROP TRIGGER IF EXISTS report_version_no_delete",
]
UNDO_POSTGRESQL = [
    "DROP TRIGGER IF EXISTS report_version_no_change ON reports_reportversion",
    "DROP FUNCTION IF EXISTS report_version_refuse()",
]


def protect(apps, schema_editor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if on_postgresql else SQLITE:
        schema_editor.execute(statement)


def release(apps, schema_editor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in UNDO_POSTGRESQL if on_postgresql else UNDO_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_periods_and_outline")]
    operations = [migrations.RunPython(protect, release)]
