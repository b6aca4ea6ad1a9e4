"""From a page as it is written now to the exact content that is cleared, hashed and shown."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import nh3
from django.utils.html import escape

from phohien.assist.suggestions import is_assisted
from phohien.clearance.subjects import Subject, fingerprint
from phohien.media import selectors as media
from phohien.newsroom import reading
from phohien.newsroom.characters import printable
from phohien.newsroom.enums import InformationKind, ItemKind, PublicationState
from phohien.newsroom.enums import Subject as SubjectType
from phohien.newsroom.models import HappeningPage, Item, PlacePage, Publication, PublicPage

SCHEMA = 1
NOT_THE_WORDS = {"translation": None, "change": None}  # said about the words, added by draft_of
TAGS = {"p", "strong", "b", "em", "i", "a", "ul", "ol", "li", "h3", "br"}
SPEAKING = (ItemKind.STATEMENT, ItemKind.CORRECTION)
PAGE_LINK = re.compile(
    r'<a [^>]*linktype="page"[^>]*id="(\d+)"[^>]*>|<a [^>]*id="(\d+)"[^>]*linktype="page"[^>]*>'
)


@dataclass(slots=True)
class Draft:
    """A page's content: ``snapshot`` to hash, ``files`` by media key, ``media`` addresses."""

    page: PublicPage
    snapshot: dict
    files: dict[str, object] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.snapshot)

    def media(self) -> dict[str, dict]:
        """Addresses and sizes of every file; makes the sizes that are missing."""
        show = {"photo": media.picture, "clip": media.clip, "paper": media.paper}
        return {key: show[key.split(":")[0]](row) for key, row in self.files.items()}

    def ids(self, kind: str) -> list[int]:
        return [row.pk for key, row in self.files.items() if key.startswith(f"{kind}:")]


def latest(publication: Publication) -> PublicPage:
    """The page as last written: its newest draft, in its own class."""
    return publication.page.specific.get_latest_revision_as_object()


def draft_of(publication: Publication) -> Draft:
    """What would be public if ``publication`` were published as it is written now."""
    draft = words_of(publication)
    draft.snapshot["translation"] = _translation(publication)
    draft.snapshot["change"] = _change(publication)
    return draft


def words_of(publication: Publication) -> Draft:
    """The same without the line about the translation: what a reviewer of it signs."""
    page = latest(publication)
    draft = Draft(page, {})
    words = _head(publication, page) | _words(draft, page) | _claim(page)
    draft.snapshot = printable(words) | NOT_THE_WORDS
    return draft


def subject_of(
    publication: Publication, draft: Draft, *, writer_ids: frozenset[int], address: str
) -> Subject:
    """The draft as clearance takes it."""
    snapshot = draft.snapshot
    return Subject(
        type=SubjectType.PUBLICATION,
        id=publication.pk,
        locale=publication.locale,
        title=snapshot["title"],
        agency_id=draft.page.agency_id,
        owner_id=publication.section.owner_id,
        topic_codes=tuple(snapshot["topics"]),
        is_statement=_is_statement(snapshot),
        snapshot=snapshot,
        text=reading.plain_text(snapshot),
        writer_ids=writer_ids,
        address=address,
    )


def _is_statement(snapshot: dict) -> bool:
    clarifies = snapshot["information_kind"] == InformationKind.CLARIFICATION
    return clarifies or snapshot["kind"] in SPEAKING


def kind_of(page: PublicPage) -> tuple[str, str]:
    """``(type, kind)`` of a page."""
    if isinstance(page, Item):
        return "item", page.kind
    if isinstance(page, PlacePage):
        return "place", page.place_kind
    return "happening", "event"


def _head(publication: Publication, page: PublicPage) -> dict:
    type_, kind = kind_of(page)
    return {
        "schema": SCHEMA,
        "type": type_,
        "kind": kind,
        "locale": publication.locale,
        "section": publication.section.code,
        "slug": page.slug,
        "agency": {
            "code": page.agency.code,
            "name": page.agency.name,
            "name_en": page.agency.name_en,
        },
        "information_kind": page.information_kind,
        "topics": [topic.code for topic in page.topics.all()],
        "places": [{"code": row.code, "name": row.short_name} for row in page.communes.all()],
        "facts": _facts(page),
        "ai": _labels(publication, page),
    }


def _labels(publication: Publication, page: PublicPage) -> list[str]:
    """What readers are told of machines (Law 134/2025/QH15); translation has a line of its own."""
    assisted = is_assisted(
        subject_type=SubjectType.PUBLICATION,
        subject_id=publication.pk,
        locale=publication.locale,
    )
    labels = {"machine-made": page.machine_made, "assisted": assisted}
    return [label for label, holds in labels.items() if holds]


