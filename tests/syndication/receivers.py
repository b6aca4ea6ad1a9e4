"""Receivers on the loopback: an HTTP endpoint that checks signatures, an SFTP server."""

import asyncio
import http.server
import json
import re
import threading
from pathlib import Path

import asyncssh

DOCUMENT = Path(__file__).parents[2] / "docs/mechanisms/syndication.md"


def documented_check():
    """The receiver's lines as the documentation prints them: ``accept(headers, body, secret)``."""
    text = DOCUMENT.read_text("utf-8")
    code = re.search(r"```python\n(.*?def accept\(.*?)```", text, re.S).group(1)
    space: dict = {}
    exec(compile(code, str(DOCUMENT), "exec"), space)
    return space["accept"]


class Outlet(http.server.ThreadingHTTPServer):
    """Keeps items by key; ``answers`` are statuses to give before it behaves well again."""

    daemon_threads = True

    def __init__(self, secret: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.secret, self.accept = secret, documented_check()
        self.items: dict[str, dict] = {}
        self.heard: list[tuple[str, str]] = []
        self.answers: list[int] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_port}/tin"


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        outlet = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        event, key = self.headers["X-Phohien-Event"], self.headers["Idempotency-Key"]
        outlet.heard.append((event, key))
        if outlet.answers:
            return self._say(outlet.answers.pop(0), {"why": "bận"})
        if not outlet.accept(self.headers, body, outlet.secret):
            return self._say(401, {"why": "chữ ký sai"})
        told = json.loads(body)
        if event == "item.withdrawn":
            outlet.items.pop(told["uri"], None)
            return self._say(200, {})
        known = outlet.items.get(told["uri"], {})
        if known.get("key") == key:
            return self._say(409, {"id": "7", "url": "https://outlet.example/7"})
        outlet.items[told["uri"]] = {"key": key, "item": told}
        return self._say(201, {"id": "7", "url": "https://outlet.example/7"})

    def _say(self, status: int, told: dict) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_arguments) -> None:
        pass


class FileServer:
    """An SFTP server over ``root`` with one account; its own key; in a thread of its own."""

    def __init__(self, root: Path, user: str, password: str) -> None:
        self.root, self.user, self.password = root, user, password
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.port, self._loop = 0, asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        assert ready.wait(10)

    @property
    def host_key(self) -> str:
        return " ".join(self.key.export_public_key().decode().split()[:2])

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        ready.set()
        self._loop.run_forever()

    async def _listen(self) -> None:
        outer = self

        class Door(asyncssh.SSHServer):
            def password_auth_supported(self) -> bool:
                return True

            def validate_password(self, username: str, password: str) -> bool:
                return (username, password) == (outer.user, outer.password)

        def files(channel):
            return asyncssh.SFTPServer(channel, chroot=str(outer.root))

        server = await asyncssh.listen(
            "127.0.0.1", 0, server_host_keys=[self.key], server_factory=Door, sftp_factory=files
        )
        self.port = server.get_port()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
