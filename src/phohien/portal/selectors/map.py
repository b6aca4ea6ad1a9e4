"""The 104 communes as tiles, with how much is told of each; the agencies and their groups."""

from collections import defaultdict

from django.utils.translation import gettext as _

from phohien.newsroom import selectors as newsroom
from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind
from phohien.organisation.models import Agency
from phohien.portal import addresses
from phohien.portal import dependencies as needs
from phohien.portal.page_parts import Link, Tile

PREFIXES = ("Ủy ban nhân dân ", "UBND ", "Phường ", "phường ", "Xã ", "xã ")


def tiles(locale: str, *, with_items: bool = True) -> tuple[Tile, ...]:
    """Two queries, whatever is published; one, and no dependence on items, ``with_items`` off."""
    told = _told(locale) if with_items else {}
    needs.on(needs.DICTIONARIES)
    rows = Agency.objects.filter(
        kind__in=COMMUNE_KINDS, is_active=True, tile_column__isnull=False, tile_row__isnull=False
    ).order_by("tile_row", "tile_column")
    return tuple(_tile(row, locale, len(told.get(row.code, ()))) for row in rows)


def _told(locale: str) -> dict[str, set[int]]:
    """Commune code → live items of it or about it."""
    needs.on(needs.river(locale))
    rows = newsroom.live_items(locale).select_related(None).order_by()
    found: dict[str, set[int]] = defaultdict(set)
    for pk, speaker, about in rows.values_list("pk", "agency__code", "communes__code"):
        found[speaker].add(pk)
        found[about].add(pk)
    return found


def _tile(row: Agency, locale: str, items: int) -> Tile:
    return Tile(
        code=row.code,
        name=place_name(row),
        full_name=full_name(row),
        url=addresses.agency(row.code, locale),
        column=row.tile_column,
        row=row.tile_row,
        is_ward=row.kind == AgencyKind.WARD,
        is_coastal=row.is_coastal,
        items=items,
        former_province=row.former_province,
    )


def place_name(row: Agency) -> str:
    """``UBND phường Phố Hiến`` → ``Phố Hiến``."""
    name = row.short_name or row.name
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return name


def full_name(row: Agency) -> str:
    """``Phường Phố Hiến``."""
    kind = "Phường" if row.kind == AgencyKind.WARD else "Xã"
    return f"{kind} {place_name(row)}"


def is_commune(row: Agency) -> bool:
    return row.kind in COMMUNE_KINDS


def spoken_name(row: Agency, locale: str) -> str:
    """An agency's name in the language of the page."""
    if is_commune(row):
        return full_name(row) if locale == "vi" else row.name_en or full_name(row)
    return row.name if locale == "vi" else row.name_en or row.name


def agencies() -> list[Agency]:
    needs.on(needs.DICTIONARIES)
    return list(Agency.objects.filter(is_active=True).order_by("order", "sort_name"))


def agency(code: str) -> Agency | None:
    needs.on(needs.DICTIONARIES)
    return Agency.objects.filter(code=code, is_active=True).first()


def grouped(locale: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """(title, links) of departments, other bodies, wards, communes; one query."""
    held: dict[str, list[Link]] = {"departments": [], "bodies": [], "wards": [], "communes": []}
    for row in agencies():
        held[_group(row)].append(_link(row, locale))
    titles = _titles()
    return tuple((titles[key], tuple(links)) for key, links in held.items() if links)


def _titles() -> dict[str, str]:
    return {
        "departments": _("Sở, ban, ngành của tỉnh"),
        "bodies": _("Cơ quan, đơn vị khác"),
        "wards": _("Các phường"),
        "communes": _("Các xã"),
    }


def group_title(row: Agency) -> str:
    """The heading under which an agency stands in lists of agencies."""
    return _titles()[_group(row)]


def _group(row: Agency) -> str:
    if row.kind == AgencyKind.WARD:
        return "wards"
    if row.kind == AgencyKind.COMMUNE:
        return "communes"
    main = (AgencyKind.OFFICE, AgencyKind.DEPARTMENT, AgencyKind.MANAGEMENT_BOARD)
    return "departments" if row.kind in main and row.parent_id is None else "bodies"


def _link(row: Agency, locale: str) -> Link:
    name = place_name(row) if is_commune(row) else spoken_name(row, locale)
    is_vietnamese = locale != "vi" and (is_commune(row) or not row.name_en)
    return Link(name, addresses.agency(row.code, locale), tag="vi" if is_vietnamese else "")