def _facts(page: PublicPage) -> dict:
    if isinstance(page, PlacePage):
        return {
            "latitude": _number(page.latitude),
            "longitude": _number(page.longitude),
            "commune": page.commune.code,
            "commune_name": page.commune.name,
            "visiting": page.visiting,
        }
    if isinstance(page, HappeningPage):
        return {
            "starts_on": page.starts_on.isoformat(),
            "ends_on": page.ends_on.isoformat(),
            "place_name": page.place_name,
            "organiser": page.organiser,
            "expected": page.is_expected,
        }
    return {"corrects": page.corrects.path} if getattr(page, "corrects", None) else {}


def _number(value) -> float | None:
    return None if value is None else float(value)


def _words(draft: Draft, page: PublicPage) -> dict:
    main = None
    if page.main_photo_id:
        main = _picture(draft, page.main_photo, page.main_alt, page.main_caption)
    return {
        "title": page.title,
        "lead": page.lead,
        "byline": page.byline,
        "main_picture": main,
        "body": [_block(draft, block.block_type, block.value) for block in page.body],
        "sources": [
            {"label": block.value["label"], "url": block.value["url"] or ""}
            for block in page.sources
        ],
    }


def _claim(page: PublicPage) -> dict:
    """Only where there is one: what was cleared before claims existed keeps its hash."""
    claim = getattr(page, "claim", None)
    return {"claim": claim} if claim else {}


def _picture(draft: Draft, photo, alt: str, caption: str) -> dict:
    key = f"photo:{photo.pk}"
    draft.files[key] = photo
    return {
        "media": key,
        "hash": photo.file_hash,
        "alt": alt or photo.alt,
        "caption": caption or photo.caption,
        "credit": photo.credit,
        "source": photo.source,
        "licence": photo.licence,
    }


def _block(draft: Draft, kind: str, value) -> dict:
    return {"type": kind} | BLOCKS[kind](draft, value)


def _one_picture(draft: Draft, value) -> dict:
    return _picture(draft, value["photo"], value["alt"], value["caption"])


def _figures(draft: Draft, value) -> dict:
    rows = [{name: row[name] or "" for name in ("label", "value", "unit")} for row in value["rows"]]
    return {"caption": value["caption"], "rows": rows, "source": value["source"]}


def _video(draft: Draft, value) -> dict:
    clip = value["clip"]
    key = f"clip:{clip.pk}"
    draft.files[key] = clip
    return {
        "media": key,
        "hash": clip.file_hash,
        "title": value["title"],
        "transcript": value["transcript"],
        "credit": clip.credit,
        "licence": clip.licence,
    }


def _document(draft: Draft, value) -> dict:
    paper = value["paper"]
    key = f"paper:{paper.pk}"
    draft.files[key] = paper
    return {"media": key, "hash": paper.file_hash, "label": value["label"]}


def _rich(value) -> str:
    """The writer's HTML with nothing but plain marks; links to pages become public addresses."""
    linked = PAGE_LINK.sub(_public_link, value.source)
    return nh3.clean(linked, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)


def _public_link(match: re.Match) -> str:
    number = int(match.group(1) or match.group(2))
    live = Publication.objects.filter(state=PublicationState.LIVE)  # a draft's address is its own
    target = live.filter(page_id=number).first()
    return f'<a href="{escape(target.path)}">' if target else "<a>"


BLOCKS: dict[str, Callable[[Draft, object], dict]] = {
    "heading": lambda draft, value: {"text": str(value)},
    "text": lambda draft, value: {"html": _rich(value)},
    "note": lambda draft, value: {"html": _rich(value)},
    "picture": _one_picture,
    "gallery": lambda draft, value: {"pictures": [_one_picture(draft, one) for one in value]},
    "quote": lambda draft, value: {"text": value["text"], "who": value["who"]},
    "figures": _figures,
    "video": _video,
    "document": _document,
}


def _change(publication: Publication) -> dict | None:
    """What readers are told about this version; cleared with the words it stands beside."""
    if not publication.next_note:
        return None
    return {"note": publication.next_note, "correction": publication.next_is_correction}


def _translation(publication: Publication) -> dict | None:
    """Of which version of the source, by which machine, answered for by whom."""
    if publication.source_id is None:
        return None
    source = publication.source.current
    return {
        "of": source.fingerprint if source else "",
        "machine": bool(publication.machine_engine),
        "engine": publication.machine_engine,
        "reviewer": str(publication.reviewed_by) if publication.reviewed_by_id else "",
    }
