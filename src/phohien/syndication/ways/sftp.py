"""By SFTP to a server whose key is known: uploaded under a hidden name, then renamed."""

import asyncio
import posixpath

import asyncssh

from phohien.kernel import outbound
from phohien.syndication.connection import needed, secret
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Channel
from phohien.syndication.parcels import Parcel
from phohien.syndication.services.carrying import Outcome

SECONDS = 120
CONNECT_SECONDS = 20


def deliver(channel: Channel, parcel: Parcel) -> Outcome:
    """The file stands there whole, its size compared. An unknown server key is never accepted."""
    host, port = needed(channel, "host"), int(channel.settings.get("port", 22))
    options = _options(channel, host, port)
    try:
        wire = outbound.connect(host, port, seconds=CONNECT_SECONDS)
    except outbound.OutboundRefused as error:
        raise WayFailed(f"Máy nhận không được phép ({error.code}).", again=False) from error
    except outbound.OutboundFailed as error:
        raise WayFailed(f"Không nối được máy nhận: {error}") from error
    wire.setblocking(False)
    try:
        asyncio.run(asyncio.wait_for(_upload(wire, options, channel, parcel), SECONDS))
    except (asyncssh.HostKeyNotVerifiable, asyncssh.PermissionDenied) as error:
        raise WayFailed(f"Máy nhận từ chối: {error.reason}", again=False) from error
    except (asyncssh.Error, OSError, TimeoutError) as error:
        raise WayFailed(f"Gửi SFTP dở dang: {error}", unclear=True) from error
    finally:
        wire.close()
    return Outcome(detail=f"Đã gửi tệp {parcel.name}", remote_id=parcel.name)


def _options(channel: Channel, host: str, port: int) -> dict:
    """Password or private key from the environment; only the server key of the settings."""
    told = channel.settings
    known = asyncssh.import_known_hosts(f"[{host}]:{port} {needed(channel, 'host_key')}\n")
    options = {"host": host, "port": port, "username": needed(channel, "user"),
               "known_hosts": known, "config": None, "agent_path": None}  # fmt: skip
    if told.get("key_env"):
        key = secret(told["key_env"]).replace("\\n", "\n")
        try:
            return options | {"client_keys": [asyncssh.import_private_key(key)]}
        except asyncssh.KeyImportError as error:
            raise WayFailed(
                "Khóa riêng trong biến môi trường không đọc được.", again=False
            ) from error
    return options | {"client_keys": None, "password": secret(needed(channel, "password_env"))}


async def _upload(wire, options: dict, channel: Channel, parcel: Parcel) -> None:
    folder = channel.settings.get("folder", ".")
    place = posixpath.join(folder, parcel.name)
    hidden = posixpath.join(folder, f".{parcel.name}.part")
    async with (
        asyncssh.connect(sock=wire, **options) as connection,
        connection.start_sftp_client() as sftp,
    ):
        await sftp.makedirs(folder, exist_ok=True)
        async with sftp.open(hidden, "wb") as file:
            await file.write(parcel.body)
        size = (await sftp.stat(hidden)).size
        if size != len(parcel.body):
            raise OSError(f"{size} trên {len(parcel.body)} byte")
        await _rename(sftp, hidden, place)
        await _clear_away(sftp, folder, parcel)


async def _rename(sftp, hidden: str, place: str) -> None:
    """At once where the server knows how; else the old file makes room first."""
    try:
        await sftp.posix_rename(hidden, place)
    except asyncssh.SFTPOpUnsupported:
        if await sftp.exists(place):
            await sftp.remove(place)
        await sftp.rename(hidden, place)


async def _clear_away(sftp, folder: str, parcel: Parcel) -> None:
    """Of one item only the latest stays: a version, or the tombstone."""
    for name in await sftp.listdir(folder):
        if name.startswith((f"{parcel.stem}-", f"{parcel.stem}.")) and name != parcel.name:
            await sftp.remove(posixpath.join(folder, name))
