"""The demo's people at the newsroom: who writes, who signs, who publishes."""

import datetime as dt
from functools import cache

from django.utils import timezone

from phohien.clearance import services as clearance
from phohien.clearance.checklist import QUESTIONS
from phohien.clearance.models import Case, Step
from phohien.kernel import clock
from phohien.newsroom import services
from phohien.newsroom.models import Publication
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User

YES = {question.code: "yes" for question in QUESTIONS}


@cache
def people(role: str, agency_id: int) -> tuple[User, ...]:
    """Holders of ``role`` at an agency, in the order of their accounts."""
    rows = User.objects.filter(grants__role=role, grants__agency_id=agency_id)
    return tuple(rows.order_by("username").distinct())


def forget() -> None:
    """Another database has other people."""
    people.cache_clear()


def writer_of(agency: Agency) -> User:
    return people(Role.AGENCY_OFFICER, agency.pk)[0]


def leader_of(agency: Agency) -> User:
    return people(Role.AGENCY_LEADER, agency.pk)[0]


def sign_all(case: Case) -> None:
    """Each step by a holder of its role who neither wrote nor signed before."""
    taken = set(case.writer_ids)
    for step in Step.objects.filter(case=case).select_related("agency").order_by("order"):
        signer = next(one for one in people(step.role, step.agency_id) if one.pk not in taken)
        taken.add(signer.pk)
        clearance.clear_step(actor=signer, step=step, checklist=YES)


def put_out(publication: Publication, **note) -> None:
    """Handed in by its writer, signed by all, published by the leader of the agency."""
    case = services.request_clearance(actor=publication.started_by, publication=publication, **note)
    sign_all(case)
    leader = leader_of(publication.agency)
    services.publish(actor=leader, publication=publication)
    publication.refresh_from_db()


def day(text: str, hour: int = 8):
    """Eight in the morning of a day, Việt Nam time."""
    moment = dt.datetime.combine(dt.date.fromisoformat(text), dt.time(hour, 0))
    return clock.at(timezone.make_aware(moment))
