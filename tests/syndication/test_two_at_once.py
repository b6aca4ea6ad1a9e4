"""Two workers, two people at the same moment: exactly one attempt, one receipt, one offer."""

import threading

import pytest
from django.db import connection

from phohien.kernel.errors import RuleBroken
from phohien.organisation.enums import Role
from phohien.syndication import services
from phohien.syndication.models import Delivery, Offer
from phohien.syndication.services import carrying
from tests.factories import make_user
from tests.newsroom.factories import Desk
from tests.syndication.conftest import make_channel

pytestmark = pytest.mark.django_db(transaction=True)


def together(*wishes) -> list:
    """Each wish in a thread of its own, all let go at once; what they gave, errors included."""
    gate, found = threading.Barrier(len(wishes)), []

    def run(wish) -> None:
        gate.wait()
        try:
            found.append(wish())
        except RuleBroken as error:
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(wish,)) for wish in wishes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def test_two_workers_make_one_attempt():
    make_channel(is_automatic=True)
    Desk.make().live()
    pk = Delivery.objects.filter(state="queued").latest("pk").pk
    found = together(lambda: carrying.claim(pk), lambda: carrying.claim(pk))
    assert len([one for one in found if one is not None]) == 1
    assert Delivery.objects.get(pk=pk).attempts == 1


def test_two_people_queue_and_offer_once():
    channel, publication = make_channel("zip_by_hand"), Desk.make().live()
    people = [make_user(Role.COORDINATOR), make_user(Role.COORDINATOR)]
    queued = together(
        *[
            lambda one=one: services.queue(actor=one, publication=publication, channels=[channel])
            for one in people
        ]
    )
    assert sorted(len(rows) for rows in queued) == [0, 1]
    together(*[lambda one=one: services.open_offer(actor=one, thing=publication) for one in people])
    assert Offer.objects.filter(closed_at=None).count() == 1
