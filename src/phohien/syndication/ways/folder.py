"""Into a folder that another system watches: a file appears whole or not at all."""

import os
from pathlib import Path

from phohien.syndication.connection import folder_root, needed
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Channel
from phohien.syndication.parcels import Parcel
from phohien.syndication.services.carrying import Outcome


def deliver(channel: Channel, parcel: Parcel) -> Outcome:
    """Written beside its place under a hidden name, then renamed; the same name replaces."""
    folder = _folder(needed(channel, "folder"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place_whole(folder / parcel.name, parcel.body)
        _clear_away(folder, parcel)
    except OSError as error:
        raise WayFailed(f"Không ghi được vào thư mục: {error.strerror}") from error
    return Outcome(detail=f"Đã đặt tệp {parcel.name}", remote_id=parcel.name)


def _folder(name: str) -> Path:
    """Below the root, also after links are followed."""
    root = folder_root().resolve()
    found = (root / name).resolve()
    if found == root or not found.is_relative_to(root):
        raise WayFailed("Thư mục của kênh nằm ngoài nơi được phép.", again=False)
    return found


def place_whole(place: Path, body: bytes) -> None:
    """``body`` at ``place`` at once, on disk before its name is."""
    hidden = place.with_name(f".{place.name}.part")
    with hidden.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    hidden.replace(place)


def _clear_away(folder: Path, parcel: Parcel) -> None:
    """Of one item only the latest stays: a version, or the tombstone."""
    for old in folder.glob(f"{parcel.stem}[-.]*"):
        if old.name != parcel.name:
            old.unlink(missing_ok=True)
