"""The columns of a chart and the little ones beside a row: geometry only; templates draw."""

from dataclasses import dataclass

from phohien.press_monitoring.figures.counting import Found

WIDTH, HEIGHT, FOOT, HEAD = 720, 220, 26, 22  # units of the drawing
SMALL_WIDTH, SMALL_HEIGHT, GAP = 96, 24, 2


@dataclass(frozen=True, slots=True)
class Column:
    """One step of time as a rectangle, its number above and its words below."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    number: int
    label: str
    told: str
    url: str


@dataclass(frozen=True, slots=True)
class Rect:
    """One little column."""

    x: float
    y: float
    width: float
    height: float


def columns(found: Found, labels: list[str], told: list[str], urls: list[str]) -> list[Column]:
    """The totals step by step; the tallest column fills the height."""
    counts = found.totals.counts
    room, step = HEIGHT - FOOT - HEAD, WIDTH / len(counts)
    tallest = max(counts) or 1
    made = []
    for place, number in enumerate(counts):
        height = round(room * number / tallest, 1)
        x, width = round(place * step + step * 0.14, 1), round(step * 0.72, 1)
        y = round(HEIGHT - FOOT - height, 1)
        middle = round(x + width / 2, 1)
        made.append(
            Column(x, y, width, height, middle, number, labels[place], told[place], urls[place])
        )
    return made


def little(counts: list[int]) -> list[Rect]:
    """A row's own course; its tallest step fills the height, so it shows shape and not size."""
    tallest, step = max(counts) or 1, SMALL_WIDTH / len(counts)
    made = []
    for place, number in enumerate(counts):
        height = round((SMALL_HEIGHT - 1) * number / tallest, 1) if number else 1
        x = round(place * step, 1)
        made.append(Rect(x, round(SMALL_HEIGHT - height, 1), round(step - GAP, 1), height))
    return made
