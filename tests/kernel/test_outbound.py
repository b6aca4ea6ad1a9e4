"""The door to the network: what it refuses, and its limits, against a real local server."""

import http.server
import socket
import threading
import time

import pytest

from phohien.kernel import outbound
from phohien.kernel.outbound import Limits, OutboundFailed, OutboundRefused, fetch


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://elsewhere.example/")
            self.end_headers()
            return
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        pieces = 100 if self.path in {"/big", "/slow"} else 1
        for _piece in range(pieces):
            if self.path == "/slow":
                time.sleep(0.05)
            try:
                self.wfile.write(b"x" * 1000)
            except OSError:
                return

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def server(settings):
    settings.OUTBOUND_ALLOWED_HOSTS = ["localhost", ".gov.example"]
    settings.OUTBOUND_PRIVATE_HOSTS = ["localhost"]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def refusal(url: str) -> str:
    with pytest.raises(OutboundRefused) as caught:
        fetch(url)
    return caught.value.code


def test_a_listed_host_is_asked(server):
    answer = fetch(server + "/x?y=1")
    assert (answer.status, len(answer.body), answer.url) == (200, 1000, server + "/x?y=1")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://other.example/", "host"),
        ("http://notgov.example/", "host"),
        ("http://gov.example.evil.example/", "host"),
        ("file:///etc/passwd", "scheme"),
        ("http://user:word@localhost/", "credentials"),
        ("http://127.0.0.1/", "host"),
        ("http:///x", "host"),
    ],
)
def test_what_is_not_listed_is_refused(server, url, code):
    assert refusal(url) == code


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1",
     "0.0.0.0", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_a_listed_name_that_leads_inside_is_refused(server, monkeypatch, address):
    public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80))
    inside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
    monkeypatch.setattr(outbound.socket, "getaddrinfo", lambda *_a, **_k: [public, inside])
    assert refusal("http://www.gov.example/") == "private-address"


def test_a_redirect_meets_the_same_rules(server):
    assert refusal(server + "/away") == "host"


def test_redirects_end(server):
    with pytest.raises(OutboundFailed, match="redirects"):
        fetch(server + "/loop")


def test_size_and_time_are_bounded(server):
    with pytest.raises(OutboundFailed, match="bytes"):
        fetch(server + "/big", limits=Limits(size=5000))
    with pytest.raises(OutboundFailed, match="no answer within"):
        fetch(server + "/slow", limits=Limits(seconds=0.5))
