"""A small world for the API: items in two languages, a place, an event, media, withdrawn, drafts."""

from dataclasses import dataclass

from phohien.media.models import MediaUse, Photo
from phohien.newsroom.models import Publication
from tests.newsroom.factories import Desk
from tests.portal import items

SECRET = "Lời chưa ai duyệt"
PLACE = {
    "latitude": 20.45, "longitude": 106.1, "commune": "12904", "commune_name": "Xã Nam Thụy Anh",
    "visiting": "Xe buýt từ trung tâm.",
}  # fmt: skip
EVENT = {
    "starts_on": "2026-12-01", "ends_on": "2026-12-03", "place_name": "Quảng trường",
    "organiser": "Sở Văn hóa", "expected": True,
}  # fmt: skip
BODY = [
    {"type": "heading", "text": "Buổi sớm"},
    {"type": "text", "html": '<p>Đọc thêm <a href="/vi/lien-he/">ở đây</a>.</p>'},
    {"type": "picture", **items.PICTURE},
    {"type": "gallery", "pictures": [items.PICTURE]},
    {"type": "quote", "text": "Sen nở rồi.", "who": "Người Kể Mẫu"},
    {"type": "figures", "caption": "Diện tích", "source": "",
     "rows": [{"label": "Đầm", "value": "10", "unit": "mẫu"}]},
    {"type": "video", "media": "clip:3", "title": "Mùa sen", "transcript": "Nhạc.", "credit": "X",
     "licence": "own"},
    {"type": "document", "media": "paper:2", "label": "Bản đồ"},
    {"type": "note", "html": "<p>Ghi chú.</p>"},
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    vietnamese: Publication
    english: Publication
    place: Publication
    event: Publication
    corrected: Publication
    withdrawn: Publication
    draft: Publication
    forged: Publication


def world() -> World:
    vietnamese = items.make(body=BODY, main_picture=items.PICTURE)
    use_photo(7, vietnamese)
    corrected, withdrawn = items.make(kind="feature"), items.make(title=SECRET + " đã gỡ")
    items.change(corrected, note="Sửa số mẫu đầm từ 8 thành 10.", correction=True)
    items.withdraw(withdrawn)
    use_photo(8, withdrawn, live=False)
    return World(
        vietnamese=vietnamese,
        english=items.make(locale="en", source=vietnamese, title="Lotus season"),
        place=items.make(type="place", kind="pagoda", facts=PLACE,
                         places=[{"code": "12904", "name": "Nam Thụy Anh"}]),
        event=items.make(type="happening", kind="event", facts=EVENT, section="asean"),
        corrected=corrected,
        withdrawn=withdrawn,
        draft=draft(),
        forged=items.make(title=SECRET + " bị sửa lén", mark="0" * 64),
    )  # fmt: skip


def draft() -> Publication:
    """Written, never public: the newsroom's own draft, with its page."""
    return Desk.make().draft(title=SECRET + " còn nháp")


def use_photo(number: int, publication: Publication, live: bool = True) -> MediaUse:
    """Say that ``publication`` shows photo ``number``; the row of the library is not needed."""
    return MediaUse.objects.create(
        kind=Photo._meta.model_name, object_id=number, subject_type="publication",
        subject_id=publication.pk, live=live,
    )  # fmt: skip
