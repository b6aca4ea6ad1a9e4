"""The database itself keeps what was handed in, what was signed, and what a case may become.

Refused: changing the content, fingerprint or writers of a case; a case that begins cleared;
clearing one with a step not cleared; leaving a closed state (but: cleared or upheld to void, an
emergency to its verdict); changing a decided step; a writer's signature; removing any of it.
"""

from django.db import migrations

CASE, STEP, WRITERS = "clearance_case", "clearance_step", "clearance_case_writers"
FROZEN = (
    "subject_type", "subject_id", "locale", "title", "agency_id", "owner_id", "content_class_id",
    "fingerprint", "snapshot", "writer_ids", "requested_by_id", "requested_at", "emergency_reason",
)  # fmt: skip
ONE_WAY = {
    "open": ("cleared", "returned", "changes", "void"),
    "cleared": ("void",),
    "upheld": ("void",),
    "emergency": ("upheld", "struck_down"),
}


def frozen(distinct: str, columns=FROZEN) -> str:
    return " OR ".join(f"{_text('NEW', c)} {distinct} {_text('OLD', c)}" for c in columns)


def _text(row: str, column: str) -> str:
    """JSON is compared as text on both databases."""
    column_as_text = column in ("snapshot", "writer_ids")
    return f"CAST({row}.{column} AS TEXT)" if column_as_text else f"{row}.{column}"


def way_refused() -> str:
    allowed = " OR ".join(
        f"(OLD.state = '{old}' AND NEW.state IN ({', '.join(repr(n) for n in new)}))"
        for old, new in ONE_WAY.items()
    )
    return f"NEW.state <> OLD.state AND NOT ({allowed})"


UNSIGNED = f"""NEW.state = 'cleared' AND OLD.state <> 'cleared' AND (
    NOT EXISTS (SELECT 1 FROM {STEP} s WHERE s.case_id = NEW.id)
    OR EXISTS (SELECT 1 FROM {STEP} s WHERE s.case_id = NEW.id AND s.state <> 'cleared'))"""
BORN = "NEW.state NOT IN ('open', 'emergency')"
REVIVED = "OLD.lapsed_at IS NOT NULL AND NEW.lapsed_at IS NULL"
DECIDED = "OLD.state IN ('cleared', 'returned', 'changes', 'dropped')"
BORN_STEP = "NEW.state NOT IN ('waiting', 'open')"
OWN = f"""NEW.state = 'cleared' AND EXISTS (
    SELECT 1 FROM {WRITERS} w WHERE w.case_id = NEW.case_id AND w.user_id = NEW.decided_by_id)"""
MOVED = "NEW.case_id <> OLD.case_id OR NEW.role <> OLD.role OR NEW.agency_id <> OLD.agency_id"


def rules(distinct: str) -> list[tuple[str, str, str, str]]:
    """(table, event, condition that is refused, words)."""
    return [
        (CASE, "INSERT", BORN, "a case begins open or as an emergency"),
        (CASE, "UPDATE", frozen(distinct), "what was handed in for clearance is frozen"),
        (CASE, "UPDATE", way_refused(), "a closed case does not come back"),
        (CASE, "UPDATE", UNSIGNED, "a case is cleared by all its signatures"),
        (CASE, "UPDATE", REVIVED, "a lapsed case does not come back"),
        (CASE, "DELETE", "1 = 1", "cases are kept"),
        (STEP, "INSERT", BORN_STEP, "a step begins undecided"),
        (STEP, "UPDATE", DECIDED, "a signature is frozen"),
        (STEP, "UPDATE", OWN, "nobody clears what they wrote"),
        (STEP, "UPDATE", MOVED, "a step belongs to its case and people"),
        (STEP, "DELETE", "1 = 1", "signatures are kept"),
        (WRITERS, "UPDATE", "1 = 1", "the writers of a case are frozen"),
        (WRITERS, "DELETE", "1 = 1", "the writers of a case are frozen"),
    ]


def name_of(number: int) -> str:
    return f"clearance_frozen_{number}"


def sqlite_statement(number: int, table: str, event: str, refused: str, words: str) -> str:
    return (
        f"CREATE TRIGGER {name_of(number)} BEFORE {event} ON {table} WHEN {refused} "
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )


def postgresql_statements(number: int, table: str, event: str, refused: str, words: str):
    row = "OLD" if event == "DELETE" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name_of(number)}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {refused} THEN RAISE EXCEPTION '{words}'; END IF; RETURN {row}; END $$"
    )
    yield (
        f"CREATE TRIGGER {name_of(number)} BEFORE {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name_of(number)}()"
    )


def protect(apps, schema_editor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for number, rule in enumerate(rules("IS DISTINCT FROM" if on_postgresql else "IS NOT")):
        if on_postgresql:
            for statement in postgresql_statements(number, *rule):
                schema_editor.execute(statement)
        else:
            schema_editor.execute(sqlite_statement(number, *rule))


def release(apps, schema_editor) -> None:
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for number, (table, *_rest) in enumerate(rules("IS NOT")):
        if on_postgresql:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name_of(number)} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name_of(number)}()")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name_of(number)}")


class Migration(migrations.Migration):
    dependencies = [("clearance", "0002_ground")]
    operations = [migrations.RunPython(protect, release)]
