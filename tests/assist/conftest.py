"""A real server on loopback that speaks both protocols; what it answers is told by the test."""

import http.server
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest


@dataclass
class Machine:
    """``reply(path, question) -> (status, answer)``; ``asked`` is every question with headers."""

    url: str = ""
    reply: Callable[[str, dict], tuple[int, object]] | None = None
    asked: list[tuple[str, dict, dict]] = field(default_factory=list)


def libre(change: Callable[[str], str]) -> Callable:
    """A LibreTranslate whose every translation is ``change(text)``."""

    def reply(path: str, question: dict) -> tuple[int, object]:
        if path != "/translate" or question.get("format") != "html":
            return 400, {"error": "Invalid request"}
        return 200, {"translatedText": [change(text) for text in question["q"]]}

    return reply


def chat(change: Callable[[str], str]) -> Callable:
    """A chat server: lists are translated by ``change``, plain questions are answered by it."""

    def reply(path: str, question: dict) -> tuple[int, object]:
        if path != "/v1/chat/completions":
            return 404, {"error": {"message": "not found"}}
        given = question["messages"][-1]["content"]
        if "response_format" in question:
            texts = [change(text) for text in json.loads(given)["texts"]]
            words = json.dumps({"texts": texts})
        else:
            words = change(given if isinstance(given, str) else given[0]["text"])
        choice = {"index": 0, "message": {"role": "assistant", "content": words}}
        return 200, {"object": "chat.completion", "choices": [choice]}

    return reply


@pytest.fixture
def machine(settings):
    """A running server; the settings allow its host but do not yet name it as a helper."""
    held = Machine()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            question = json.loads(body)
            held.asked.append((self.path, question, dict(self.headers)))
            status, answer = held.reply(self.path, question)
            sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)
            except OSError:
                return

        def log_message(self, *_arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    held.url = f"http://localhost:{server.server_port}"
    settings.OUTBOUND_ALLOWED_HOSTS = settings.OUTBOUND_PRIVATE_HOSTS = ["localhost"]
    yield held
    server.shutdown()
    server.server_close()


@pytest.fixture
def by_libre(machine, settings) -> Machine:
    settings.TRANSLATION_URL = machine.url + "/"
    settings.TRANSLATION_KIND = "libretranslate"
    return machine


@pytest.fixture
def by_chat(machine, settings) -> Machine:
    settings.TRANSLATION_URL = ""
    settings.TRANSLATION_KIND = "openai"
    settings.ASSIST_URL = machine.url + "/v1"
    settings.ASSIST_MODEL = "model-a"
    settings.ASSIST_KEY = "k" * 8
    return machine
