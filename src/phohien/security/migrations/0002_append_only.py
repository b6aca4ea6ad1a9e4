"""The database itself refuses to change or remove audit entries."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON security_auditentry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON security_auditentry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON security_auditentry
FOR EACH ROW EXECUTE FUNCTION audit_refuse();
REVOKE UPDATE, DELETE, TRUNCATE ON security_auditentry FROM PUBLIC, CURRENT_USER;
"""


def protect(apps, schema_editor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in _statements(vendor):
        schema_editor.execute(statement)


def _statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRESQL]
    return [part + "END;" for part in SQLITE.split("END;") if part.strip()]


class Migration(migrations.Migration):
    dependencies = [("security", "0001_initial")]
    operations = [migrations.RunPython(protect, migrations.RunPython.noop)]
