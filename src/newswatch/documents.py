"""Documents in, one JSON object a line, and results out. Not for feeds: see newswatch.feeds."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newswatch.errors import UnreadableDocuments

MAX_TEXT = 400_000  # characters; a newspaper's longest page is about 100,000


@dataclass(frozen=True, slots=True)
class Document:
    """A published article: ``published`` as ISO 8601 with a zone, or empty if unknown.

    ``clean`` says that title and text went through ``feeds.parse`` or ``cleaning`` already.
    """

    id: str | int
    title: str
    text: str
    url: str = ""
    published: str = ""
    clean: bool = False


def read_documents(path: str) -> Iterator[Document]:
    """The documents of a JSON lines file, ``-`` for standard input; empty lines are skipped.

    Raises UnreadableDocuments naming the line.
    """
    if path == "-":
        yield from _documents(sys.stdin)
        return
    if not Path(path).is_file():
        raise UnreadableDocuments(
            "no-file", f"Không thấy tệp {path}.", "Hãy kiểm tra lại đường dẫn của tệp."
        )
    with Path(path).open(encoding="utf-8-sig", errors="replace") as lines:
        yield from _documents(lines)


def read_batches(path: str, size: int) -> Iterator[list[Document]]:
    """The same, as many at a time as have come, ``size`` at most: nobody waits for a full batch."""
    if path != "-":
        yield from _whole(read_documents(path), size)
        return
    number = 0
    for lines in _arrived():
        yield from _whole(_documents(lines, number + 1), size)
        number += len(lines)


def _whole(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    """What came before a bad line is given before the line is complained of."""
    batch: list[Document] = []
    try:
        for document in documents:
            batch.append(document)
            if len(batch) == size:
                yield batch
                batch = []
    except UnreadableDocuments:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _arrived() -> Iterator[list[str]]:
    """Whole lines of standard input, as they come."""
    rest = b""
    while data := sys.stdin.buffer.read1(1 << 18):
        *lines, rest = (rest + data).split(b"\n")
        yield [line.decode("utf-8", "replace") for line in lines]
    yield [rest.decode("utf-8", "replace")]


def _documents(lines: Iterable[str], first: int = 1) -> Iterator[Document]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield _document(line, number)


def _document(line: str, number: int) -> Document:
    try:
        record = json.loads(line)
        identity = record["id"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableDocuments(
            "bad-line",
            f"Dòng {number} không phải là một đối tượng JSON có trường id.",
            "Mỗi dòng cần có dạng {id, url, title, text, published}.",
        ) from error
    text = _string(record.get("text")) or _string(record.get("summary"))
    return Document(
        id=identity if isinstance(identity, int) else str(identity),
        title=_string(record.get("title")),
        text=text[:MAX_TEXT],
        url=_string(record.get("url")),
        published=_string(record.get("published")),
    )


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def write_line(record: dict[str, Any]) -> None:
    """One result, at once, so that a reader at the other end of a pipe does not wait."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()
