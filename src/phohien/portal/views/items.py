"""One item at its address: live, corrected, withdrawn, or moved. Only what was cleared is shown."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication
from phohien.portal import (
    addresses,
    cards,
    claim_review,
    content,
    frames,
    languages,
    pages,
    structured,
)
from phohien.portal import dependencies as needs
from phohien.portal.claims import claim_of
from phohien.portal.frames import Head
from phohien.portal.page_parts import Change, Link, Note, Shelf
from phohien.portal.selectors import amendments, map, rivers
from phohien.portal.views.public import public, respond


@public
def show(request: HttpRequest, locale: str, rest: str) -> HttpResponse:
    """The item at ``/<locale>/<rest>/``; 410 with the reason when it was withdrawn."""
    return found(f"/{locale}/{rest}/")


def found(path: str) -> HttpResponse:
    """What stands at ``path``; Http404 when nothing ever did."""
    publication = rivers.at(path)
    if publication is None:
        return _moved(path)
    needs.on(needs.item(publication.pk))
    if not publication.is_live:
        return respond(_withdrawn(publication), 410)
    if content.cleared(publication) is None:
        raise Http404
    return respond(_page(publication))


@public
def plain(request: HttpRequest, locale: str, rest: str) -> HttpResponse:
    """An answer without scripts, styles or menus; Http404 for everything else."""
    publication = rivers.at(f"/{locale}/{rest}/")
    if publication is None or not publication.is_live or content.cleared(publication) is None:
        raise Http404
    needs.on(needs.item(publication.pk))
    words = content.full(publication)
    claim = claim_of(words)
    if claim is None:
        raise Http404
    updated = publication.last_published_at
    page = pages.PlainAnswer(
        frames.bare(locale, publication.path),
        words,
        claim,
        agency=_agency_link(words, locale),
        published_at=publication.first_published_at,
        updated_at=updated if updated != publication.first_published_at else None,
        history=amendments.history(publication),
        address=addresses.absolute(publication.path),
    )
    return respond(page)


def _moved(path: str) -> HttpResponse:
    publication = newsroom.former_path(path)
    if publication is None:
        raise Http404
    needs.on(needs.item(publication.pk))
    return HttpResponsePermanentRedirect(publication.path)


def _page(publication: Publication) -> pages.ItemPage:
    makers = {"place": _place, "happening": _happening}
    return makers.get(publication.type, _item)(publication)


def _item(publication: Publication) -> pages.ItemPage:
    return pages.ItemPage(**_parts(publication))


def _place(publication: Publication) -> pages.PlacePage:
    parts = _parts(publication)
    code = parts["snapshot"]["facts"].get("commune", "")
    tiles = map.tiles(publication.locale, with_items=False)
    here = next((tile for tile in tiles if tile.code == code), None)
    commune = Link(here.full_name, here.url) if here else None
    return pages.PlacePage(**parts, commune=commune, tiles=tiles, here=code)


def _happening(publication: Publication) -> pages.HappeningPage:
    parts = _parts(publication)
    facts = parts["snapshot"]["facts"]
    starts, ends = cards.day(facts.get("starts_on")), cards.day(facts.get("ends_on"))
    if ends and ends < needs.today():
        parts["notes"] = (*parts["notes"], Note("past", at=ends))
    return pages.HappeningPage(
        **parts, starts_on=starts, ends_on=ends, ics=f"{publication.path}event.ics"
    )


def _parts(publication: Publication) -> dict:
    locale, words = publication.locale, content.full(publication)
    family = _family(publication)
    others = {row.locale: row.path for row in family}
    history = amendments.history(publication)
    updated = publication.last_published_at
    return {
        "frame": frames.frame(locale, _head(publication, words, others)),
        "snapshot": words,
        "section": _section_link(publication),
        "agency": _agency_link(words, locale),
        "published_at": publication.first_published_at,
        "updated_at": updated if updated != publication.first_published_at else None,
        "history": history,
        "notes": _notes(publication, words, history, family),
        "places": _places(words, locale),
        "related": _related(publication, words),
        "translations": _translations(others, locale),
        "claim": (claim := claim_of(words)),
        "plain": addresses.plain(publication.path) if claim else "",
    }


def _family(publication: Publication) -> list[Publication]:
    """The same item in every language in which it is live, this one included."""
    rows = newsroom.translations_of(publication)
    needs.on(*(needs.item(row.pk) for row in rows))
    return rows


def _head(publication: Publication, words: dict, others: dict[str, str]) -> Head:
    picture, link = words["main_picture"], _section_link(publication)
    share = ((picture or {}).get("share") or {}).get("url") or (picture or {}).get("src", "")
    trail = structured.crumbs((link,), words["title"], publication.path, publication.locale)
    return Head(
        publication.path,
        words["title"],
        words.get("lead", ""),
        here=publication.section.code,
        crumbs=(link,),
        json_ld=(*claim_review.objects(publication, words, picture), trail),
        og_image=share,
        og_type="article" if words.get("type") == "item" else "website",
        others=others,
    )


def _section_link(publication: Publication) -> Link:
    locale, row = publication.locale, publication.section
    return Link(row.title(locale), addresses.section(row, locale))


def _agency_link(words: dict, locale: str) -> Link | None:
    agency = words.get("agency")
    if not agency:
        return None
    return Link(cards.agency_name(agency, locale), addresses.agency(agency["code"], locale))


def _places(words: dict, locale: str) -> tuple[Link, ...]:
    rows = words.get("places") or ()
    return tuple(Link(row["name"], addresses.agency(row["code"], locale)) for row in rows)


def _translations(others: dict[str, str], locale: str) -> tuple[Link, ...]:
    return tuple(
        Link(languages.names()[code], others[code], tag=languages.tag(code))
        for code in languages.codes()
        if code in others and code != locale
    )


def _notes(
    publication: Publication, words: dict, history: tuple[Change, ...], family: list[Publication]
) -> tuple[Note, ...]:
    source = next((row.path for row in family if row.pk == publication.source_id), "")
    notes = [*_translation_notes(publication, words, source), *_ai_notes(words)]
    corrected = next((change for change in history if change.is_correction), None)
    if corrected:
        notes.append(Note("corrected", at=corrected.published_at, reason=corrected.note))
    return (*notes, *_corrections(publication))


def _corrections(publication: Publication) -> list[Note]:
    """Live corrections of this item or of the one it was translated from, with their pages."""
    rows = newsroom.corrections_of(publication)
    return [Note("corrected_by", at=row.last_published_at, url=row.path) for row in rows]


def _translation_notes(publication: Publication, words: dict, url: str) -> list[Note]:
    """Machine or person, and whether the source (at ``url`` while it is live) has moved on."""
    of = words.get("translation")
    if not of:
        return []
    if publication.source_changed_at:
        return [Note("source_changed", at=publication.source_changed_at, url=url)]
    if of.get("machine"):
        person, engine = of.get("reviewer", ""), of.get("engine", "")
        return [Note("machine_translated", person=person, engine=engine, url=url)]
    return [Note("translated", url=url)]


def _ai_notes(words: dict) -> list[Note]:
    """The label of the Law on Artificial Intelligence 134/2025/QH15."""
    labels = {
        "machine-made": _("hình hoặc chữ do máy tạo"),
        "assisted": _("gợi ý câu chữ"),
    }
    told = [labels.get(code, code) for code in words.get("ai") or ()]
    return [Note("ai", text=", ".join(told))] if told else []


def _related(publication: Publication, words: dict) -> tuple[Shelf, ...]:
    locale = publication.locale
    codes = [row["code"] for row in words.get("places") or ()]
    near = rivers.around(publication, codes)
    akin = rivers.akin(publication, [row.pk for row in near])
    link = _section_link(publication)
    shelves = (
        Shelf(_("Cùng địa bàn"), cards.cards(near, locale)),
        Shelf(_("Cùng chuyên mục"), cards.cards(akin, locale), link.url),
    )
    return tuple(shelf for shelf in shelves if shelf.cards)


def _withdrawn(publication: Publication) -> pages.ItemPage:
    """The title it had, who spoke, when and why it went, and its history; none of its words."""
    locale, link = get_language() or publication.locale, _section_link(publication)
    title = amendments.last_title(publication) or _("Bài đã gỡ")
    agency = publication.agency
    speaker = Link(map.spoken_name(agency, locale), addresses.agency(agency.code, locale))
    head = Head(publication.path, title, crumbs=(link,), is_indexed=False)
    gone = Note("withdrawn", at=publication.withdrawn_at, reason=publication.withdrawn_reason)
    return pages.ItemPage(
        frames.frame(publication.locale, head),
        snapshot={"title": title, "type": publication.type, "kind": publication.kind, "body": []},
        section=link,
        agency=speaker,
        published_at=publication.first_published_at,
        history=amendments.history(publication),
        notes=(gone,),
    )
