"""The database itself lets in only versions that were cleared, and never changes them."""

from django.db import migrations

CLEARED = """SELECT 1 FROM clearance_case AS c WHERE c.id = NEW.case_id
    AND c.fingerprint = NEW.fingerprint AND c.subject_type = 'publication'
    AND c.subject_id = NEW.publication_id AND c.state IN ('cleared', 'emergency', 'upheld')"""
SQLITE = [
    """CREATE TRIGGER IF NOT EXISTS version_no_update BEFORE UPDATE ON newsroom_version
    BEGIN SELECT RAISE(ABORT, 'a published version is frozen'); END""",
    """CREATE TRIGGER IF NOT EXISTS version_no_delete BEFORE DELETE ON newsroom_version
    BEGIN SELECT RAISE(ABORT, 'a published version is frozen'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS version_is_cleared BEFORE INSERT ON newsroom_version
    WHEN NOT EXISTS ({CLEARED})
    BEGIN SELECT RAISE(ABORT, 'a version must have been cleared'); END""",
]
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION version_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a published version is frozen'; END $$""",
    """CREATE TRIGGER version_no_change BEFORE UPDATE OR DELETE ON newsroom_version
    FOR EACH ROW EXECUTE FUNCTION version_refuse()""",
    f"""CREATE OR REPLACE FUNCTION version_must_be_cleared() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN
    IF NOT EXISTS ({CLEARED}) THEN RAISE EXCEPTION 'a version must have been cleared'; END IF;
    RETURN NEW; END $$""",
    """CREATE TRIGGER version_is_cleared BEFORE INSERT ON newsroom_version
    FOR EACH ROW EXECUTE FUNCTION version_must_be_cleared()""",
]
UNDO_SQLITE = [
    f"DROP TRIGGER IF EXISTS version_{name}" for name in ("no_update", "no_delete", "is_cleared")
]
UNDO_POSTGRESQL = [
    "DROP TRIGGER IF EXISTS version_no_change ON newsroom_version",
    "DROP TRIGGER IF EXISTS version_is_cleared ON newsroom_version",
    "DROP FUNCTION IF EXISTS version_refuse()",
    "DROP FUNCTION IF EXISTS version_must_be_cleared()",
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
    dependencies = [("newsroom", "0001_ground"), ("clearance", "0001_ground")]
    operations = [migrations.RunPython(protect, release)]
