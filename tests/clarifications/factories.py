"""A press desk, an agency that answers, an agency that has facts, and cases for tests."""

import datetime as dt
import itertools
from dataclasses import dataclass

from phohien.clarifications import services
from phohien.clarifications.enums import Matter, Outcome
from phohien.clarifications.models import Case, Fact, FactRequest
from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.newsroom import services as newsroom
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from tests.factories import agency, make_user
from tests.newsroom.factories import load, sign_all

_numbers = itertools.count(1)
QUOTATION = "Nước giếng của cả xã Nam Thụy Anh nhiễm kim loại nặng gấp mười lần mức cho phép."


@dataclass(slots=True)
class Room:
    """Who opens, who answers, who has facts, who must not see."""

    owner: Agency
    expert: Agency
    commune: Agency
    analyst: User
    coordinator: User
    officer: User
    leader: User
    spokesperson: User
    expert_officer: User
    expert_leader: User
    stranger: User

    @classmethod
    def make(cls) -> "Room":
        load()
        owner, expert, commune = agency("so-vhttdl"), agency("so-cong-thuong"), agency("12904")
        return cls(
            owner=owner,
            expert=expert,
            commune=commune,
            analyst=make_user(Role.PRESS_ANALYST),
            coordinator=make_user(Role.COORDINATOR),
            officer=make_user(Role.AGENCY_OFFICER, owner),
            leader=make_user(Role.AGENCY_LEADER, owner),
            spokesperson=make_user(Role.SPOKESPERSON, owner),
            expert_officer=make_user(Role.AGENCY_OFFICER, expert),
            expert_leader=make_user(Role.AGENCY_LEADER, expert),
            stranger=make_user(Role.AGENCY_OFFICER, "11977"),
        )

    def case(self, **fields) -> Case:
        """Opened by the analyst two hours ago, unless ``fields`` say otherwise."""
        number = next(_numbers)
        values = {
            "agency": self.owner,
            "title": f"Nước giếng xã Nam Thụy Anh ({number})",
            "quotation": f"{QUOTATION} ({number})",
            "outlet": "Báo Điện tử Mẫu",
            "outlet_home": "https://bao-mau.example/",
            "said_title": "Nỗi lo nước giếng",
            "said_url": f"https://bao-mau.example/nuoc-gieng-{number}",
            "said_at": clock.now() - dt.timedelta(hours=5),
            "asked": "Kết quả xét nghiệm nước giếng của xã là bao nhiêu?",
            "matter": Matter.MAJOR,
            "received_at": clock.now() - dt.timedelta(hours=2),
            "topics": list(Topic.objects.filter(code="van-hoa-du-lich")),
            "places": [self.commune],
        } | fields
        return services.open_case(actor=values.pop("actor", self.analyst), **values)

    def fact(self, case: Case, **fields) -> Fact:
        values = {
            "statement": "12 mẫu nước giếng lấy ngày 03/11/2026 đều đạt quy chuẩn.",
            "document": "Kết quả thử nghiệm nước",
            "number": "215/KQ-TTQT",
            "dated": clock.today() - dt.timedelta(days=1),
            "issuer": "Trung tâm Quan trắc Mẫu",
        } | fields
        return services.add_fact(actor=self.officer, case=case, **values)

    def ask(self, case: Case, **fields) -> FactRequest:
        values = {
            "agency": self.expert,
            "question": "Xin số liệu thử nghiệm nước giếng tháng 11.",
            "due_at": clock.now() + dt.timedelta(hours=8),
        } | fields
        return services.ask_agency(actor=self.analyst, case=case, **values)

    def answer(self, case: Case, outcome: str = Outcome.WRONG_FACT, **fields) -> Case:
        values = {
            "title": "Nước giếng ở Nam Thụy Anh đạt quy chuẩn",
            "lead": "Mười hai mẫu nước lấy tại xã đều đạt quy chuẩn; không mẫu nào vượt mức.",
            "text": "Ngày 03/11/2026, trung tâm lấy mẫu ở mười hai giếng.\n\nKết quả đều đạt.",
        } | fields
        services.write_answer(actor=self.officer, case=case, outcome=outcome, **values)
        case.refresh_from_db()
        return case

    def publish(self, case: Case) -> Case:
        """Through the whole real clearance, by people who may sign."""
        cleared = newsroom.request_clearance(actor=self.officer, publication=case.publication)
        sign_all(cleared)
        newsroom.publish(actor=self.leader, publication=case.publication)
        case.refresh_from_db()
        return case

    def published(self, **fields) -> Case:
        case = self.case(**fields)
        self.fact(case)
        return self.publish(self.answer(case))
