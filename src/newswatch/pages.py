"""Documents made ready for both questions, where and which story: tidied and folded in one pass.

Not for feeds' markup (feeds.markup) nor for HTML pages (cleaning.pages).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newswatch.cleaning.standing import without_standing
from newswatch.documents import Document
from newswatch.folding import fold_codes, tidy


@dataclass(slots=True)
class Page:
    """``text`` is line end, title, line end, text, line end; ``body``: where the text begins.

    ``folded`` is its skeleton of the same length, ``start`` its place in the batch.
    """

    document: Document
    text: str
    folded: str
    body: int
    start: int


@dataclass(slots=True)
class Batch:
    """Pages one after the other: ``codes`` their code points, ``folded`` their skeleton's bytes.

    Both arrays end in blanks, so that eight bytes can be read at any letter.
    """

    pages: list[Page]
    codes: np.ndarray
    folded: np.ndarray


PAD = "\n" * 8


def batch_of(documents: Sequence[Document]) -> Batch:
    """The pages of ``documents``. A title repeated at the head of the text is not doubled."""
    heads = [_parts(document) for document in documents]
    texts = [f"\n{title}\n{text}\n" for title, text in heads]
    raw = ("".join(texts) + PAD).encode("utf-32-le", "replace")
    codes = np.frombuffer(raw, np.uint32)
    folded = fold_codes(codes)
    whole = folded.tobytes().decode("ascii")
    pages, start = [], 0
    for document, (title, _), text in zip(documents, heads, texts, strict=True):
        end = start + len(text)
        pages.append(Page(document, text, whole[start:end], len(title) + 2, start))
        start = end
    return Batch(pages, codes, folded)


def page_of(document: Document) -> Page:
    return batch_of([document]).pages[0]


def _parts(document: Document) -> tuple[str, str]:
    """Title and text without what a site puts under every article."""
    title, text = document.title, document.text
    if not document.clean:
        title, text = tidy(title), without_standing(tidy(text))
    title, text = title.strip().replace("\n", " "), text.strip()
    if title and text.startswith(title):
        text = text[len(title) :].lstrip(" .\n")
    return title, text
