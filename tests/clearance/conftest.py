"""A section owner, a commune that speaks, two reviewing bodies, and people who write and sign."""

import itertools
from dataclasses import dataclass, field

import pytest

from phohien.clearance import checklist, loading
from phohien.clearance.models import Case, Step
from phohien.clearance.selectors import queue_of
from phohien.clearance.services import clear_step, request_clearance
from phohien.clearance.subjects import Subject
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from tests import factories

OWNER, SPEAKER, SEA, FAITH = "so-vhttdl", "12904", "bo-chqs-tinh", "ban-tgdv-tinh-uy"
_numbers = itertools.count(1)


@dataclass
class Room:
    """Everything a test needs; people hold one role each."""

    owner: Agency
    speaker: Agency
    sea: Agency
    writer: User
    editor: User
    leader: User
    spokesperson: User
    reviewer: User
    coordinator: User
    provincial_leader: User
    extra: dict = field(default_factory=dict)

    def subject(self, **changes) -> Subject:
        """A routine item of the commune, written by its officer."""
        text = changes.pop("text", "Lễ hội chùa Keo mở ngày 13 tháng 9 âm lịch.")
        number = changes.pop("id", None) or next(_numbers)
        given = {
            "type": "newsroom.publication",
            "id": number,
            "locale": "vi",
            "title": "Lễ hội chùa Keo",
            "agency_id": self.speaker.pk,
            "owner_id": self.owner.pk,
            "topic_codes": ("van-hoa-du-lich",),
            "is_statement": False,
            "snapshot": snapshot(text),
            "text": text,
            "writer_ids": frozenset({self.writer.pk}),
            "address": f"/lam-viec/tin-bai/{number}/",
        }
        return Subject(**(given | changes))

    def case(self, **changes) -> Case:
        return request_clearance(actor=self.writer, subject=self.subject(**changes))

    def signers(self) -> list[User]:
        return [self.editor, self.leader, self.spokesperson, self.reviewer]

    def clear(self, case: Case) -> Case:
        """Sign every step, each by whom it waits for."""
        for _turn in range(case.steps.count()):
            actor, step = self.awaited(case)
            clear_step(actor=actor, step=step, checklist=checklist.all_yes())
        case.refresh_from_db()
        return case

    def awaited(self, case: Case) -> tuple[User, Step]:
        for person in self.signers():
            step = queue_of(person).filter(case=case).first()
            if step:
                return person, step
        raise AssertionError("nobody can sign")


def snapshot(text: str, **changes) -> dict:
    """As newsroom makes them (schema 1), with one paragraph."""
    return {
        "schema": 1,
        "type": "item",
        "kind": "news",
        "locale": "vi",
        "title": "Lễ hội chùa Keo",
        "lead": "Mở trong ba ngày.",
        "body": [{"type": "text", "value": {"html": f"<p>{text}</p>"}}],
        "main_picture": None,
        "byline": "Nguyễn Thị Mẫu",
    } | changes


@pytest.fixture
def room(db) -> Room:
    return build()


def build() -> Room:
    factories.load_organisation()
    loading.load()
    make = factories.make_user
    return Room(
        owner=Agency.objects.get(code=OWNER),
        speaker=Agency.objects.get(code=SPEAKER),
        sea=Agency.objects.get(code=SEA),
        writer=make(Role.AGENCY_OFFICER, SPEAKER, full_name="Người Viết"),
        editor=make(Role.EDITOR, OWNER, full_name="Biên Tập"),
        leader=make(Role.AGENCY_LEADER, SPEAKER, full_name="Lãnh Đạo"),
        spokesperson=make(Role.SPOKESPERSON, SPEAKER, full_name="Phát Ngôn"),
        reviewer=make(Role.REVIEWER, SEA, full_name="Duyệt Thứ Hai"),
        coordinator=make(Role.COORDINATOR, full_name="Điều Phối"),
        provincial_leader=make(Role.PROVINCIAL_LEADER, full_name="Lãnh Đạo Tỉnh"),
    )
