"""A small press desk: its people, and requests made through services."""

import datetime as dt
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from phohien.organisation.enums import Role
from phohien.organisation.models import User
from phohien.press_desk import services
from phohien.press_desk.models import PressRequest
from tests.factories import agency, make_user

NAME, PASSPORT, MAIL = "Marguerite Delacroix-Tenant", "XK7719034", "m.delacroix@courrier.example"
PHONE, SECRET_WORDS = "+33 6 55 01 02 03", "Chúng tôi muốn quay làng hương Cao Thôn lúc bình minh"
PDF = b"%PDF-1.4\n% Marguerite Delacroix-Tenant passport XK7719034\n1 0 obj<<>>endobj\n%%EOF\n"


def moment(text: str) -> dt.datetime:
    """ "2026-02-13 09:00" in Việt Nam."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=timezone.get_default_timezone())


def pdf(name: str = "ho chieu Delacroix.pdf", body: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body, content_type="application/pdf")


def given(kind: str = "activity", **fields) -> services.Given:
    known = {
        "kind": kind,
        "outlet": "Le Courrier du Delta",
        "country": "FR",
        "language": "en",
        "contact": {"name": NAME, "email": MAIL, "phone": PHONE},
        "fields": {
            "purpose": "Phóng sự làng nghề",
            "content": SECRET_WORDS,
            "places": "Làng nghề Cao Thôn",
        },
        "people": [
            {"full_name": NAME, "position": "Correspondent", "card": PASSPORT},
            {"full_name": "Jean Exemple", "position": "Camera", "card": "C-2"},
        ],
        "starts_on": dt.date(2026, 12, 14),
        "ends_on": dt.date(2026, 12, 16),
    }
    return services.Given(**(known | fields))


@dataclass
class Desk:
    """Two people of the desk, two who decide, one officer of a host, one of another agency."""

    officer: User
    second: User
    chief: User
    leader: User
    host: User
    stranger: User

    @classmethod
    def make(cls) -> "Desk":
        return cls(
            make_user(Role.PRESS_DESK, full_name="Lê Thị Đầu Mối"),
            make_user(Role.PRESS_DESK, full_name="Trần Văn Thứ Hai"),
            make_user(Role.AGENCY_LEADER, "van-phong-ubnd", full_name="Vũ Chánh Văn Phòng"),
            make_user(Role.PROVINCIAL_LEADER, full_name="Đỗ Lãnh Đạo Tỉnh"),
            make_user(Role.AGENCY_OFFICER, "12904", full_name="Bùi Xã Tiếp"),
            make_user(Role.AGENCY_OFFICER, "11977", full_name="Ngô Xã Khác"),
        )

    def received(self, kind: str = "activity", **fields) -> PressRequest:
        return services.receive_from_public(given=given(kind, **fields))[0]

    def with_link(self, kind: str = "activity", **fields) -> tuple[PressRequest, str]:
        return services.receive_from_public(given=given(kind, **fields))

    def in_hand(self, kind: str = "activity", **fields) -> PressRequest:
        return services.claim(actor=self.officer, request=self.received(kind, **fields))

    def proposed(self, outcome: str = "consent", kind: str = "activity", **fields) -> PressRequest:
        request = self.in_hand(kind, **fields)
        words = {"reason": "Trùng ngày lễ hội.", "reason_en": "It clashes with the festival."}
        services.propose(
            actor=self.officer, request=request, outcome=outcome,
            **(words if outcome == "refusal" else {}),
        )  # fmt: skip
        request.refresh_from_db()
        return request

    def decided(self, outcome: str = "consent", kind: str = "activity", **fields) -> PressRequest:
        request = self.proposed(outcome, kind, **fields)
        return services.decide(actor=self.chief, request=request, signer="chief")

    def stop(self, request: PressRequest, ask: bool = True, **fields):
        known = {
            "starts_at": moment("2026-12-14 08:30"),
            "ends_at": moment("2026-12-14 11:00"),
            "place": "Làng hương Cao Thôn",
            "topic": "Ghi hình nghề làm hương",
            "met": "Ban quản lý làng nghề",
            "host": agency("12904"),
        }
        item = services.plan_stop(
            actor=self.officer, request=request, stop=services.Stop(**(known | fields))
        )
        if ask:
            services.ask_hosts(actor=self.officer, request=request)
            item.refresh_from_db()
        return item
