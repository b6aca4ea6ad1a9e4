"""Making a backup while the site runs: first the database in one snapshot, then the files.

Files are written once and never changed, so those that came after the snapshot do no harm.
"""

import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from phohien.kernel import clock
from phohien.kernel.backup import archive, postgres, sqlite


def make_backup(folder: Path | None = None) -> Path:
    """Write ``phohien-<kind>-<moment>.tar`` (mode 600) into ``folder``, var/backups by default."""
    folder = folder or Path(settings.VAR) / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moment = clock.now()
    target = folder / f"phohien-{connection.vendor}-{moment:%Y%m%d-%H%M%S}.tar"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as place:
        dump = database().dump(Path(place))
        manifest = archive.Manifest(
            made_at=moment.isoformat(),
            vendor=connection.vendor,
            dump=dump.name,
            migrations=applied_migrations(),
            denied=database().denied(),
        )
        archive.write(target, manifest, dump)
    return target


def database():
    """The module that knows this site's kind of database."""
    return sqlite if connection.vendor == "sqlite" else postgres


def applied_migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)
