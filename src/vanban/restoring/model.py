"""The trained model as it lies on disk, loaded once: the language and the channel."""

import json
import zlib
from functools import cache
from pathlib import Path

import numpy as np

from vanban.restoring.channel import Channel, Letters
from vanban.restoring.language import LanguageModel
from vanban.restoring.syllables import is_syllable
from vanban.skeleton import fold

FOLDER = Path(__file__).parent / "model"
FAMILIARITY = np.float32(0.7)
TENTH = np.float32(-0.1)


class Model:
    """Language model, channel, and the candidates of readings met in training."""

    def __init__(self, folder: Path) -> None:
        self.language = LanguageModel(np.load(folder / "language.npz"))
        self.title_share = np.load(folder / "titles.npz")["share"] / 255
        data = np.load(folder / "channel.npz")
        syllables = [w for w in self.language.words[4:] if is_syllable(w)]
        self.channel = _load_channel(syllables, bytes(data["learned"]))
        known_syllables = set(syllables)
        words = np.array([self.language.number[s] for s in syllables])
        self.channel.familiar = FAMILIARITY * self.language.one[words]
        self.word_of = np.tile(words, 3)
        self.syllable_words = frozenset(words.tolist())
        self.names: dict[str, str] = {}
        for word in self.language.words[4:]:
            if word not in known_syllables and fold(word) != word:
                self.names.setdefault(fold(word), word)
        self._numbers, self._scores = data["numbers"], data["scores"].astype(np.float32) * TENTH
        names = bytes(data["readings"]).decode().split("\n")
        ends = np.cumsum(data["sizes"], dtype=np.int64).tolist()
        self._known = dict(zip(names, zip([0, *ends], ends, strict=False), strict=True))
        self._cache: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def knows(self, read: str) -> bool:
        """Say whether a reading was met in training."""
        return read in self._known

    def candidates(self, read: str) -> tuple[np.ndarray, np.ndarray]:
        """Cased-syllable numbers and log P(read | syllable), best first."""
        if read in self._known:
            start, end = self._known[read]
            return self._numbers[start:end], self._scores[start:end]
        if read not in self._cache:
            self._cache[read] = self.channel.candidates(read)
        return self._cache[read]


def _load_channel(syllables: list[str], packed: bytes) -> Channel:
    learned = json.loads(zlib.decompress(packed))
    channel = Channel(syllables, Letters(learned["letters"]))
    channel.learn_parts(learned)
    channel.learn_totals(learned["totals"])
    return channel


@cache
def load_model(folder: Path = FOLDER) -> Model:
    """Load the model that comes with the library, or one from another folder."""
    return Model(folder)
