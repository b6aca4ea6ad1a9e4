"""LibreTranslate's protocol: POST /translate with a list of texts as HTML."""

from collections.abc import Sequence

from phohien.assist.configured import Server
from phohien.assist.engines.asking import ask
from phohien.assist.errors import AssistFailed

CODES = {"zh-hans": "zh-Hans"}  # others are the same


def translate(
    server: Server, texts: Sequence[str], *, source: str, target: str, seconds: float
) -> list[str]:
    """``texts`` (HTML) in ``target``; the server honours ``translate="no"``."""
    question = {
        "q": list(texts),
        "source": CODES.get(source, source),
        "target": CODES.get(target, target),
        "format": "html",
    }
    if server.key:
        question["api_key"] = server.key
    found = ask(f"{server.url}/translate", question, seconds=seconds).get("translatedText")
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise AssistFailed("translatedText is no list of texts")
    return found
