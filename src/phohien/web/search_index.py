"""The full-text index over the folded titles of evidence, kept by the database's own triggers.

SQLite: an FTS5 table with the titles as external content. PostgreSQL: a GIN index over
``to_tsvector``. Made after every ``migrate`` when missing: rebuilding a table on SQLite drops
its triggers, and then the index is filled anew.
"""

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models.expressions import RawSQL

from phohien.plans.models import Evidence

# A word that most titles hold must not make the database fetch and sort them all.
MATCHES = 4_000  # the newest recorded among what matches
WINDOW = 10_000  # the newest recorded rows of all, read one by one on PostgreSQL
ENOUGH = 1_000  # as many as a search shows
TABLE, INDEX = "plans_evidence", "web_evidence_search"
SQLITE_TABLE = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(
    title_folded, content='{TABLE}', content_rowid='id', detail='full', tokenize='unicode61')
"""
_ADD = f"INSERT INTO {INDEX}(rowid, title_folded) VALUES (new.id, new.title_folded);"  # noqa: S608
_DROP = f"""
INSERT INTO {INDEX}({INDEX}, rowid, title_folded)
VALUES ('delete', old.id, old.title_folded);
"""  # noqa: S608
SQLITE_TRIGGERS = {
    f"{INDEX}_insert": f"AFTER INSERT ON {TABLE} BEGIN {_ADD} END",
    f"{INDEX}_delete": f"AFTER DELETE ON {TABLE} BEGIN {_DROP} END",
    f"{INDEX}_update": f"AFTER UPDATE OF title_folded ON {TABLE} BEGIN {_DROP} {_ADD} END",
}
SQLITE_REBUILD = f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"  # noqa: S608
POSTGRESQL_INDEX = (
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (to_tsvector('simple', title_folded))"
)
SQLITE_MATCH = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid DESC LIMIT %s"  # noqa: S608 - our own names
# Fetching every row of a common word costs a third of a second: when the newest rows alone hold
# more than is ever shown, the index is not asked.
POSTGRESQL_MATCH = f"""
WITH near AS MATERIALIZED (
    SELECT id FROM (SELECT id, title_folded FROM {TABLE} ORDER BY id DESC LIMIT %s) AS newest
    WHERE title_folded ~ ALL (%s) LIMIT %s)
SELECT id FROM near WHERE (SELECT count(*) FROM near) >= %s
UNION ALL (
    SELECT id FROM {TABLE}
    WHERE (SELECT count(*) FROM near) < %s
        AND to_tsvector('simple', title_folded) @@ to_tsquery('simple', %s)
    ORDER BY id DESC LIMIT %s)
"""  # noqa: S608 - our own names


def ensure(using: str = DEFAULT_DB_ALIAS, **_signal) -> None:
    """Make what is missing; called after ``migrate``, safe at any time."""
    database = connections[using]
    if TABLE not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(POSTGRESQL_INDEX)
        else:
            _ensure_sqlite(cursor)


def _ensure_sqlite(cursor) -> None:
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    missing = SQLITE_TRIGGERS.keys() - {row[0] for row in cursor.fetchall()}
    if not missing:
        return
    cursor.execute(SQLITE_TABLE)
    for name in missing:
        cursor.execute(f"CREATE TRIGGER {name} {SQLITE_TRIGGERS[name]}")
    cursor.execute(SQLITE_REBUILD)


def matching(words: list[str]):
    """The newest recorded evidence whose folded title holds every word, the last as a beginning."""
    if connection.vendor == "postgresql":
        query = " & ".join([*words[:-1], words[-1] + _ending(words, ":*")])
        near = [WINDOW, _patterns(words), MATCHES, ENOUGH, ENOUGH]
        found = RawSQL(POSTGRESQL_MATCH, [*near, query, MATCHES])  # noqa: S611 - parameters only
    else:
        quoted = [f'"{word}"' for word in words]
        query = " AND ".join([*quoted[:-1], quoted[-1] + _ending(words, "*")])
        found = RawSQL(SQLITE_MATCH, [query, MATCHES])  # noqa: S611 - parameters only
    return Evidence.objects.filter(pk__in=found)


def _patterns(words: list[str]) -> list[str]:
    """What the full-text query says, as regular expressions; words are letters and digits only."""
    whole = [rf"\m{word}\M" for word in words]
    return [*whole[:-1], rf"\m{words[-1]}" + ("" if len(words[-1]) > 1 else r"\M")]


def _ending(words: list[str], sign: str) -> str:
    """One letter alone begins half of all syllables, so it counts only as a whole word."""
    return sign if len(words[-1]) > 1 else ""
