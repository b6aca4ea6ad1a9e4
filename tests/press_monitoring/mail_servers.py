"""A mail server on the loopback that keeps letters, can refuse, wait and break off. For tests."""

import socketserver
import threading
import time
from email import message_from_bytes
from email.message import Message
from email.policy import default


class _Handler(socketserver.StreamRequestHandler):
    """Enough of SMTP (RFC 5321) for one letter after another."""

    def handle(self) -> None:
        self._say("220 thu.example")
        while line := self.rfile.readline():
            verb = line.strip().upper().split(b" ")[0].split(b":")[0]
            if verb == b"RCPT":
                self._say(self.server.verdict(line.decode().strip()))
            elif verb == b"DATA":
                if not self._letter():
                    return
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _letter(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False  # broken off: no letter
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.received.append(message_from_bytes(b"".join(lines), policy=default))
        time.sleep(self.server.pause)
        if self.server.hangs_up:
            return False
        self._say("250 kept")
        return True

    def _say(self, text: str) -> None:
        try:
            self.wfile.write(text.encode() + b"\r\n")
        except OSError:
            return


class MailServer(socketserver.ThreadingTCPServer):
    """``received`` letters; ``refused`` maps addresses to answers; ``pause`` before "250"."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[Message] = []
        self.refused: dict[str, str] = {}
        self.pause, self.hangs_up = 0.0, False
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def verdict(self, line: str) -> str:
        return next((told for name, told in self.refused.items() if name in line), "250 ok")

    def addresses(self) -> list[str]:
        """To whom letters came, in order of the alphabet."""
        return sorted(letter["To"] for letter in self.received)
