"""Which addresses may be asked: http and https to public hosts, names resolved once. Asks nothing.

The addresses a name resolves to are checked and the connection goes to those very ones, so that
a name cannot mean one thing when it is checked and another when it is used.
"""

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult

from newswatch.errors import FetchFailed

SCHEMES = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 2000


class GuardedResolver(AbstractResolver):
    """Resolves names to public addresses only; ``local`` lets loopback through, for tests.

    ``known`` maps names to addresses that are taken as they are, before the check.
    """

    def __init__(self, local: bool = False, known: dict[str, str] | None = None) -> None:
        self.local = local
        self._known = known or {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises FetchFailed where any address of the name is private: no picking among them."""
        found = [self._known[host]] if host in self._known else await _looked_up(host, port)
        for address in found:
            check_ip(address, host, self.local)
        return [_result(host, address, port) for address in found]

    async def close(self) -> None:
        """Nothing is held."""


async def _looked_up(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        infos = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused(
            "no-host", f"Không tìm thấy máy chủ {host}.", "Hãy kiểm tra lại tên miền."
        ) from error
    return list(dict.fromkeys(str(info[4][0]) for info in infos))


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
    )


def check_ip(address: str, host: str, local: bool) -> None:
    """Raises FetchFailed unless ``address`` is one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    for inner in _inner(ip):
        if inner.is_loopback and local:
            continue
        if not inner.is_global or inner.is_multicast or inner.is_reserved:
            raise _refused(
                "private-address",
                f"Máy chủ {host} trỏ về địa chỉ nội bộ nên không được đọc.",
                "Chỉ dùng địa chỉ công khai trên Internet.",
            )


def _inner(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list:
    """The address and the IPv4 address it may carry (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    inner = [address for address in carried if address is not None]
    return inner if ip.ipv4_mapped or ip in _NAT64 else [ip, *inner]


def checked(address: str, local: bool = False) -> SplitResult:
    """The parts of an address that may be asked. Raises FetchFailed."""
    try:
        parts = urlsplit(address.strip())
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise _not_an_address(address) from error
    if parts.scheme not in SCHEMES or not host or len(address) > _LONGEST or "@" in parts.netloc:
        raise _not_an_address(address)
    if port is not None and port not in (80, 443) and port < 1024:
        raise _not_an_address(address)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return parts
    check_ip(host, host, local)
    return parts


def _not_an_address(address: str) -> FetchFailed:
    return _refused(
        "bad-address",
        f"Không đọc được địa chỉ {address[:120]}.",
        "Địa chỉ cần bắt đầu bằng http:// hoặc https:// và không chứa mật khẩu.",
    )


def _refused(code: str, what: str, todo: str) -> FetchFailed:
    return FetchFailed(code, what, todo)
