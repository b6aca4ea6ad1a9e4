"""The full-text table ``portal_searchtext``: FTS5 on SQLite, tsvectors with GIN on PostgreSQL.

Columns title, title_folded, body, body_folded; the body begins with the title. Written and asked
only here, with our own tokens, so that both databases find the same.
"""

from collections.abc import Sequence

from django.db import connection

TABLE = "portal_searchtext"
COLUMNS = ("title", "title_folded", "body", "body_folded")
MOST = 1000  # of one rank; more than a person would page through
SQLITE_MAKE = [
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5({', '.join(COLUMNS)}, "
    "detail='full', tokenize='unicode61 remove_diacritics 0')"
]
POSTGRESQL_MAKE = [
    f"CREATE TABLE IF NOT EXISTS {TABLE} (publication_id bigint PRIMARY KEY, "
    + ", ".join(f"{name} tsvector NOT NULL" for name in COLUMNS)
    + ")",
    *(
        f"CREATE INDEX IF NOT EXISTS {TABLE}_{name} ON {TABLE} USING gin ({name})"
        for name in COLUMNS
    ),
]


def make(database) -> None:
    """For the migration: the table of this kind of database."""
    steps = POSTGRESQL_MAKE if database.vendor == "postgresql" else SQLITE_MAKE
    with database.cursor() as cursor:
        for step in steps:
            cursor.execute(step)


def drop(database) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def put(pk: int, texts: Sequence[str]) -> None:
    """``texts``: the words of each column, separated by spaces; replaces what was there."""
    take(pk)
    if connection.vendor == "postgresql":
        values = ", ".join(["to_tsvector('simple', %s)"] * len(COLUMNS))
        sql = f"INSERT INTO {TABLE} (publication_id, {', '.join(COLUMNS)}) VALUES (%s, {values})"  # noqa: S608
    else:
        sql = f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk, *texts])


def take(pk: int) -> None:
    """Forget a publication."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE {_key()} = %s", [pk])  # noqa: S608


def _key() -> str:
    return "publication_id" if connection.vendor == "postgresql" else "rowid"


def found(column: str, parts: Sequence[Sequence[str]], *, locale: str, is_open: bool) -> list[int]:
    """Publications of ``locale`` whose ``column`` holds every part, the best first.

    A part is a phrase; ``is_open`` lets the last token be the beginning of a word.
    """
    if connection.vendor == "postgresql":
        query = _tsquery(parts, is_open)
        return _ids(_POSTGRESQL_FOUND.format(column=column), [query, locale, query])
    return _ids(_SQLITE_FOUND, [_match(column, parts, is_open), locale])


def counted(column: str, parts: Sequence[Sequence[str]], *, is_open: bool) -> dict[str, int]:
    """Language → how many of its publications hold every part."""
    if connection.vendor == "postgresql":
        rows = _rows(_POSTGRESQL_COUNTED.format(column=column), [_tsquery(parts, is_open)])
    else:
        rows = _rows(_SQLITE_COUNTED, [_match(column, parts, is_open)])
    return dict(rows)


_SQLITE_FOUND = f"""
SELECT e.publication_id FROM {TABLE} t JOIN portal_searchentry e ON e.publication_id = t.rowid
WHERE {TABLE} MATCH %s AND e.locale = %s ORDER BY t.rank, e.published_at DESC LIMIT {MOST}
"""  # noqa: S608 - our own names
_SQLITE_COUNTED = f"""
SELECT e.locale, count(*) FROM {TABLE} t JOIN portal_searchentry e ON e.publication_id = t.rowid
WHERE {TABLE} MATCH %s GROUP BY e.locale
"""  # noqa: S608
_POSTGRESQL_FOUND = f"""
SELECT e.publication_id FROM {TABLE} t JOIN portal_searchentry e USING (publication_id)
WHERE t.{{column}} @@ to_tsquery('simple', %s) AND e.locale = %s
ORDER BY ts_rank_cd(t.{{column}}, to_tsquery('simple', %s)) DESC, e.published_at DESC LIMIT {MOST}
"""  # noqa: S608
_POSTGRESQL_COUNTED = f"""
SELECT e.locale, count(*) FROM {TABLE} t JOIN portal_searchentry e USING (publication_id)
WHERE t.{{column}} @@ to_tsquery('simple', %s) GROUP BY e.locale
"""  # noqa: S608


def _match(column: str, parts: Sequence[Sequence[str]], is_open: bool) -> str:
    """FTS5: ``column : ("a b" AND "c"*)``. Tokens are letters and digits only."""
    phrases = ['"' + " ".join(part) + '"' for part in parts]
    ending = "*" if is_open else ""
    return f"{column} : ({' AND '.join(phrases)}{ending})"


def _tsquery(parts: Sequence[Sequence[str]], is_open: bool) -> str:
    """PostgreSQL: ``(a <-> b) & c:*``."""
    phrases = [" <-> ".join(f"'{token}'" for token in part) for part in parts]
    joined = " & ".join(f"({phrase})" for phrase in phrases)
    return joined[:-1] + ":*)" if is_open else joined


def _ids(sql: str, values: Sequence) -> list[int]:
    return [pk for (pk,) in _rows(sql, values)]


def _rows(sql: str, values: Sequence) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
