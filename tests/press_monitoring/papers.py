"""A real server on loopback that is several newspapers, for this process and for others."""

import threading
from collections import Counter
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

HOSTS = ("bao-mot.example", "bao-hai.example", "bao-ba.example")


class Papers:
    """``pages``: path → (status, bytes). ``asked`` counts paths; ``on_ask`` is called before."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, bytes]] = {}
        self.asked: Counter[str] = Counter()
        papers = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                papers.asked[path] += 1
                status, body = papers.pages.get(path, (404, b""))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def address(self, path: str, host: str = HOSTS[0]) -> str:
        return f"http://{host}:{self.port}{path}"

    def feed(self, path: str, *items: dict, host: str = HOSTS[0]) -> str:
        """Serve a feed of items (path, title, text, at); its address."""
        self.pages[path] = (200, rss(self, host, items))
        return self.address(path, host)


def rss(papers: Papers, host: str, items: tuple[dict, ...]) -> bytes:
    entries = "".join(
        f"<item><title>{escape(item['title'])}</title>"
        f"<link>{papers.address(item['path'], host)}</link>"
        f"<description>{escape(item['text'])}</description>"
        f"<pubDate>{format_datetime(item['at'])}</pubDate></item>"
        for item in items
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo</title>'
    return f"{head}{entries}</channel></rss>".encode()
