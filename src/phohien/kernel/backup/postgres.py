"""PostgreSQL by pg_dump and pg_restore; by COPY of every table where those are not installed."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections, transaction

from phohien.kernel.backup.errors import BackupError

WHOLE = "phohien.pgdump"
TABLES = "tables"
PLAIN = ("--no-owner", "--no-privileges")
TOOLS = ("pg_dump", "pg_restore", "psql")
# Also tables that a newer version made after the backup: its migrations will make them again.
EMPTY = """
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP TABLE public.%I CASCADE', name);
      END LOOP;
    END $$;
"""
LISTED = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname
"""
PRIVILEGES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
DENIED = """
    SELECT c.relname, wanted FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
           unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS wanted
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relacl IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM aclexplode(c.relacl) AS given
        WHERE given.grantee = c.relowner AND given.privilege_type = wanted)
"""
SEQUENCES = """
    SELECT schemaname, sequencename, COALESCE(last_value, start_value), last_value IS NOT NULL
    FROM pg_sequences WHERE schemaname = 'public'
"""


def has_tools() -> bool:
    """True when PostgreSQL's own programs are there and not older than the server."""
    if not all(map(shutil.which, TOOLS)):
        return False
    shown = subprocess.run(["pg_dump", "--version"], capture_output=True, text=True).stdout
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        server = int(cursor.fetchone()[0]) // 10000
    return int(shown.split()[2].split(".")[0]) >= server


def dump(folder: Path) -> Path:
    """One file; consistent, because it is read in one snapshot."""
    if not has_tools():
        return _dump_tables(folder)
    target = folder / WHOLE
    _run("pg_dump", "--format=custom", *PLAIN, f"--file={target}")
    return target


def load(source: Path, kept: Path, denied: list[list[str]]) -> None:
    """In one transaction: the restored tables take the old ones' place or nothing changes."""
    connections.close_all()
    old = dump(kept)
    old.chmod(0o600)
    if source.name == WHOLE:
        _load_whole(source)
        deny(denied)
    else:
        _load_tables(source)


def _load_whole(source: Path) -> None:
    empty, script = source.with_suffix(".empty.sql"), source.with_suffix(".sql")
    empty.write_text(EMPTY)
    _run("pg_restore", "--clean", "--if-exists", *PLAIN, f"--file={script}", str(source))
    _run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction",
         "-f", str(empty), "-f", str(script))  # fmt: skip


def denied() -> list[list[str]]:
    """(table, privilege) pairs that even the owner gave up: append-only tables."""
    with connection.cursor() as cursor:
        cursor.execute(DENIED)
        return [list(row) for row in cursor.fetchall()]


def deny(pairs: list[list[str]]) -> None:
    with connection.cursor() as cursor:
        for table, privilege in pairs:
            if privilege in PRIVILEGES:
                cursor.execute(f"REVOKE {privilege} ON {_quote(table)} FROM PUBLIC, CURRENT_USER")


def _run(*command: str) -> None:
    """Where and as whom goes by environment: a password on a command line is seen by all."""
    values = connection.settings_dict
    given = {
        "PGDATABASE": values["NAME"],
        "PGHOST": values["HOST"],
        "PGPORT": str(values["PORT"]),
        "PGUSER": values["USER"],
        "PGPASSWORD": values["PASSWORD"],
    }
    environment = os.environ | {name: value for name, value in given.items() if value}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise BackupError(f"{command[0]} báo lỗi:\n{done.stderr.strip()[-1500:]}")


def _dump_tables(folder: Path) -> Path:
    """A JSON line per table (name, columns, bytes), each followed by that many bytes of COPY."""
    target = folder / TABLES
    with transaction.atomic(), connection.cursor() as cursor, target.open("wb") as file:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(LISTED)
        for (table,) in cursor.fetchall():
            columns, data = _read_table(cursor, table)
            head = {"table": table, "columns": columns, "bytes": len(data)}
            file.write(json.dumps(head).encode() + b"\n" + data)
        cursor.execute(SEQUENCES)
        file.write(json.dumps({"sequences": cursor.fetchall()}).encode() + b"\n")
    return target


def _read_table(cursor, table: str) -> tuple[list[str], bytes]:
    """Generated columns are left to the database that restores."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    columns = [name for (name,) in cursor.fetchall()]
    listed = ", ".join(map(_quote, columns))
    with cursor.cursor.copy(f"COPY {_quote(table)} ({listed}) TO STDOUT (FORMAT binary)") as copy:
        return columns, b"".join(bytes(piece) for piece in copy)


def _load_tables(source: Path) -> None:
    """Needs the same tables: those of the version that made the backup."""
    call_command("migrate", verbosity=0)
    pairs = denied()
    with source.open("rb") as file, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        tables = _empty_all(cursor)
        while head := json.loads(file.readline() or "null"):
            if "sequences" in head:
                _set_sequences(cursor, head["sequences"])
            else:
                _write_table(cursor, head, file.read(head["bytes"]))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # checked now; else the tables stay busy
        for table in tables:
            cursor.execute(f"ALTER TABLE {_quote(table)} ENABLE TRIGGER USER")
        deny(pairs)


def _empty_all(cursor) -> list[str]:
    """Triggers of ours (append-only tables) rest while the whole content is exchanged."""
    cursor.execute(LISTED)
    tables = [name for (name,) in cursor.fetchall()]
    for table in tables:
        cursor.execute(f"ALTER TABLE {_quote(table)} DISABLE TRIGGER USER")
        cursor.execute(f"GRANT ALL ON {_quote(table)} TO CURRENT_USER")
    cursor.execute(f"TRUNCATE {', '.join(map(_quote, tables))}")
    return tables


def _write_table(cursor, head: dict, data: bytes) -> None:
    columns = ", ".join(map(_quote, head["columns"]))
    table = _quote(head["table"])
    with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN (FORMAT binary)") as copy:
        copy.write(data)


def _set_sequences(cursor, sequences: list) -> None:
    for schema, name, value, called in sequences:
        cursor.execute("SELECT setval(%s, %s, %s)", [f"{schema}.{_quote(name)}", value, called])


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)
