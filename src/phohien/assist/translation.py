"""Machine translation through the configured server: in batches, within a time, checked.

What comes back is a draft: the asking room marks it and has it reviewed by a named person.
"""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from phohien.assist import configured
from phohien.assist.engines import TRANSLATORS
from phohien.assist.errors import AssistFailed, NotConfigured
from phohien.assist.shielding import harm, shielded, unshielded
from phohien.clearance import secrecy
from phohien.clearance.errors import SecretSuspected

log = logging.getLogger(__name__)
BATCH_TEXTS, BATCH_SIGNS = 40, 4000
ONE_ANSWER = 30.0  # seconds for one question
PATIENCE = 3  # questions in a row that may fail before the server is left alone


@dataclass(frozen=True, slots=True)
class Translation:
    """``texts`` in the order asked; None where the machine gave nothing that can be trusted."""

    texts: tuple[str | None, ...]
    engine: str

    @property
    def missing(self) -> int:
        """How many a person has to translate."""
        return self.texts.count(None)


def translate(
    texts: Sequence[str],
    *,
    source: str,
    target: str,
    html: bool = True,
    names: Mapping[str, str] | None = None,
    actor=None,
) -> Translation:
    """``texts`` from ``source`` into ``target`` (codes of settings.LANGUAGES).

    ``names`` maps words to their form abroad (``{"Hưng Yên": "Hung Yen"}``). A text that comes
    back without its tags, placeholders or numbers counts as not translated. Raises NotConfigured,
    SecretSuspected before anything is sent, AssistFailed when not one text could be had.
    """
    server = configured.translator()
    if server is None:
        raise NotConfigured()
    _require_clean(texts, actor)
    sent = [shielded(text, is_html=html, names=names or {}) for text in texts]
    run = _Run(server, source, target, time.monotonic() + settings.TRANSLATION_SECONDS)
    found = run.all(sent)
    kept = [None if text is None else unshielded(text, is_html=html) for text in found]
    if texts and not any(text is not None for text in kept):
        raise AssistFailed(run.reason or "nothing was translated")
    return Translation(tuple(kept), _engine(server))


def _require_clean(texts: Sequence[str], actor) -> None:
    lines = [line for text in texts for line in unshielded(text, is_html=False).splitlines()]
    hits = secrecy.scan_lines(lines)
    if hits and actor is not None:
        secrecy.refuse(actor=actor, what="văn bản gửi máy dịch", hits=hits)
    if hits:
        raise SecretSuspected(sorted({hit.label for hit in hits}), [hit.line for hit in hits])


def _engine(server: configured.Server) -> str:
    return f"{server.kind} {server.model}".strip()


@dataclass(slots=True)
class _Run:
    """One call of the port with its time running (``until`` by the monotonic clock)."""

    server: configured.Server
    source: str
    target: str
    until: float
    failures: int = 0  # questions in a row without an answer
    reason: str = ""  # of the last failure

    def all(self, sent: Sequence[str]) -> list[str | None]:
        """A translation or None for each text; what holds no words stays as it is."""
        found: dict[int, str | None] = dict(enumerate(sent))
        wordy = [at for at, text in enumerate(sent) if text.strip()]
        came: list[str | None] = []
        for batch in _batches([sent[at] for at in wordy]):
            came += self._batch(batch)
        found.update(zip(wordy, came, strict=True))
        return [found[at] for at in range(len(sent))]

    def _batch(self, batch: list[str]) -> list[str | None]:
        """The whole batch; where that fails or a text is harmed, each such text by itself."""
        kept = [self._kept(*pair) for pair in zip(batch, self._ask(batch), strict=True)]
        if len(batch) == 1:
            return kept
        return [
            self._batch([asked])[0] if text is None else text
            for asked, text in zip(batch, kept, strict=True)
        ]

    def _ask(self, batch: list[str]) -> list[str | None]:
        nothing: list[str | None] = [None] * len(batch)
        left = min(ONE_ANSWER, self.until - time.monotonic())
        if left <= 0 or self.failures >= PATIENCE:
            return nothing
        translator = TRANSLATORS[self.server.kind]
        try:
            came = translator(
                self.server, batch, source=self.source, target=self.target, seconds=left
            )
        except AssistFailed as error:
            self.failures, self.reason = self.failures + 1, error.reason
            return nothing
        self.failures = 0
        return came if len(came) == len(batch) else nothing

    def _kept(self, asked: str, came: str | None) -> str | None:
        if came is None:
            return None
        wrong = harm(asked, came)
        if wrong:
            log.warning("translation not kept", extra={"harm": wrong, "engine": self.server.kind})
        return None if wrong else came


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Up to 40 texts or 4,000 signs; a longer text goes alone."""
    batch: list[str] = []
    signs = 0
    for text in texts:
        if batch and (len(batch) == BATCH_TEXTS or signs + len(text) > BATCH_SIGNS):
            yield batch
            batch, signs = [], 0
        batch.append(text)
        signs += len(text)
    if batch:
        yield batch
