"""gunicorn's threaded worker with a short way: a kept page is answered where it arrives.

The request is looked at without being taken from the socket. Only a plain GET that the page cache
can answer is; everything else stays untouched for the ordinary way. Loaded by gunicorn
(``config/gunicorn.py``), never by the application.
"""

import email.utils
import time
from socket import MSG_PEEK

from django.conf import settings
from gunicorn.workers.gthread import ThreadWorker

from phohien.portal.cache.entries import Entry, entries
from phohien.portal.cache.middleware import accepts_gzip, matches

LONGEST = 8192  # bytes of a request worth looking at
END = b"\r\n\r\n"
# A request with one of these is not a plain reading: range, upgrade, body, HTTP/1.0 manners.
STRANGE = (b"\r\nrange:", b"\r\nupgrade:", b"\r\nexpect:", b"\r\nconnection: close",
           b"\r\ncontent-length:", b"\r\ntransfer-encoding:", b"\r\nif-modified-since:",
           b"\r\nconnection: upgrade")  # fmt: skip


class PageWorker(ThreadWorker):
    """Answers kept pages in the loop that waits for sockets; the threads do all other work."""

    def on_client_socket_readable(self, conn, client) -> None:
        if self._may_be_short(conn) and self._answer(conn, client):
            return
        super().on_client_socket_readable(conn, client)

    def _may_be_short(self, conn) -> bool:
        return self.alive and not self.cfg.is_ssl and not conn.is_http2

    def _answer(self, conn, client) -> bool:
        """Whether the request was answered here; the connection then simply stays open."""
        try:
            head = client.recv(LONGEST, MSG_PEEK)
            wire = reply(head)
            if wire is None:
                return False
            client.recv(len(head))
            sent = client.send(wire)
        except OSError:
            return False
        if sent < len(wire):
            return self._finish_slowly(conn, client, wire[sent:])
        self._stay(conn)
        return True

    def _finish_slowly(self, conn, client, rest: bytes) -> bool:
        """The reader's line is slower than ours: a thread waits for it."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        future = self.tpool.submit(_send_rest, client, rest)
        future.add_done_callback(
            lambda done: self.method_queue.defer(self.finish_request, conn, done)
        )
        return True

    def _stay(self, conn) -> None:
        """Its patience begins anew; the list stays in the order of patience."""
        conn.set_timeout()
        if self.keepalived_conns[-1] is not conn:
            self.keepalived_conns.remove(conn)
            self.keepalived_conns.append(conn)


def _send_rest(client, rest: bytes) -> bool:
    client.settimeout(30)
    client.sendall(rest)
    return True


def reply(head: bytes) -> bytes | None:
    """The whole answer on the wire to one complete request, None when it is not for us."""
    if (
        not len(entries)
        or not head.startswith(b"GET /")
        or not head.endswith(END)
        or head.count(END) != 1
    ):
        return None
    line, _end, rest = head.partition(b"\r\n")
    parts = line.split(b" ")
    if len(parts) != 3 or parts[2] != b"HTTP/1.1" or b"?" in parts[1] or b"%" in parts[1]:
        return None
    fields = b"\r\n" + rest.lower()
    entry = entries.get(parts[1].decode("latin-1")) if is_plain(fields) else None
    return wire(entry, fields) if entry else None


def is_plain(fields: bytes) -> bool:
    """``fields``: the header lines in lower case."""
    if b"\r\nhost:" not in fields or any(name in fields for name in STRANGE):
        return False
    if settings.SESSION_COOKIE_NAME.encode() + b"=" in fields:
        return False
    return not settings.SECURE_SSL_REDIRECT or b"\r\nx-forwarded-proto: https\r\n" in fields


def wire(entry: Entry, fields: bytes) -> bytes:
    """Status line, headers with the present moment, body."""
    zipped = accepts_gzip(value(fields, b"accept-encoding"))
    known = matches(value(fields, b"if-none-match"), entry.etag.lower()) and entry.status == 200
    whole = entry.wires.get((zipped, known))
    if whole is None:
        whole = entry.wires[(zipped, known)] = _written(entry, zipped, known)
    start, end = whole
    return b"%bDate: %b\r\n\r\n%b" % (start, _date(), end)


def value(fields: bytes, name: bytes) -> str:
    """The value of the first header ``name``; "" when there is none."""
    start = fields.find(b"\r\n" + name + b":")
    if start < 0:
        return ""
    start += len(name) + 3
    return fields[start : fields.index(b"\r\n", start)].strip().decode("latin-1")


def _written(entry: Entry, zipped: bool, known: bool) -> tuple[bytes, bytes]:
    kept = [(name, text) for name, text in entry.headers if name.lower() != "vary"]
    vary = [text for name, text in entry.headers if name.lower() == "vary"]
    body = (entry.gzip() or entry.body) if zipped else entry.body
    rows = [*kept, ("Vary", ", ".join([*vary, "Accept-Encoding"])), ("ETag", entry.etag)]
    if known:
        rows = [row for row in rows if row[0].lower() not in ("content-type", "content-language")]
        return _head(304, "Not Modified", rows), b""
    rows += [("Content-Encoding", "gzip")] if zipped and entry.gzip() else []
    rows.append(("Content-Length", str(len(body))))
    return _head(entry.status, entry.reason(), rows), body


def _head(status: int, reason: str, rows: list[tuple[str, str]]) -> bytes:
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {text}" for name, text in rows)]
    lines.append("Connection: keep-alive")
    return ("\r\n".join(lines) + "\r\n").encode("latin-1")


_second: tuple[int, bytes] = (0, b"")


def _date() -> bytes:
    """RFC 9110 date, written once a second."""
    global _second
    now = int(time.time())
    if _second[0] != now:
        _second = (now, email.utils.formatdate(now, usegmt=True).encode())
    return _second[1]
