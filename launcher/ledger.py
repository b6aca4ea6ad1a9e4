"""Which steps the database says were done, read without starting Django (a tenth of a second).

Run as ``python -m launcher.ledger`` with PHOHIEN_DATABASE_URL it reads a PostgreSQL server.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from launcher.places import PYTHON, ROOT, Site

QUERY = "SELECT name, fingerprint FROM kernel_setupstep"
Steps = set[tuple[str, str]]


def steps_done(site: Site) -> Steps:
    """(step, fingerprint) pairs; empty for a database that is new, absent or not ours."""
    if site.sqlite is not None:
        return _from_file(site.sqlite)
    done = subprocess.run(
        [PYTHON, "-m", "launcher.ledger"],
        cwd=ROOT, env=site.environment(), capture_output=True, text=True,
    )  # fmt: skip
    return {(name, mark) for name, mark in json.loads(done.stdout or "[]")}


def _from_file(path: Path) -> Steps:
    if not path.exists():
        return set()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return set(connection.execute(QUERY).fetchall())
    except sqlite3.OperationalError:
        return set()
    finally:
        connection.close()


def _from_server(url: str) -> list[tuple[str, str]]:
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.execute(QUERY).fetchall()
    except psycopg.Error:
        return []


if __name__ == "__main__":
    json.dump(_from_server(os.environ["PHOHIEN_DATABASE_URL"]), sys.stdout)
