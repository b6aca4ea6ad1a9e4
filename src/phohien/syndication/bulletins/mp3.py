"""What an MP3 file is, read from its frames (ISO/IEC 11172-3): duration, rate, channels."""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput

MAX_BYTES = 20 * 1024 * 1024
LONGEST = 600  # seconds
BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # MPEG-1 layer III
BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)  # MPEG-2 layer III
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass(frozen=True, slots=True)
class Sound:
    """``kbps`` of the first frame; ``seconds`` over all frames."""

    seconds: float
    rate: int
    kbps: int
    is_mono: bool

    @property
    def advice(self) -> list[str]:
        """Stations play mono, 44.1 kHz, 64–128 kbit/s on any equipment."""
        if self.is_mono and self.rate == 44100 and 64 <= self.kbps <= 128:
            return []
        return [_("Tệp nên là mono, 44,1 kHz, 64–128 kbit/s để đài nào cũng phát được.")]


def checked(file: BinaryIO) -> Sound:
    """The sound of an upload. Raises InvalidInput("audio", …) for what stations cannot play."""
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    file.seek(0)
    if len(data) > MAX_BYTES:
        raise InvalidInput("audio", _("Tệp âm thanh lớn hơn 20 MB."))
    sound = read(data)
    if sound is None:
        raise InvalidInput("audio", _("Tệp này không phải MP3 đọc được. Hãy xuất lại dạng MP3."))
    if sound.seconds > LONGEST:
        raise InvalidInput("audio", _("Tệp âm thanh dài hơn 10 phút."))
    return sound


def read(data: bytes) -> Sound | None:
    """None unless most of ``data`` is a chain of MP3 frames."""
    at, seconds, first, covered = _after_tag(data), 0.0, None, 0
    begin = at
    while at + 4 <= len(data):
        frame = _frame(data[at : at + 4])
        if frame is None:
            break
        size, length, sound = frame
        if at + size > len(data):
            break
        first = first or sound
        seconds, covered, at = seconds + length, covered + size, at + size
    trailing = len(data) - begin - covered
    if first is None or covered < 3 * 100 or trailing > max(256, covered // 10):
        return None
    rate, kbps, is_mono = first
    return Sound(round(seconds, 1), rate, kbps, is_mono)


def _after_tag(data: bytes) -> int:
    """Behind an ID3v2 tag, whose size is four times seven bits."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame(head: bytes) -> tuple[int, float, tuple[int, int, bool]] | None:
    """``(bytes, seconds, (rate, kbps, mono))`` of the frame with this header."""
    if head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, step, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer != 1 or bits in (0, 15) or step == 3:
        return None
    kbps = (BITRATES if version == 3 else BITRATES_2)[bits]
    rate = RATES[version][step]
    samples = 1152 if version == 3 else 576
    size = samples // 8 * kbps * 1000 // rate + padding
    return size, samples / rate, (rate, kbps, head[3] >> 6 == 3)
