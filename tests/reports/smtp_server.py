"""A mail server on the loopback that keeps what it receives: enough of SMTP for one test."""

import socketserver
import threading
from email import message_from_bytes
from email.message import Message
from email.policy import default


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 mau.example")
        while line := self.rfile.readline():
            verb = line.strip().upper().split(b" ")[0].split(b":")[0]
            if verb == b"DATA":
                self._say("354 go on")
                self.server.received.append(self._body())
                self._say("250 kept")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def _body(self) -> Message:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=default)


class MailServer(socketserver.ThreadingTCPServer):
    """``port`` to send to, ``received`` messages in order."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[Message] = []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()
