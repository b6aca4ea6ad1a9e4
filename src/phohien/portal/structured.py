"""schema.org objects of pages (JSON-LD), as plain dictionaries. Addresses in them are absolute."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from phohien.newsroom.models import Publication
from phohien.organisation.models import Agency
from phohien.portal import addresses, languages
from phohien.portal.cards import agency_name
from phohien.portal.page_parts import Link

CONTEXT = "https://schema.org"


def site(locale: str) -> dict:
    """The portal with its search."""
    target = addresses.absolute(addresses.page("search", locale)) + "?q={search_term_string}"
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": _("Hưng Yên, Việt Nam"),
        "url": addresses.absolute(addresses.home(locale)),
        "inLanguage": languages.tag(locale),
        "publisher": publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def publisher() -> dict:
    return {
        "@type": "GovernmentOrganization",
        "name": _("Ủy ban nhân dân tỉnh Hưng Yên"),
        "url": addresses.absolute("/"),
    }


def crumbs(rows: Iterable[Link], title: str, path: str, locale: str) -> dict:
    """From the front page to this page."""
    steps = [Link(_("Trang đầu"), addresses.home(locale)), *rows, Link(title, path)]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": step.title,
                "item": addresses.absolute(step.url),
            }
            for number, step in enumerate(steps, 1)
        ],
    }


def item(publication: Publication, words: dict, picture: dict | None) -> dict:
    """NewsArticle, TouristAttraction or Event, by the type of the item."""
    makers = {"place": _place, "happening": _happening}
    made = makers.get(words.get("type", ""), _article)(publication, words)
    images = _images(picture)
    return {"@context": CONTEXT, **made, **({"image": images} if images else {})}


def _article(publication: Publication, words: dict) -> dict:
    agency = _speaker(words, publication.locale)
    byline = words.get("byline")
    changed = publication.last_published_at or publication.first_published_at
    return {
        "@type": "WebPage" if words.get("kind") == "page" else "NewsArticle",
        "headline": words["title"][:110],
        "name": words["title"],
        "description": words.get("lead", ""),
        "inLanguage": languages.tag(publication.locale),
        "datePublished": publication.first_published_at.isoformat(),
        "dateModified": changed.isoformat(),
        "author": {"@type": "Person", "name": byline} if byline else agency,
        "publisher": agency,
        "mainEntityOfPage": addresses.absolute(publication.path),
        "isAccessibleForFree": True,
    }


def _place(publication: Publication, words: dict) -> dict:
    facts = words.get("facts") or {}
    made = {
        "@type": "TouristAttraction",
        "name": words["title"],
        "description": words.get("lead", ""),
        "url": addresses.absolute(publication.path),
        "address": _address(facts.get("commune_name") or ""),
        "isAccessibleForFree": True,
    }
    if facts.get("latitude") is None or facts.get("longitude") is None:
        return made
    where = {"latitude": facts["latitude"], "longitude": facts["longitude"]}
    return {**made, "geo": {"@type": "GeoCoordinates", **where}}


def _address(locality: str) -> dict:
    return {
        "@type": "PostalAddress",
        **({"addressLocality": locality} if locality else {}),
        "addressRegion": "Hưng Yên",
        "addressCountry": "VN",
    }


def _happening(publication: Publication, words: dict) -> dict:
    facts = words.get("facts") or {}
    organiser = facts.get("organiser") or agency_name(words["agency"], publication.locale)
    return {
        "@type": "Event",
        "name": words["title"],
        "description": words.get("lead", ""),
        "url": addresses.absolute(publication.path),
        "startDate": facts["starts_on"],
        "endDate": facts.get("ends_on") or facts["starts_on"],
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": facts.get("place_name") or "Hưng Yên",
            "address": _address(""),
        },
        "organizer": {"@type": "Organization", "name": organiser},
    }


def _speaker(words: dict, locale: str) -> dict:
    agency = words.get("agency") or {}
    return {
        "@type": "GovernmentOrganization",
        "name": agency_name(agency, locale) if agency.get("name") else publisher()["name"],
        "url": addresses.absolute(
            addresses.agency(agency["code"], locale) if agency.get("code") else "/"
        ),
    }


def _images(picture: dict | None) -> list[str]:
    if not picture or not picture.get("src"):
        return []
    share = (picture.get("share") or {}).get("url")
    return [addresses.absolute(url) for url in (share, picture["src"]) if url]


def agency(row: Agency, name: str, locale: str) -> dict:
    made = {
        "@context": CONTEXT,
        "@type": "GovernmentOrganization",
        "name": name,
        "alternateName": row.name,
        "url": addresses.absolute(addresses.agency(row.code, locale)),
        "areaServed": {"@type": "AdministrativeArea", "name": "Hưng Yên"},
    }
    if row.latitude is None or row.longitude is None:
        return made
    where = {"@type": "GeoCoordinates", "latitude": row.latitude, "longitude": row.longitude}
    return {**made, "location": {"@type": "Place", "geo": where, "address": _address(name)}}
