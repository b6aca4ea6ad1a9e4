"""Restoring: everything is checked before anything changes, and what was there is kept."""

import tempfile
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from phohien.kernel import clock
from phohien.kernel.backup import archive, postgres
from phohien.kernel.backup.errors import BackupError
from phohien.kernel.backup.making import database


def restore_backup(source: Path) -> Path:
    """Put the site back to ``source``; returns the folder that holds what was replaced.

    Raises BackupError before any change when the archive is damaged, of the other kind of
    database, or made by a newer version. After restoring an older one: run ``migrate``.
    """
    var = Path(settings.VAR)
    with tempfile.TemporaryDirectory(dir=var, prefix=".restoring-") as place:
        folder = Path(place)
        manifest = archive.unpack(source, folder)
        _check_fits(manifest)
        kept = var / f"replaced-{clock.now():%Y%m%d-%H%M%S-%f}"
        kept.mkdir(mode=0o700)
        database().load(folder / "database" / manifest.dump, kept, manifest.denied)
        for name in archive.FOLDERS:
            _exchange(folder / name, archive.folder_of(name), kept / name)
    return kept


def _check_fits(manifest: archive.Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupError(
            f"Bản sao lưu này của {manifest.vendor}, còn nơi đây dùng {connection.vendor}. "
            "Hãy khôi phục vào đúng loại cơ sở dữ liệu."
        )
    known = set(_migrations_here())
    newer = sorted(set(manifest.migrations) - known)
    if newer:
        raise BackupError(
            f"Bản sao lưu do một phiên bản mới hơn tạo ra (có {newer[0]}). Hãy nâng cấp trước."
        )
    if manifest.dump == postgres.TABLES and set(manifest.migrations) != known:
        raise BackupError(
            "Bản sao lưu này chỉ khôi phục được bằng đúng phiên bản đã tạo ra nó "
            "(khi sao lưu, máy không có pg_dump). Hãy cài phiên bản ấy, khôi phục, rồi nâng cấp."
        )


def _migrations_here() -> Iterator[str]:
    """``app.name`` of every migration, by its file: some ask the database when imported."""
    for app in apps.get_app_configs():
        place, _explicit = MigrationLoader.migrations_module(app.label)
        if place and find_spec(place):
            package = import_module(place)
            yield from (f"{app.label}.{one.name}" for one in iter_modules(package.__path__))


def _exchange(fresh: Path, live: Path, kept: Path) -> None:
    fresh.mkdir(exist_ok=True)
    if live.exists():
        live.rename(kept)
    live.parent.mkdir(parents=True, exist_ok=True)
    fresh.rename(live)
