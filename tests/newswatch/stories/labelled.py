"""The labelled stories of this folder, with republished versions made from them."""

import re
from pathlib import Path

from newswatch.documents import Document

HERE = Path(__file__).parent
OTHER_HEADS = ("Chuyện mới: ", "Góc nhìn: ", "Nhanh: ")
CHANGED = {"chiều": "buổi chiều", "sáng": "buổi sáng", "người": "con người", "được": "đã được"}


def load(name: str, versions: bool = True) -> list[tuple[Document, str, str]]:
    """(document, event, text) in order of time; "text" is the same for versions of one text.

    A line that begins with "=" has the text of the line before it.
    """
    rows, event = [], ""
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines()):
        if line.startswith("# "):
            event = line[2:]
            continue
        hour, title, text = line.split("|", 2)
        same_text = hour.startswith("=")
        hour = hour.lstrip("=")
        document = Document(f"{number}", title, text, published=f"{hour}:00:00+07:00")
        rows.append((document, event, f"{number - 1}" if same_text else f"{number}"))
        if versions and len(text) > 110 and not re.search(r"\d/\d", title):
            rows += [(v, event, f"{number}") for v in _versions(document, hour, number)]
    return sorted(rows, key=lambda row: row[0].published)


def _versions(document: Document, hour: str, number: int) -> list[Document]:
    """By turns: copied, given another title, shortened, lightly edited; some hours later."""
    later = f"{hour[:8]}{int(hour[8:10]) + 1:02}T08:30:00+07:00"
    sentences = re.split(r"(?<=\.) ", document.text)
    kind = number % 4
    title, text = document.title, document.text
    if kind == 1:
        title = OTHER_HEADS[number % 3] + sentences[0].rstrip(".")[:60]
    if kind == 2:
        text = " ".join(sentences[: max(2, len(sentences) * 2 // 3)])
    if kind == 3:
        text = " ".join(CHANGED.get(w, w) for w in text.split(" "))
    return [Document(f"{number}v", title, text, published=later)]
