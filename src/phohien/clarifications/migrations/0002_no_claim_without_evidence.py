"""The database itself refuses to open a clearance of a claim without evidence.

Every statement of the evidence names its document, number or address. What is not in clearance
cannot be public (newsroom 0002), so this one gate holds for publishing, emergencies included.
"""

from django.db import migrations

NAME = "clarifications_claim_has_evidence"
WORDS = "a claim without evidence cannot be cleared"
SQLITE = f"""CREATE TRIGGER {NAME} BEFORE INSERT ON clearance_case
WHEN json_type(NEW.snapshot, '$.claim') = 'object' AND (
    coalesce(json_array_length(NEW.snapshot, '$.claim.evidence'), 0) = 0
    OR EXISTS (
        SELECT 1 FROM json_each(NEW.snapshot, '$.claim.evidence') e
        WHERE coalesce(json_extract(e.value, '$.statement'), '') = ''
        OR coalesce(json_extract(e.value, '$.document'), '')
            || coalesce(json_extract(e.value, '$.number'), '')
            || coalesce(json_extract(e.value, '$.url'), '') = ''))
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"""
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF jsonb_typeof(NEW.snapshot -> 'claim') = 'object' AND (
    coalesce(jsonb_array_length(NEW.snapshot #> '{{claim,evidence}}'), 0) = 0
    OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(NEW.snapshot #> '{{claim,evidence}}') e
        WHERE coalesce(e ->> 'statement', '') = ''
        OR coalesce(e ->> 'document', '') || coalesce(e ->> 'number', '')
            || coalesce(e ->> 'url', '') = ''))
THEN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
RETURN NEW; END $$""",
    f"CREATE TRIGGER {NAME} BEFORE INSERT ON clearance_case "
    f"FOR EACH ROW EXECUTE FUNCTION {NAME}()",
)


def protect(apps, schema_editor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if on_postgresql else (SQLITE,):
        schema_editor.execute(statement)


def release(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME} ON clearance_case")
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {NAME}()")
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME}")


class Migration(migrations.Migration):
    dependencies = [("clarifications", "0001_cases"), ("clearance", "0005_press_roles")]
    operations = [migrations.RunPython(protect, release)]
