"""Put the language model and the channel together into the files the restorer loads."""

import argparse
import json
import zlib
from math import log
from pathlib import Path

import numpy as np
from broaden_letters import broaden

from vanban.restoring.channel import Channel, Letters
from vanban.restoring.language import SCALE
from vanban.restoring.model import FAMILIARITY
from vanban.restoring.syllables import is_syllable

MOST = 20


def known_readings(channel: Channel, whole: dict, least: int) -> dict[str, np.ndarray]:
    """Work out the candidates of every reading met in training."""
    names, sizes, numbers, scores = [], [], [], []
    for read in sorted(whole):
        if whole[read][1].sum() < least or "\n" in read:
            continue
        chosen, logs = channel.candidates(read, whole[read], MOST)
        names.append(read)
        sizes.append(len(chosen))
        numbers.append(chosen)
        scores.append(np.clip(np.rint(-logs * 10), 0, 255))
    return {
        "readings": np.frombuffer("\n".join(names).encode(), np.uint8),
        "sizes": np.array(sizes, np.uint8),
        "numbers": np.concatenate(numbers).astype(np.uint16),
        "scores": np.concatenate(scores).astype(np.uint8),
    }


def pack_json(value) -> np.ndarray:
    """Compress JSON into an array of bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return np.frombuffer(zlib.compress(text.encode(), 9), np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", type=Path)
    parser.add_argument("channel", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--least", type=int, default=1)
    options = parser.parse_args()
    language = dict(np.load(options.language))
    words = bytes(language["words"]).decode().split("\n")
    syllables = [w for w in words[4:] if is_syllable(w)]
    learned = json.loads(options.channel.read_text())
    letters = broaden([(a, b, round(log(p), 2)) for a, b, p in learned["letters"] if p > 0])
    channel = Channel(syllables, Letters(letters))
    number = {word: k for k, word in enumerate(words)}
    familiar = language["p1"][[number[s] for s in syllables]].astype(np.float32) / -SCALE
    channel.familiar = FAMILIARITY * familiar
    channel.learn_parts(learned)
    whole = channel.learn_wholes(learned["whole"])
    totals = {t: sum(r.values()) for t, r in learned["whole"].items()}
    parts = {name: learned[name] for name in ("initial", "rhyme")}
    known = known_readings(channel, whole, options.least)
    learned_bytes = pack_json({"letters": letters, **parts, "totals": totals})
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez(options.out / "language.npz", **language)
    np.savez_compressed(options.out / "channel.npz", learned=learned_bytes, **known)


if __name__ == "__main__":
    main()
