"""Refusals as RFC 9457 problem details, each in Vietnamese and in English. No database."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
ABOUT = "/api/v1/docs#problem-"


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages; ``{placeholders}`` are filled by ``filled``."""

    vi: str
    en: str

    def filled(self, **values) -> "Words":
        return Words(self.vi.format(**values), self.en.format(**values))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of refusal: ``code`` names it for programs and in the address of its explanation."""

    code: str
    status: int
    title: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class Wrong:
    """One parameter that cannot be used, and what would be right."""

    parameter: str
    words: Words


@dataclass
class Problem(Exception):
    """Raised anywhere below the door; the door answers with it."""

    kind: Kind
    values: dict = field(default_factory=dict)
    wrong: Sequence[Wrong] = ()
    headers: dict[str, str] = field(default_factory=dict)
    more: dict = field(default_factory=dict)


NOT_FOUND = Kind(
    "not-found",
    404,
    Words("Không tìm thấy", "Not found"),
    Words(
        "Không có dữ liệu công khai nào ở địa chỉ này.", "There is no public data at this address."
    ),
)
UNKNOWN_CURSOR = Kind(
    "unknown-cursor",
    404,
    Words("Không có trang này", "No such page"),
    Words(
        "Giá trị cursor này không do máy chủ cấp cho danh sách này. Hãy đọc lại từ trang đầu, "
        "không gửi cursor, rồi đi theo “next”.",
        "This cursor was not issued for this list. Start again without a cursor and follow “next”.",
    ),
)
WITHDRAWN = Kind(
    "withdrawn",
    410,
    Words("Bài đã gỡ", "Withdrawn"),
    Words(
        "Bài này đã được gỡ. Hãy gỡ bản sao của bạn. Lý do: {reason}",
        "This item has been withdrawn. Please remove your copy. Reason given: {reason}",
    ),
)
UNUSABLE = Kind(
    "unusable-parameter",
    422,
    Words("Tham số không dùng được", "Unusable parameter"),
    Words(
        "Yêu cầu có tham số không dùng được; xem “errors”. Chưa đọc dữ liệu nào.",
        "The request has parameters that cannot be used; see “errors”. No data was read.",
    ),
)
BAD_REQUEST = Kind(
    "bad-request",
    400,
    Words("Yêu cầu không đọc được", "Unreadable request"),
    Words(
        "Máy chủ không đọc được yêu cầu này. Hãy xem lại địa chỉ.",
        "The request cannot be read. Please check the address.",
    ),
)
WRONG_METHOD = Kind(
    "wrong-method",
    405,
    Words("Chỉ đọc", "Read only"),
    Words(
        "Giao diện này chỉ để đọc: dùng GET, HEAD hoặc OPTIONS.",
        "This interface is read only: use GET, HEAD or OPTIONS.",
    ),
)
UNKNOWN_KEY = Kind(
    "unknown-key",
    401,
    Words("Khóa không đúng", "Unknown key"),
    Words(
        "Không có khóa truy cập này. Hãy kiểm tra lại, hoặc bỏ khóa để đọc như mọi người.",
        "There is no such key. Check it, or read without a key like everybody.",
    ),
)
CLOSED_KEY = Kind(
    "closed-key",
    401,
    Words("Khóa không còn hiệu lực", "Key no longer valid"),
    Words(
        "Khóa này đã hết hạn hoặc đã thu hồi. Hãy liên hệ cơ quan cấp khóa để nhận khóa mới.",
        "This key has expired or was revoked. Please ask the issuing body for a new one.",
    ),
)
OUTSIDE_SCOPE = Kind(
    "outside-scope",
    403,
    Words("Ngoài phạm vi của khóa", "Outside the scope of the key"),
    Words(
        "Khóa của bạn không mở {what}. Hãy liên hệ cơ quan cấp khóa để mở rộng phạm vi.",
        "Your key does not open {what}. Please ask the issuing body to widen its scope.",
    ),
)
TOO_MANY = Kind(
    "too-many-requests",
    429,
    Words("Quá hạn mức", "Too many requests"),
    Words(
        "Đã quá {allowed} lượt. Hãy thử lại sau {seconds} giây.",
        "The limit of {allowed} requests is reached. Try again in {seconds} seconds.",
    ),
)
FAILED = Kind(
    "failed",
    500,
    Words("Máy chủ gặp lỗi", "Server error"),
    Words(
        "Máy chủ gặp lỗi và đã ghi lại. Hãy thử lại sau.",
        "Something failed and was recorded. Please try again later.",
    ),
)
KINDS = (BAD_REQUEST, UNKNOWN_KEY, CLOSED_KEY, OUTSIDE_SCOPE, NOT_FOUND, UNKNOWN_CURSOR,
         WRONG_METHOD, WITHDRAWN, UNUSABLE, TOO_MANY, FAILED)  # fmt: skip


def answer(problem: Problem) -> HttpResponse:
    """``title`` and ``detail`` are Vietnamese, ``title_en`` and ``detail_en`` English."""
    kind = problem.kind
    detail = kind.detail.filled(**problem.values)
    body = {
        "type": f"{ABOUT}{kind.code}",
        "status": kind.status,
        "code": kind.code,
        "title": kind.title.vi,
        "detail": detail.vi,
        "title_en": kind.title.en,
        "detail_en": detail.en,
        **problem.more,
    }
    if problem.wrong:
        body["errors"] = [_wrong(row) for row in problem.wrong]
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, status=kind.status, content_type=MEDIA_TYPE)
    for name, value in {"Cache-Control": "no-store", **problem.headers}.items():
        response.headers[name] = value
    return response


def _wrong(row: Wrong) -> dict:
    return {"parameter": row.parameter, "detail": row.words.vi, "detail_en": row.words.en}
