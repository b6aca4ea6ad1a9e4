"""A desk for tests: a commune that writes, a department that edits, items on their way."""

import itertools
from dataclasses import dataclass

from django.db import transaction

from phohien.clearance import services as clearance
from phohien.clearance.checklist import QUESTIONS
from phohien.clearance.models import Case, Step, Topic
from phohien.newsroom import services, tree
from phohien.newsroom.models import Publication, Section
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from tests.factories import agency, make_user

_numbers = itertools.count(1)
YES = {question.code: "yes" for question in QUESTIONS}


def load() -> None:
    """Sections and tree; there already in the template database."""
    if not Section.objects.exists():
        tree.load()


@dataclass(slots=True)
class Desk:
    """A writer and a leader of ``commune``; two editors of the section's owner."""

    commune: Agency
    owner: Agency
    writer: User
    leader: User
    editor: User
    second_editor: User

    @classmethod
    def make(cls, code: str = "12904", section: str = "van-hoa-du-lich") -> "Desk":
        load()
        commune, owner = agency(code), Section.objects.get(code=section).owner
        return cls(
            commune=commune,
            owner=owner,
            writer=make_user(Role.AGENCY_OFFICER, commune),
            leader=make_user(Role.AGENCY_LEADER, commune),
            editor=make_user(Role.EDITOR, owner),
            second_editor=make_user(Role.EDITOR, owner),
        )

    def draft(self, section: str = "van-hoa-du-lich", **fields) -> Publication:
        """A complete draft by the writer."""
        number = next(_numbers)
        values = {
            "title": f"Mùa sen ở đầm làng {number}",
            "lead": "Hoa nở rộ từ đầu tháng sáu, khách có thể đi thuyền ngắm sen.",
            "body": [("text", "<p>Đầm rộng hơn mười mẫu nằm bên đê sông Hồng.</p>")],
            "byline": "Người Viết Mẫu",
            "topics": list(Topic.objects.filter(code="van-hoa-du-lich")),
        } | fields
        return services.start_item(
            actor=values.pop("actor", self.writer),
            section=Section.objects.get(code=section),
            agency=values.pop("agency", self.commune),
            **values,
        )

    def clear(self, publication: Publication, correction: str = "") -> Case:
        """All signatures, by people who may give them; ``correction`` is what readers are told."""
        case = services.request_clearance(
            actor=publication.started_by or self.writer,
            publication=publication,
            note=correction,
            is_correction=bool(correction),
        )
        return sign_all(case)

    def live(self, publication: Publication | None = None, **fields) -> Publication:
        """Cleared and published by the writer."""
        publication = publication or self.draft(**fields)
        self.clear(publication)
        services.publish(actor=self.leader, publication=publication)
        publication.refresh_from_db()
        return publication


def sign_all(case: Case) -> Case:
    """Each step signed by a new person who holds its role."""
    for step in Step.objects.filter(case=case).order_by("order"):
        signer = make_user(step.role, step.agency)
        step.refresh_from_db()
        clearance.clear_step(actor=signer, step=step, checklist=YES)
    case.refresh_from_db()
    return case


@transaction.atomic
def live_publication(
    locale: str = "vi",
    section: str = "van-hoa-du-lich",
    agency_code: str = "12904",
    desk: Desk | None = None,
    **fields,
) -> Publication:
    """A live publication through the whole real way; ``fields`` as for services.start_item."""
    desk = desk or Desk.make(agency_code, section)
    return desk.live(desk.draft(section, locale=locale, **fields))
