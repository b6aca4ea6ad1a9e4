"""Backup and restore of one site: its database and its files, in one archive with hashes.

Not for moving between kinds of database: a backup of SQLite restores to SQLite, one of
PostgreSQL to PostgreSQL.
"""

from phohien.kernel.backup.errors import BackupError
from phohien.kernel.backup.making import make_backup
from phohien.kernel.backup.restoring import restore_backup

__all__ = ["BackupError", "make_backup", "restore_backup"]
