"""A desk with live items, channels of each way, and a worker that does what is ready."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.jobs.worker import Worker
from phohien.kernel.models import Job
from phohien.newsroom import services
from phohien.organisation.enums import Role
from phohien.syndication.models import Channel, Delivery
from tests.factories import make_user
from tests.newsroom.factories import Desk

SECRET = "khoa-ky-cua-mot-kenh-thu-dai-hon-ba-muoi-hai"
VARIABLE = "PHOHIEN_CHANNEL_TEST"


@pytest.fixture
def desk(db) -> Desk:
    """Its shipped channels are switched off, so that a test knows which ones there are."""
    Channel.objects.update(is_active=False)
    return Desk.make()


@pytest.fixture
def coordinator(db):
    return make_user(Role.COORDINATOR, full_name="Phạm Điều Phối")


@pytest.fixture
def secret(monkeypatch) -> str:
    monkeypatch.setenv(VARIABLE, SECRET)
    return SECRET


def make_channel(way: str = "feed", **fields) -> Channel:
    number = Channel.objects.count()
    known = {
        "code": f"kenh-{number}",
        "name": f"Kênh thử {number}",
        "kind": "internet",
        "way": way,
        "order": number,
    }
    return Channel.objects.create(**(known | fields))


def work(times: int = 6) -> None:
    """Do our jobs that are ready now, and those that they ask for; other rooms' stay undone."""
    for _round in range(times):
        Job.objects.exclude(name__startswith="syndication.").delete()
        if not Worker().run_ready():
            return


def later(**span) -> dt.datetime:
    return clock.now() + dt.timedelta(**span)


def state_of(channel: Channel, version=None) -> str:
    rows = Delivery.objects.filter(channel=channel)
    rows = rows.filter(version=version) if version else rows
    return rows.order_by("-pk").values_list("state", flat=True).first()


def new_version(desk: Desk, publication, note: str = "", **fields):
    """The item once more, with other words, cleared and published; a note makes it a correction."""
    services.save_draft(
        actor=desk.writer,
        publication=publication,
        **(fields or {"lead": f"Sapo đã sửa lần {publication.versions.count()}."}),
    )
    publication.refresh_from_db()
    desk.clear(publication, correction=note)
    services.publish(actor=desk.leader, publication=publication)
    publication.refresh_from_db()
    return publication.current
