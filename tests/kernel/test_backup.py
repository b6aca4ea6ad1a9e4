"""Backup and restore: destroyed, restored, and every table and every file compared."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections

from phohien.kernel.backup import BackupError, make_backup, postgres, restore_backup
from phohien.kernel.backup.making import database
from phohien.kernel.models import Holiday

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(settings, tmp_path):
    """Uploaded files and some rows, one of them with everything that trips text formats."""
    settings.VAR = tmp_path / "var"
    settings.MEDIA_ROOT = settings.VAR / "media"
    settings.PRIVATE_ROOT = settings.VAR / "private"
    for name, content in {"media/ảnh lễ hội.txt": "ảnh", "private/2026/a b.pdf": "%PDF"}.items():
        path = settings.VAR / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    Holiday.objects.create(date="2030-01-01", name="Đặc biệt\t\"'\\N\n😀 \\.")
    return settings.VAR


def content() -> dict[str, list]:
    """Every row of every table, and the digest of every file."""
    everything = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            everything[table] = sorted(repr(row) for row in cursor.fetchall())
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        for path in sorted(Path(root).rglob("*")):
            if path.is_file():
                everything[str(path)] = [hashlib.sha256(path.read_bytes()).hexdigest()]
    return everything


def destroy() -> None:
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        shutil.rmtree(root, ignore_errors=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    connections.close_all()
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).write_bytes(b"damaged by a failing disk" * 500)


@pytest.fixture(params=["with tools", "without tools"])
def tools(request, monkeypatch):
    """PostgreSQL also without pg_dump; SQLite needs no tools, so once is enough."""
    if request.param == "without tools":
        if connection.vendor == "sqlite":
            pytest.skip("SQLite needs no tools")
        monkeypatch.setattr(postgres, "has_tools", lambda: False)
    return request.param


def test_a_destroyed_site_comes_back_whole(site, tools):
    before, denied = content(), database().denied()
    assert len(before["kernel_holiday"]) > 40
    assert bool(denied) == (connection.vendor == "postgresql")
    backup = make_backup()
    destroy()
    call_command("restore", backup, "--yes")
    assert content() == before
    Holiday.objects.create(date="2030-02-02", name="sequences go on")
    assert database().denied() == denied
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_new_process_restores_what_no_process_can_open(child_environment, tmp_path):
    before, backup = content(), make_backup(tmp_path / "to")
    destroy()
    command = [sys.executable, "manage.py", "restore", str(backup), "--yes"]
    done = subprocess.run(
        command, env=os.environ | child_environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert content() == before


def test_what_came_after_the_backup_is_replaced_and_kept(site, tools):
    backup = make_backup()
    before = content()
    Holiday.objects.create(date="2030-03-03", name="sau khi sao lưu")
    (site / "private" / "new.txt").write_text("mới")
    kept = restore_backup(backup)
    assert content() == before
    assert (kept / "private" / "new.txt").read_text() == "mới"
    assert any(path.name.startswith(("phohien.", "tables")) for path in kept.iterdir())


def test_restoring_what_was_kept_undoes_the_restore(site):
    first = make_backup(site / "one")
    Holiday.objects.create(date="2030-03-03", name="sau khi sao lưu")
    after = content()
    second = make_backup(site / "two")
    restore_backup(first)
    restore_backup(second)
    assert content() == after


def test_it_does_not_overwrite_unless_told(site):
    backup = make_backup()
    before = content()
    with pytest.raises(CommandError, match="--yes"):
        call_command("restore", backup)
    assert content() == before


def rewritten(backup: Path, folder: Path, change) -> Path:
    with tarfile.open(backup) as archive:
        archive.extractall(folder, filter="data")
    change(folder)
    target = folder.parent / "changed.tar"
    with tarfile.open(target, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.add(path, path.relative_to(folder).as_posix())
    return target


def damage(folder: Path) -> None:
    (folder / "private/2026/a b.pdf").write_text("%PDX")


def lose(folder: Path) -> None:
    (folder / "media/ảnh lễ hội.txt").unlink()


def add(folder: Path) -> None:
    (folder / "private/extra").write_text("x")


def pretend(**changes):
    def change(folder: Path) -> None:
        manifest = folder / "manifest.json"
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | changes))

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (damage, "bị hỏng"),
        (lose, "thiếu hoặc thừa"),
        (add, "thiếu hoặc thừa"),
        (pretend(vendor="oracle"), "đúng loại cơ sở dữ liệu"),
        (pretend(migrations=["plans.9999_future"]), "mới hơn"),
        (pretend(format=9), "dạng 9"),
    ],
)
def test_a_backup_that_cannot_be_trusted_changes_nothing(site, tmp_path, change, words):
    backup = rewritten(make_backup(), tmp_path / "unpacked", change)
    before = content()
    with pytest.raises(BackupError, match=words):
        restore_backup(backup)
    assert content() == before
    assert not list(site.glob("replaced-*"))


@pytest.mark.parametrize("junk", [b"", b"not a tar", b"\0" * 10240])
def test_a_file_that_is_no_backup_is_refused_with_a_sentence(site, tmp_path, junk):
    path = tmp_path / "junk.tar"
    path.write_bytes(junk)
    with pytest.raises(BackupError, match="sao lưu"):
        restore_backup(path)


def test_a_backup_that_fails_leaves_no_half_file(site, monkeypatch):
    monkeypatch.setattr("phohien.kernel.backup.archive.os.fsync", lambda _fd: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_backup()
    assert list((site / "backups").iterdir()) == []
