"""People of a press desk, and rows made only through services."""

import datetime as dt
import itertools
from dataclasses import dataclass

from phohien.clearance.models import Case, Topic
from phohien.kernel import clock
from phohien.newsroom.models import Section
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from phohien.spokespersons import services
from phohien.spokespersons.models import Answer, Inquiry, Outlet, PressConference, Spokesperson
from phohien.spokespersons.subjects import HOME_SECTION, TYPE
from tests.factories import agency, make_user
from tests.newsroom.factories import load, sign_all

_numbers = itertools.count(1)
OFFICE, DEPARTMENT, COMMUNE = "van-phong-ubnd", "so-vhttdl", "12904"


@dataclass(slots=True)
class Desk:
    """The office that speaks for the province, a department, and their people."""

    office: Agency
    department: Agency
    press: User
    leader: User
    officer: User
    writer: User

    @classmethod
    def make(cls) -> "Desk":
        load()
        office, department = agency(OFFICE), agency(DEPARTMENT)
        return cls(
            office=office,
            department=department,
            press=make_user(Role.PRESS_DESK, full_name="Trần Đầu Mối"),
            leader=make_user(Role.AGENCY_LEADER, department, full_name="Lê Lãnh Đạo"),
            officer=make_user(Role.AGENCY_OFFICER, office, full_name="Phạm Cán Bộ"),
            writer=make_user(Role.AGENCY_OFFICER, department, full_name="Đỗ Người Viết"),
        )

    def person(self, **fields) -> Spokesperson:
        """A regular spokesperson of the department, published at once."""
        number = next(_numbers)
        known = {
            "actor": self.leader,
            "agency": self.department,
            "kind": "regular",
            "full_name": f"Vũ Phát Ngôn {number}",
            "position": "Phó Giám đốc",
            "phone": "0221 3862 000",
            "email": f"phatngon{number}@hungyen.example",
            "document_number": "12/QĐ-SVHTTDL",
        }
        return services.name_spokesperson(**(known | fields))

    def outlet(self, name: str = "") -> Outlet:
        number = next(_numbers)
        return services.outlet_named(actor=self.press, name=name or f"Báo Mẫu {number}")

    def answer(self, **fields) -> Answer:
        """A draft of the department."""
        number = next(_numbers)
        known = {
            "actor": self.writer,
            "agency": self.department,
            "question": f"Lễ hội lần thứ {number} có bán vé không?",
            "text": "Lễ hội không bán vé; khách vào cửa tự do.",
            "source": "Kế hoạch tổ chức lễ hội",
            "topic": Topic.objects.filter(is_sensitive=False).first(),
        }
        return services.write_answer(**(known | fields))

    def clear(self, answer: Answer) -> Answer:
        """Handed in and signed by everybody who has to."""
        services.request_answer(actor=self.writer, answer=answer)
        sign_all(Case.objects.get(subject_type=TYPE, subject_id=answer.pk, state="open"))
        answer.refresh_from_db()
        return answer

    def cleared(self, **fields) -> Answer:
        return self.clear(self.answer(**fields))

    def inquiry(self, **fields) -> Inquiry:
        number = next(_numbers)
        known = {
            "actor": self.press,
            "agency": self.department,
            "outlet": fields.get("outlet") or self.outlet(),
            "received_at": clock.now() - dt.timedelta(hours=1),
            "limit": "forwarded",
            "title": f"vé tham quan di tích {number}",
            "questions": "Đề nghị cho biết giá vé tham quan năm nay.",
        }
        return services.register_inquiry(**(known | fields))

    def conference(self, **fields) -> PressConference:
        """One of the department, in three days."""
        number = next(_numbers)
        known = {
            "actor": self.writer,
            "agency": self.department,
            "kind": "ad_hoc",
            "title": f"Thông tin về lễ hội {number}",
            "matters": "Thời gian, địa điểm\nSố khách dự kiến",
            "place": "Hội trường Sở Văn hóa, Thể thao và Du lịch",
            "starts_at": clock.now() + dt.timedelta(days=3),
            "chair": "Giám đốc Sở",
        }
        return services.plan_conference(**(known | fields))

    def held(self, days_ago: int = 1, **fields) -> PressConference:
        """One that took place."""
        moment = clock.now() - dt.timedelta(days=days_ago)
        row = self.conference(starts_at=moment, **fields)
        return services.hold_conference(actor=fields.get("actor", self.writer), conference=row)


def section_owner() -> Agency:
    """Whose editors sign answers first."""
    return Section.objects.get(code=HOME_SECTION).owner


def at(*parts: int) -> dt.datetime:
    """A moment in Việt Nam."""
    return dt.datetime(*parts, tzinfo=dt.timezone(dt.timedelta(hours=7)))
