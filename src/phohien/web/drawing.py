"""Server-drawn pictures of figures: the tile map and the bars. Geometry only; templates draw."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.organisation.models import Agency
from phohien.plans.selectors import Progress
from phohien.web.links import room
from phohien.web.selectors.groups import TaskGroup
from phohien.web.selectors.province import AgencyRow
from phohien.web.selectors.standing import Standing
from phohien.web.tones import ICONS, tone_of

TILE = 50  # one tile with its gap, in units of the drawing
BAR_WIDTH, GAP = 520, 2


@dataclass(frozen=True, slots=True)
class Tile:
    """A commune on the map: place, short mark, standing, what a pointer is told."""

    x: int
    y: int
    mark: str
    standing: Standing
    symbol: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """All tiles and the size of the drawing."""

    tiles: list[Tile]
    width: int
    height: int


def tile_map(rows: list[AgencyRow]) -> TileMap:
    """The communes among ``rows`` that have a place on the map."""
    placed = [row for row in rows if row.agency.tile_column is not None]
    tiles = [_tile(row) for row in placed]
    width = max((tile.x for tile in tiles), default=0) + TILE
    height = max((tile.y for tile in tiles), default=0) + TILE
    return TileMap(tiles, width, height)


def _tile(row: AgencyRow) -> Tile:
    return Tile(
        x=row.agency.tile_column * TILE,
        y=row.agency.tile_row * TILE,
        mark=_mark(row.agency),
        standing=row.standing,
        symbol=ICONS[row.standing.tone],
        title=f"{row.agency.short_name}: {told(row.standing, row.counts)}",
        url=room("plans:assignments", don_vi=row.agency.pk),
    )


def _mark(agency: Agency) -> str:
    """First letters of the name without its kind: Xã Nam Thụy Anh → NTA."""
    return "".join(word[0] for word in agency.short_name.split()[1:])[:4].upper()


def told(found: Standing, counts: Progress | None) -> str:
    """A standing in words with its number."""
    if found.tone == "late":
        return ngettext("%(n)s việc quá hạn", "%(n)s việc quá hạn", counts.late) % {
            "n": counts.late
        }
    if counts is None or found.tone == "aside":
        return str(found.label)
    owed = counts.total - counts.not_applicable
    return _("%(word)s, xong %(done)s trên %(owed)s") % {
        "word": str(found.label).lower(),
        "done": counts.done,
        "owed": owed,
    }


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar."""

    x: float
    width: float
    tone: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One task group: its pieces left to right, and its row in the table."""

    group: TaskGroup
    counts: Progress
    parts: list[Part]
    url: str


def bars(rows: list[tuple[TaskGroup, Progress]]) -> list[Bar]:
    """A bar of full width per group, cut by the share of each state."""
    return [Bar(group, counts, _parts(counts), _list_of(group)) for group, counts in rows]


def _list_of(group: TaskGroup) -> str:
    return room("plans:assignments", **group.query)


def _parts(counts: Progress) -> list[Part]:
    x, parts = 0.0, []
    for state, label, count in counts.parts:
        width = BAR_WIDTH * count / counts.total
        parts.append(
            Part(round(x, 1), round(max(width - GAP, 1), 1), tone_of(state), str(label), count)
        )
        x += width
    return parts
