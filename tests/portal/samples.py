"""One of each public page in each language, from the demo's own items. Not through the database."""

import csv
import datetime as dt
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.portal import page_parts as parts
from phohien.portal import pages

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "src" / "phohien" / "demo" / "data"
AGENCIES = ROOT / "src" / "phohien" / "organisation" / "data" / "agencies.tsv"
TAGS = {"vi": "vi", "en": "en", "zh-hans": "zh-Hans", "ko": "ko", "ja": "ja"}
HOST = "https://doingoai.example"
NOW = dt.datetime(2026, 11, 20, 2, 30, tzinfo=dt.UTC)
PICTURES = ("lotus-lake", "pho-hien-gate", "hoi-mats", "longan-branch", "fishing-port")


@cache
def table(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def demo_items() -> list[dict]:
    """The demo's items, newest first."""
    files = sorted((DEMO / "portal").glob("*/*.json"))
    rows = [json.loads(file.read_text("utf-8")) for file in files]
    return sorted(rows, key=lambda row: row.get("published_on") or "", reverse=True)


def items(locale: str, **wanted) -> list[dict]:
    """Items that have words in ``locale`` (others fill up in Vietnamese), by their fields."""
    rows = [r for r in demo_items() if all(r.get(k) == v for k, v in wanted.items())]
    return sorted(rows, key=lambda row: locale not in row["languages"])


def words(row: dict, locale: str) -> dict:
    return row["languages"].get(locale) or row["languages"]["vi"]


def said_in(facts: dict, key: str, locale: str) -> str:
    """A fact that is told in each language, or in one word for all."""
    value = facts.get(key) or ""
    return value if isinstance(value, str) else value.get(locale) or value.get("vi", "")


def picture(name: str, alt: str = "", caption: str = "") -> dict:
    return {
        "id": 1, "width": 1600, "height": 1000, "src": f"/pictures/{name}.jpg", "sources": [],
        "alt": alt or name, "caption": caption, "credit": "Phố Hiến", "source": "", "licence": "",
    }  # fmt: skip


def picture_of(row: dict, said: dict) -> dict | None:
    name = row.get("picture")
    known = name and (DEMO / "pictures" / f"{name}.jpg").exists()
    return picture(name, said.get("picture_alt"), said.get("picture_caption")) if known else None


def agency_name(code: str) -> str:
    return next((row["short_name"] for row in table(AGENCIES) if row["code"] == code), code)


def section_titles(locale: str) -> dict[str, str]:
    column = "title_" + locale.replace("-", "_")
    return {row["code"]: row[column] for row in table(DEMO / "portal" / "sections.tsv")}


def path(locale: str, *steps: str) -> str:
    return "/".join(["", locale, *steps, ""])


def at(locale: str) -> parts.Addresses:
    names = {
        "search": "search", "map": "map", "calendar": "calendar", "media": "media",
        "agencies": "agencies", "corrections": "corrections", "press": "section",
        "contact": "section", "feeds": "feeds", "rate": "satisfaction", "offline": "offline",
    }  # fmt: skip
    found = {key: path(locale, name) for key, name in names.items()}
    return parts.Addresses(home=path(locale), manifest=f"/{locale}/app.webmanifest", **found)


def frame(locale: str, name: str, title: str = "", **more) -> parts.Frame:
    here = [name] if name != "front" else []
    languages = tuple(
        parts.Language(code, TAGS[code], own, path(code, *here), code == locale)
        for code, own in settings.LANGUAGES
    )
    sections = tuple(
        parts.Link(text, path(locale, "section"), code == "dau-tu" and name == "section")
        for code, text in section_titles(locale).items()
    )
    more.setdefault("description", title)
    return parts.Frame(
        locale, TAGS[locale], languages, sections, at(locale), title,
        HOST + path(locale, *here),
        alternates=tuple((row.tag, HOST + row.url) for row in languages),
        json_ld=({"@context": "https://schema.org", "@type": "WebPage", "name": title},), **more,
    )  # fmt: skip


def card(row: dict, locale: str) -> parts.Card:
    said = words(row, locale)
    spoken = locale if locale in row["languages"] else "vi"
    return parts.Card(
        said["title"], path(locale, "item"), said.get("lead", ""),
        section_titles(locale).get(row.get("section"), ""), picture_of(row, said),
        dt.datetime.fromisoformat((row.get("published_on") or "2026-11-01") + "T02:00+00:00"),
        agency_name(row["agency"]), row.get("kind", "news"),
        row.get("information_kind", "official"),
        TAGS[spoken],
    )  # fmt: skip


def cards(locale: str, count: int, start: int = 0, **wanted) -> tuple[parts.Card, ...]:
    return tuple(card(row, locale) for row in items(locale, **wanted)[start : start + count])


def illustrated(locale: str, count: int) -> tuple[parts.Card, ...]:
    """Cards with as many different pictures as there are."""
    found: dict[str, parts.Card] = {}
    for row in items(locale):
        shown = card(row, locale)
        if shown.picture:
            found.setdefault(shown.picture["src"], shown)
    return tuple(found.values())[:count] or cards(locale, count)


def tiles() -> tuple[parts.Tile, ...]:
    rows = [row for row in table(AGENCIES) if row["tile_column"]]
    rows.sort(key=lambda row: (int(row["tile_row"]), int(row["tile_column"])))
    return tuple(
        parts.Tile(
            row["code"], row["short_name"].split(" ", 1)[1], row["short_name"],
            path("vi", "agency"), int(row["tile_column"]), int(row["tile_row"]),
            row["kind"] == "ward", row["is_coastal"] == "1", number % 5 == 0,
        )
        for number, row in enumerate(rows)
    )  # fmt: skip


def happenings(locale: str) -> tuple[parts.HappeningCard, ...]:
    rows = items(locale, type="happening")[:6]
    found = [
        parts.HappeningCard(
            words(row, locale)["title"], path(locale, "happening"),
            dt.date.fromisoformat(row["facts"]["starts_on"]),
            dt.date.fromisoformat(row["facts"]["ends_on"]),
            said_in(row["facts"], "place_name", locale),
        )
        for row in rows if "facts" in row
    ]  # fmt: skip
    return tuple(found) or _own_happenings(locale)


def _own_happenings(locale: str) -> tuple[parts.HappeningCard, ...]:
    days = [(3, 2, 2), (2, 20, 22), (10, 22, 24), (4, 26, 30), (5, 1, 1), (9, 30, 30)]
    return tuple(
        parts.HappeningCard(
            shown.title, path(locale, "happening"), dt.date(2027, month, first),
            dt.date(2027, month, last), "Phố Hiến", is_past=month == 2,
        )
        for (month, first, last), shown in zip(days, cards(locale, 6), strict=False)
    )  # fmt: skip


def block(raw: dict) -> dict:
    """A block of the demo's files in the shape of a snapshot."""
    if raw["type"] == "figures":
        rows = [dict(zip(("label", "value", "unit"), row, strict=False)) for row in raw["rows"]]
        return raw | {"rows": rows}
    if raw["type"] == "picture":
        return picture(raw["picture"], raw.get("alt", ""), raw.get("caption", "")) | raw
    if raw["type"] == "gallery":
        return raw | {"pictures": [picture(name) for name in PICTURES[:3]]}
    return raw


def snapshot(row: dict, locale: str, every_block: bool = False) -> dict:
    said = words(row, locale)
    body = [block(raw) for raw in said["body"]]
    return {
        "schema": 1, "type": row["type"], "kind": row.get("kind", "news"), "locale": locale,
        "title": said["title"], "lead": said.get("lead", ""), "byline": said.get("byline", ""),
        "body": body + (every_kind_of_block(body) if every_block else []),
        "main_picture": picture_of(row, said) or picture("lotus-lake"),
        "information_kind": row["information_kind"],
        "sources": [{"label": s["label"], "url": s.get("url", "")} for s in row.get("sources", [])],
        "facts": {"latitude": 20.6466, "longitude": 106.0511, "visiting": said.get("lead", "")}
        | {k: said_in(row.get("facts", {}), k, locale) for k in ("place_name", "organiser")},
    }  # fmt: skip


def every_kind_of_block(body: list[dict]) -> list[dict]:
    html = next(row["html"] for row in body if row["type"] == "text")
    rows = [{"label": "Sources", "value": "104", "unit": "x"}] * 3
    return [
        {"type": "quote", "text": "Phố Hiến", "who": "Hưng Yên"},
        {"type": "figures", "caption": "1831 – 2026", "rows": rows, "source": "Hưng Yên"},
        picture("hoi-mats", caption="Hưng Yên") | {"type": "picture"},
        {"type": "gallery", "pictures": [picture(name) for name in PICTURES[:3]]},
        {"type": "video", "title": "Phố Hiến", "src": "/clip.mp4", "type_": "", "duration": "2:30",
         "poster": picture("cheo-stage"), "captions": [], "transcript": "…", "credit": "Hưng Yên"},
        {"type": "document", "url": "/tep/paper", "label": "Phố Hiến", "type_": "", "size": "1 MB"},
        {"type": "note", "html": html},
        {"type": "of a later version", "html": html},
    ]  # fmt: skip


def _item_parts(locale: str, row: dict, every_block: bool = False) -> dict:
    others = [code for code in row["languages"] if code != locale]
    return {
        "snapshot": snapshot(row, locale, every_block),
        "section": parts.Link(section_titles(locale)[row["section"]], path(locale, "section")),
        "agency": parts.Link(agency_name(row["agency"]), path(locale, "agency")),
        "published_at": NOW - dt.timedelta(days=9), "updated_at": NOW,
        "history": (
            parts.Change(3, NOW, "104", True), parts.Change(2, NOW, "Phố Hiến"),
            parts.Change(1, NOW - dt.timedelta(days=9)),
        ),
        "places": (parts.Link("Phường Phố Hiến", path(locale, "agency")),),
        "related": (parts.Shelf(section_titles(locale)["dau-tu"], cards(locale, 3, 4)),),
        "translations": tuple(
            parts.Link(dict(settings.LANGUAGES)[code], path(code, "item"), tag=TAGS[code])
            for code in others
        ),
    }  # fmt: skip


def notes() -> tuple[parts.Note, ...]:
    kinds = ("source_changed", "machine_translated", "corrected", "emergency", "ai")
    return tuple(
        parts.Note(kind, NOW, "Phố Hiến", "Trần Thu Hà", "engine", "/vi/", "alt")
        for kind in kinds
    )  # fmt: skip


def all_pages(locale: str) -> dict[str, object]:
    """Name → page, in ``locale``, which must be active."""
    found = {**_lists(locale), **_readings(locale), **_asking(locale)}
    found["agency"] = _agency(locale)
    return found


def _front(locale: str) -> pages.FrontPage:
    shown, titles = illustrated(locale, 8), section_titles(locale)

    def door(key: str, *codes: str) -> parts.Door:
        links = tuple(parts.Link(titles[code], path(locale, "section")) for code in codes)
        return parts.Door(key, path(locale, "section"), links)

    doors = (
        door("visit", "van-hoa-du-lich", "bien-dao"),
        door("invest", "dau-tu", "thuong-mai"),
        door("understand", "gioi-thieu", "nguoi-hung-yen", "asean"),
    )
    clear = cards(locale, 3, information_kind="clarification") or cards(locale, 3, 2)
    shelf = parts.Shelf(titles["nguoi-hung-yen"], shown[5:8], path(locale, "section"))
    return pages.FrontPage(
        frame(locale, "front"), shown[0], shown[1:5], doors, happenings(locale), clear, (shelf,),
        tiles(),
    )  # fmt: skip


def _lists(locale: str) -> dict[str, object]:
    pager = parts.Pager(1, 3, "", path(locale, "section"), 24)
    titles, intros = section_titles(locale), DEMO / "portal" / "section_intros.json"
    intro = json.loads(intros.read_text("utf-8"))["dau-tu"][locale]
    feeds = (parts.Feed("RSS", "/rss", "application/rss+xml"), parts.Feed("Atom", "/a", "text/xml"))
    months = ((dt.date(2027, 2, 1), happenings(locale)),)
    media = tuple(parts.MediaTile(n, "#", picture(n), credit="Phố Hiến", day=NOW) for n in PICTURES)
    choices = (parts.Choice("JPEG", "#", 12, True), parts.Choice("MP4", "#", 3))
    amendments = tuple(
        parts.Amendment(kind, NOW, shown.title, shown.url, shown.lead, shown.agency)
        for kind, shown in zip(
            ("corrected", "withdrawn", "clarified"), cards(locale, 3), strict=True
        )
    )
    owner = parts.Link(agency_name("so-vhttdl"), path(locale, "agency"))
    groups = (("A", tuple(parts.Link(t.full_name, t.url, tag="vi") for t in tiles())),)
    section = pages.SectionPage(
        frame(locale, "section", titles["dau-tu"], feeds=feeds), titles["dau-tu"], intro,
        illustrated(locale, 7), pager, owner,
    )  # fmt: skip
    empty = pages.SectionPage(frame(locale, "empty", titles["asean"]), titles["asean"])
    return {
        "front": _front(locale), "section": section, "empty": empty,
        "agencies": pages.AgencyList(frame(locale, "agencies", "A"), groups),
        "calendar": pages.CalendarPage(frame(locale, "calendar", "2027"), months, "#", "#"),
        "map": pages.MapPage(frame(locale, "map", "104"), tiles(), illustrated(locale, 4)),
        "media": pages.MediaPage(frame(locale, "media", "Media"), media, choices, pager),
        "corrections": pages.CorrectionsPage(frame(locale, "corrections", "C"), amendments),
        "feeds": pages.FeedsPage(frame(locale, "feeds", "RSS"), (("A", feeds),)),
    }  # fmt: skip


def _readings(locale: str) -> dict[str, object]:
    row = items(locale, type="item")[0]
    said = words(row, locale)
    crumbs = (parts.Link(section_titles(locale)[row["section"]], path(locale, "section")),)
    head = frame(locale, "item", said["title"], crumbs=crumbs, og_type="article")
    whole = _item_parts(locale, row, every_block=True)
    gone = whole | {
        "snapshot": whole["snapshot"] | {"body": [], "main_picture": None},
        "notes": (parts.Note("withdrawn", NOW, said["lead"]),),
    }
    place = (items(locale, type="place") or [row])[0]
    happening = (items(locale, type="happening") or [row])[0]
    commune = parts.Link("Xã Vũ Tiên", path(locale, "agency"))
    day = dt.date(2026, 10, 22)
    return {
        "item": pages.ItemPage(frame=head, **_item_parts(locale, row)),
        "item-full": pages.ItemPage(frame=head, **whole, notes=notes()),
        "withdrawn": pages.ItemPage(frame=head, **gone),
        "place": pages.PlacePage(
            frame=frame(locale, "place", "P"), **_item_parts(locale, place),
            commune=commune, tiles=tiles(), here=tiles()[40].code,
        ),
        "happening": pages.HappeningPage(
            frame=frame(locale, "happening", "H"), **_item_parts(locale, happening),
            starts_on=day, ends_on=day + dt.timedelta(days=2), ics="/x.ics",
            notes=(parts.Note("past", day),),
        ),
    }  # fmt: skip


def _asking(locale: str) -> dict[str, object]:
    hits = tuple(
        parts.Hit(shown, f"<mark>{shown.title[:8]}</mark>{shown.title[8:]}", shown.lead)
        for shown in cards(locale, 5)
    )
    filters = (
        (_("Chuyên mục"), (parts.Choice("A", "#", 12, True), parts.Choice("B", "#", 3))),
        (_("Ngôn ngữ"), (parts.Choice("Tiếng Việt", "#", 12), parts.Choice("English", "#", 3))),
    )
    found = parts.Pager(1, 2, "", "#", 15)
    near = parts.Link("Hưng Yên", "#")
    search = frame(locale, "search", _("Tìm trên trang"), is_indexed=False)
    form = frame(locale, "satisfaction", "?", is_indexed=False)
    lost = frame(locale, "lost", "404", is_indexed=False)
    return {
        "search": pages.SearchPage(search, "hung yen", hits, filters, (), found, near),
        "search-empty": pages.SearchPage(search, "zzz", error=""),
        "satisfaction": pages.SatisfactionForm(
            form, "/", "/", "Hưng Yên", errors=("Hưng Yên",), words="…"
        ),
        "satisfaction-sent": pages.SatisfactionForm(form, "/", "/", is_sent=True),
        "offline": pages.Offline(frame(locale, "offline", "…", is_indexed=False), tiles()),
        "lost": pages.ErrorPage(lost, 404, cards(locale, 3)),
        "failed": pages.ErrorPage(lost, 500),
    }  # fmt: skip


def _agency(locale: str) -> pages.AgencyPage:
    return pages.AgencyPage(
        frame(locale, "agency", "Phường Phố Hiến"), "Phường Phố Hiến", "Phố Hiến Ward", True, True,
        "Thành phố Hưng Yên", "Hưng Yên", "12,5", "98.000", cards(locale, 3),
        illustrated(locale, 3), happenings(locale)[:2], tiles=tiles(), here=tiles()[50].code,
    )  # fmt: skip


@cache
def render_all(locale: str) -> dict[str, str]:
    """Name → HTML of every page in ``locale``."""
    with translation.override(locale):
        shown = all_pages(locale)
        return {
            name: render_to_string(page.template, {"page": page}) for name, page in shown.items()
        }


__all__ = ["TAGS", "all_pages", "render_all", "tiles"]
