"""The one door to the network: listed hosts only, public addresses only, bounded time and size.

The address that was checked is the address that is connected to, so a name that resolves
differently the second time gains nothing. Redirects pass the same checks.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

REDIRECTS = {301, 302, 303, 307, 308}
PIECE = 64 * 1024


class OutboundRefused(Exception):
    """This address may not be asked; ``code`` says which rule forbids it."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


class OutboundFailed(Exception):
    """The address was allowed but did not answer properly within the limits."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` for all of it, ``size`` of the body in bytes, ``redirects`` followed."""

    seconds: float = 20.0
    size: int = 10 * 1024 * 1024
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """``body`` is whole; an answer of any status is an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


@dataclass(slots=True)
class _Errand:
    """One call with its time running."""

    limits: Limits
    headers: Mapping[str, str]
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self.deadline = time.monotonic() + self.limits.seconds

    @property
    def left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise OutboundFailed(f"no answer within {self.limits.seconds} s")
        return left


def fetch(
    url: str, *, headers: Mapping[str, str] | None = None, limits: Limits | None = None
) -> Answer:
    """GET ``url``. Raises OutboundRefused when a rule forbids it, OutboundFailed otherwise.

    Hosts come from ``OUTBOUND_ALLOWED_HOSTS`` (``.example.vn`` covers subdomains); those that
    may be private addresses also from ``OUTBOUND_PRIVATE_HOSTS``.
    """
    errand = _Errand(limits or Limits(), headers or {})
    for _hop in range(errand.limits.redirects + 1):
        answer = _ask(urlsplit(url), errand)
        target = answer.headers.get("location")
        if answer.status not in REDIRECTS or not target:
            return answer
        url = urljoin(url, target)
    raise OutboundFailed(f"more than {errand.limits.redirects} redirects")


def send(
    url: str, *, body: bytes, headers: Mapping[str, str] | None = None, limits: Limits | None = None
) -> Answer:
    """POST ``body`` to ``url`` under the same rules as ``fetch``; redirects are not followed."""
    errand = _Errand(limits or Limits(), headers or {})
    return _ask(urlsplit(url), errand, "POST", body)


def connect(host: str, port: int, *, seconds: float = 20.0) -> socket.socket:
    """A socket to a listed host, for protocols other than HTTP. Raises as ``fetch`` does."""
    host = host.rstrip(".").lower()
    if not _listed(host, settings.OUTBOUND_ALLOWED_HOSTS):
        raise OutboundRefused("host", host)
    try:
        return socket.create_connection((_public_address(host, port), port), seconds)
    except OSError as error:
        raise OutboundFailed(f"{host}: {type(error).__name__}") from error


def _ask(
    url: SplitResult, errand: _Errand, method: str = "GET", sent: bytes | None = None
) -> Answer:
    host, port = _allowed(url)
    address = _public_address(host, port)
    connection = _connect(url.scheme, host, port, address, errand.left)
    try:
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        wire = connection.sock  # the response lets go of it before the body is read
        headers = {"Accept-Encoding": "identity", **errand.headers}
        connection.request(method, path, body=sent, headers=headers)
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, _body(response, wire, errand), url.geturl())
    except TimeoutError as error:
        raise OutboundFailed(f"{host}: no answer within {errand.limits.seconds} s") from error
    except (OSError, http.client.HTTPException) as error:
        raise OutboundFailed(f"{host}: {type(error).__name__}") from error
    finally:
        connection.close()


def _allowed(url: SplitResult) -> tuple[str, int]:
    if url.scheme not in {"http", "https"}:
        raise OutboundRefused("scheme", url.scheme)
    if url.username or url.password:
        raise OutboundRefused("credentials", "in the address")
    host = (url.hostname or "").rstrip(".").lower()
    if not _listed(host, settings.OUTBOUND_ALLOWED_HOSTS):
        raise OutboundRefused("host", host)
    try:
        return host, url.port or (443 if url.scheme == "https" else 80)
    except ValueError:
        raise OutboundRefused("port", url.netloc) from None


def _listed(host: str, names: list[str]) -> bool:
    return any(
        host == name or (name.startswith(".") and host.endswith(name)) for name in names if host
    )


def _public_address(host: str, port: int) -> str:
    """The first address of ``host``; all of them must be public, lest one be slipped in."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutboundFailed(f"{host} has no address") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not _listed(host, settings.OUTBOUND_PRIVATE_HOSTS):
        for address in addresses:
            if not _is_public(address):
                raise OutboundRefused("private-address", host)
    return addresses[0]


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.split("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return parsed.is_global and not parsed.is_multicast


def _connect(
    scheme: str, host: str, port: int, address: str, timeout: float
) -> http.client.HTTPConnection:
    """A connection to ``address`` that speaks (and checks certificates) as ``host``."""
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        plain = socket.create_connection((address, port), timeout)
        if scheme == "https":
            plain = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError as error:
        raise OutboundFailed(f"{host}: {type(error).__name__}") from error
    connection.sock = plain
    return connection


def _body(response: http.client.HTTPResponse, wire: socket.socket, errand: _Errand) -> bytes:
    """Read piece by piece: a slow or endless answer meets the limits, not our memory."""
    body = bytearray()
    while True:
        wire.settimeout(errand.left)
        piece = response.read1(PIECE)
        if not piece:
            return bytes(body)
        body += piece
        if len(body) > errand.limits.size:
            raise OutboundFailed(f"more than {errand.limits.size} bytes")
