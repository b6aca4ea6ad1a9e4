"""The archive: a plain tar of manifest.json, the database's dump and the files of var/."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from django.conf import settings

from phohien.kernel.backup.errors import BackupError

FORMAT = 1
MANIFEST = "manifest.json"
FOLDERS = ("media", "private")
PIECE = 1024 * 1024


@dataclass
class Manifest:
    """``files`` maps each member's name to its SHA-256; ``dump`` is how the database was read."""

    made_at: str
    vendor: str
    dump: str
    migrations: list[str]
    denied: list[list[str]] = field(default_factory=list)
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)


def folder_of(name: str) -> Path:
    """Where ``media`` and ``private`` lie on this site."""
    return Path({"media": settings.MEDIA_ROOT, "private": settings.PRIVATE_ROOT}[name])


def site_files() -> Iterator[tuple[str, Path]]:
    """(member name, path) of every uploaded file."""
    for name in FOLDERS:
        root = folder_of(name)
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield str(PurePosixPath(name, path.relative_to(root).as_posix())), path


def digest(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            total.update(piece)
    return total.hexdigest()


def write(target: Path, manifest: Manifest, dump: Path) -> None:
    """Whole or not at all: written beside ``target``, forced to disk, then renamed."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    members = [(f"database/{dump.name}", dump), *site_files()]
    try:
        with fresh.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            with tarfile.open(fileobj=file, mode="w") as archive:
                _add_all(archive, manifest, members)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(target)
    finally:
        fresh.unlink(missing_ok=True)


def _add_all(archive: tarfile.TarFile, manifest: Manifest, members: list[tuple[str, Path]]) -> None:
    for name, path in members:
        manifest.files[name] = digest(path)
        archive.add(path, name, recursive=False)
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    head = tarfile.TarInfo(MANIFEST)
    head.size = len(text)
    archive.addfile(head, io.BytesIO(text))


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack into the empty ``folder`` and check every hash. Raises BackupError."""
    try:
        with tarfile.open(source, mode="r:") as archive:
            archive.extractall(folder, filter="data")
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"Không đọc được tệp sao lưu {source}: {error}.") from error
    manifest = _manifest(folder)
    _check(folder, manifest)
    return manifest


def _manifest(folder: Path) -> Manifest:
    try:
        return Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise BackupError("Tệp này không phải là bản sao lưu của Phố Hiến.") from error


def _check(folder: Path, manifest: Manifest) -> None:
    found = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    } - {MANIFEST}
    if manifest.format != FORMAT:
        raise BackupError(
            f"Bản sao lưu có dạng {manifest.format}, phiên bản này chỉ đọc dạng {FORMAT}."
        )
    if found != set(manifest.files):
        raise BackupError("Bản sao lưu thiếu hoặc thừa tệp so với danh mục; không khôi phục gì.")
    for name, wanted in manifest.files.items():
        if digest(folder / name) != wanted:
            raise BackupError(f"Tệp {name} trong bản sao lưu đã bị hỏng; không khôi phục gì.")
