"""Agencies and sections as JSON, with their public pages in every language."""

from phohien.newsroom.models import Section
from phohien.organisation.models import Agency
from phohien.portal import addresses, languages
from phohien.portal.selectors.map import is_commune


def agency(row: Agency) -> dict:
    """``parent`` must be loaded when there is one."""
    return {
        "code": row.code,
        "name": row.name,
        "short_name": row.short_name,
        "name_en": row.name_en,
        "kind": row.kind,
        "parent": row.parent.code if row.parent else None,
        "commune_code": row.code if is_commune(row) else None,
        "is_coastal": row.is_coastal,
        "former_province": row.former_province,
        "area_km2": None if row.area_km2 is None else float(row.area_km2),
        "population": row.population,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "pages": _pages(lambda code: addresses.agency(row.code, code)),
        "api": addresses.absolute(f"/api/v1/agencies/{row.code}"),
    }


def section(row: Section) -> dict:
    """``owner`` must be loaded."""
    known = languages.codes()
    return {
        "code": row.code,
        "order": row.order,
        "is_special": row.is_special,
        "owner": row.owner.code,
        "titles": {code: row.title(code) for code in known},
        "intros": {code: row.intro(code) for code in known},
        "pages": _pages(lambda code: addresses.section(row, code)),
    }


def _pages(address) -> dict[str, str]:
    return {code: addresses.absolute(address(code)) for code in languages.codes()}
