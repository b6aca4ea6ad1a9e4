"""What the operations of version 1 take: one class of query parameters for each list."""

import datetime as dt
import re
from typing import Annotated, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field, WithJsonSchema

from phohien.media.enums import MediaKind
from phohien.newsroom.enums import InformationKind, ItemKind, PlaceKind
from phohien.organisation.enums import AgencyKind
from phohien.portal import languages

LARGEST = 2**63 - 1  # of a key in both databases
MOST = 100  # rows of a page
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.I)


def _digits(value: object) -> object:
    """``7`` and nothing else: no ``7.0``, no ``+7``, no ``1_000``."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,20}", value):
        raise ValueError("not an integer")
    return value


def _day(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("not a date")
    return value


def _moment(value: object) -> object:
    """Moments before or after all time become its first or last."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("not a moment")
    try:
        return dt.datetime.fromisoformat(value.upper().replace("Z", "+00:00")).astimezone(dt.UTC)
    except OverflowError:
        edge = dt.datetime.min if value.startswith("0") else dt.datetime.max
        return edge.replace(tzinfo=dt.UTC)


Number = Annotated[int, Field(ge=1, le=LARGEST), BeforeValidator(_digits)]
Sequence = Annotated[int, Field(ge=0, le=LARGEST), BeforeValidator(_digits)]
Limit = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_digits)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,120}$")]
Language = Annotated[
    str,
    Field(pattern=f"^({'|'.join(languages.codes())})$"),
    WithJsonSchema({"type": "string", "enum": list(languages.codes())}),
]
Kind = Literal[(*ItemKind.values, *PlaceKind.values, "event")]
Type = Literal["item", "place", "happening"]
AnyMedia = Literal[tuple(MediaKind.values)]


def about(default, words: str):
    return Field(default, description=words)


class PageFilter(Schema):
    """Every list: how many rows, and from where on."""

    limit: Limit = about(20, "Số dòng mỗi trang · Rows per page")
    cursor: Cursor = about(None, "Lấy từ “next” của trang trước · From “next” of the page before")


class WordsFilter(PageFilter):
    """Lists of published words."""

    language: Language = about(None, "Ngôn ngữ · Language")
    section: Code = about(None, "Mã chuyên mục · Section code")
    agency: Code = about(None, "Mã đơn vị phát ngôn · Code of the agency that speaks")
    topic: Code = about(None, "Mã chủ đề · Topic code")
    commune: Code = about(None, "Mã xã, phường được nói tới · Code of a commune it is about")


class ItemFilter(WordsFilter):
    type: Type = about(None, "Loại trang · Type of page")
    kind: Kind = about(None, "Thể loại · Kind")
    information_kind: Literal[tuple(InformationKind.values)] = about(
        None, "Loại thông tin (Nghị định 72/2015/NĐ-CP) · Category of information"
    )
    since: Moment = about(None, "Đăng lần đầu từ lúc · First published at or after")
    until: Moment = about(None, "Đăng lần đầu trước lúc · First published before")
    detail: Literal["summary", "full"] = about(
        "summary", "Tóm tắt hay toàn văn · Summaries or whole texts"
    )


class PlaceFilter(WordsFilter):
    kind: Literal[tuple(PlaceKind.values)] = about(None, "Loại điểm · Kind of place")


class EventFilter(WordsFilter):
    since: Day = about(None, "Kết thúc từ ngày · Ends on or after")
    until: Day = about(None, "Bắt đầu đến hết ngày · Begins on or before")


class MediaFilter(PageFilter):
    kind: AnyMedia = about(None, "Ảnh, video hay tài liệu · Photos, clips or papers")
    language: Language = about(None, "Dùng trong bài bằng tiếng · Used in an item in")
    section: Code = about(None, "Dùng trong chuyên mục · Used in the section")
    agency: Code = about(None, "Dùng trong bài của đơn vị · Used in an item of the agency")


class AgencyFilter(PageFilter):
    kind: Literal[tuple(AgencyKind.values)] = about(None, "Loại đơn vị · Kind of agency")


class StatisticsFilter(Schema):
    language: Language = about(None, "Chỉ đếm một ngôn ngữ · Count one language only")


class ChangeFilter(Schema):
    after: Sequence = about(0, "Sau số thứ tự này · After this sequence number")
    since: Moment = about(None, "Từ lúc · At or after")
    language: Language = about(None, "Ngôn ngữ · Language")
    limit: Limit = about(100, "Số dòng mỗi trang · Rows per page")
