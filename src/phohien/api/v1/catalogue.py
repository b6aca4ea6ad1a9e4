"""The catalogue of our open data as DCAT-AP 3 JSON-LD, so that portals of data can harvest it."""

import datetime as dt
from urllib.parse import quote

from phohien.api.v1.routes import OPERATIONS
from phohien.portal import addresses, languages

ROOT = "/api/v1"
AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGES = {"vi": "VIE", "en": "ENG", "zh-hans": "ZHO", "ko": "KOR", "ja": "JPN"}
JSON, JSON_LD = "application/json", "application/ld+json"
FEEDS = {"rss.xml": "RSS", "atom.xml": "ATOM", "feed.json": "JSON"}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
NAME = {"vi": "Dữ liệu thông tin đối ngoại tỉnh Hưng Yên",
        "en": "External information data of Hưng Yên province"}  # fmt: skip
RIGHTS = {
    "vi": "Được dùng lại lời của tin, bài khi ghi tên cơ quan phát ngôn và dẫn địa chỉ bài; gỡ "
    "khi bài gốc đã gỡ. Ảnh, video, tài liệu theo giấy phép của từng tệp.",
    "en": "The words of items may be reused naming the agency that speaks and linking to the item; "
    "remove them when the item is withdrawn. Photos, clips and papers: by the licence of each.",
}
# dataset → operation that lists it; the page of an item is an operation, not a dataset.
DATASETS = ("items", "media", "places", "events", "agencies", "sections", "topics", "statistics",
            "changes")  # fmt: skip


def catalogue(changed: dt.datetime | None) -> dict:
    """``changed``: when anything public last changed, None when nothing is public."""
    return {
        "@context": CONTEXT,
        "@id": _own("catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _both(NAME),
        "dct:description": _both(NAME),
        "dct:publisher": _publisher(),
        "dct:language": _languages(),
        "dct:spatial": _spatial(),
        "dct:rights": _rights(),
        "foaf:homepage": {"@id": addresses.absolute("/")},
        **_changed(changed),
        "dcat:service": _service(),
        "dcat:dataset": [_dataset(name, changed) for name in DATASETS],
    }


def _dataset(name: str, changed: dt.datetime | None) -> dict:
    operation = OPERATIONS[name]
    distributions = [_json(name)]
    if name == "items":
        distributions += [_feed(code, file) for code in languages.codes() for file in FEEDS]
    return {
        "@id": _own(f"catalog.jsonld#{name}"),
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _both({"vi": operation.summary.vi, "en": operation.summary.en}),
        "dct:description": _both({"vi": operation.about.vi, "en": operation.about.en}),
        "dct:publisher": _publisher(),
        "dcat:contactPoint": _contact(),
        "dct:language": _languages(),
        "dct:spatial": _spatial(),
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}/frequency/CONT"},
        "dct:accessRights": {"@id": f"{AUTHORITY}/access-right/PUBLIC"},
        "dcat:theme": {"@id": f"{AUTHORITY}/data-theme/GOVE"},
        **_changed(changed),
        "dcat:distribution": distributions,
    }


def _json(name: str) -> dict:
    return {
        "@id": _own(f"catalog.jsonld#{name}-json"),
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": _own(OPERATIONS[name].path.lstrip("/"))},
        "dct:format": {"@id": f"{AUTHORITY}/file-type/JSON"},
        "dcat:mediaType": _media_type(JSON),
        "dcat:accessService": {"@id": _own("")},
        "dct:rights": _rights(),
    }


def _feed(code: str, file: str) -> dict:
    address = addresses.absolute(addresses.home(code) + file)
    return {
        "@id": _own(f"catalog.jsonld#items-{code}-{file.partition('.')[0]}"),
        "@type": "dcat:Distribution",
        "dct:title": {"@value": f"{FEEDS[file]} ({languages.names()[code]})", "@language": "vi"},
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:language": _language(code),
        "dcat:mediaType": _media_type(addresses.FEED_FILES[file]),
        "dct:rights": _rights(),
    }


def _service() -> dict:
    return {
        "@id": _own(""),
        "@type": "dcat:DataService",
        "dct:title": _both({"vi": "Giao diện chia sẻ dữ liệu", "en": "Data sharing API"}),
        "dcat:endpointURL": {"@id": _own("")},
        "dcat:endpointDescription": {"@id": _own("openapi.json")},
        "foaf:page": {"@id": _own("docs")},
        "dct:conformsTo": {"@id": "https://spec.openapis.org/oas/v3.1.0"},
        "dcat:servesDataset": [{"@id": _own(f"catalog.jsonld#{name}")} for name in DATASETS],
    }


def _own(rest: str) -> str:
    return addresses.absolute(f"{ROOT}/{rest}")


def _both(words: dict[str, str]) -> list[dict]:
    return [{"@value": text, "@language": code} for code, text in words.items()]


def _publisher() -> dict:
    names = {"vi": "Ủy ban nhân dân tỉnh Hưng Yên", "en": "People's Committee of Hưng Yên Province"}
    return {"@id": addresses.absolute("/"), "@type": "foaf:Agent", "foaf:name": _both(names)}


def _contact() -> dict:
    page = addresses.absolute("/vi/lien-he/")
    return {"@type": "vcard:Organization", "vcard:fn": NAME["vi"], "vcard:hasURL": {"@id": page}}


def _languages() -> list[dict]:
    return [_language(code) for code in languages.codes()]


def _language(code: str) -> dict:
    known = LANGUAGES.get(code)
    if known:
        return {"@id": f"{AUTHORITY}/language/{known}"}
    return {"@value": languages.tag(code)}


def _spatial() -> dict:
    place = {"vi": "Tỉnh Hưng Yên, Việt Nam", "en": "Hưng Yên province, Việt Nam"}
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    return {"@type": "dct:Location", label: _both(place)}


def _rights() -> dict:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    return {"@type": "dct:RightsStatement", label: _both(RIGHTS)}


def _media_type(name: str) -> dict:
    return {"@id": f"https://www.iana.org/assignments/media-types/{quote(name)}"}


def _changed(moment: dt.datetime | None) -> dict:
    if moment is None:
        return {}
    return {"dct:modified": {"@value": moment.isoformat(), "@type": "xsd:dateTime"}}
