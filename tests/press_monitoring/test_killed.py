"""kill -9 in the middle of a poll, and two workers at once: nothing is lost, nothing doubled."""

import datetime as dt
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.kernel.jobs import enqueue
from phohien.kernel.models import Job
from phohien.organisation.enums import Role
from phohien.press_monitoring import services
from phohien.press_monitoring.models import Article, DayCount, Decision, PressSource, Story
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.services.storing import store
from tests.factories import make_user
from tests.press_monitoring.factories import (
    BRIDGE,
    BRIDGE_AGAIN,
    LONGAN,
    make_article,
    make_reader,
    make_source,
    switch_on,
)
from tests.press_monitoring.papers import HOSTS

pytestmark = pytest.mark.django_db(transaction=True)
PROCESS = Path(__file__).with_name("poll_process.py")
PATIENCE = 90  # seconds before a test gives up


@pytest.fixture
def start(child_environment):
    running = []

    def start(place: str, sign: Path) -> subprocess.Popen:
        command = [sys.executable, PROCESS, place, sign]
        running.append(subprocess.Popen(command, env=child_environment))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def three_papers(papers) -> list[PressSource]:
    now = clock.now()
    told = zip(HOSTS, (BRIDGE, BRIDGE_AGAIN, LONGAN), strict=True)
    items = [(host, one | {"path": f"/{host}", "at": now}) for host, one in told]
    return [
        make_source(address=papers.feed(f"/rss-{host}", item, host=host), outlet=host)
        for host, item in items
    ]


@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_a_killed_poll_loses_and_doubles_nothing(place, papers, start, tmp_path):
    three_papers(papers)
    switch_on()
    enqueue("press_monitoring.poll_now", key="now")
    sign = tmp_path / "sign"
    first = start(place, sign)
    deadline = time.monotonic() + PATIENCE
    while not sign.exists():
        assert time.monotonic() < deadline and first.poll() is None, "never got there"
        time.sleep(0.1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert Article.objects.count() == (2 if place == "after" else 1)
    lapsed = clock.now() - dt.timedelta(seconds=1)  # what a minute of waiting would bring
    Job.objects.update(lease_until=lapsed)
    assert start("never", tmp_path / "none").wait(PATIENCE) == 0
    assert sorted(Article.objects.values_list("title", flat=True)) == sorted(
        [BRIDGE["title"], BRIDGE_AGAIN["title"], LONGAN["title"]]
    )
    counts = DayCount.objects.values_list("read", "kept")
    assert sorted(counts) == [(1, 1)] * 3, "each item was counted once"
    assert sorted(Story.objects.values_list("articles_count", flat=True)) == [1, 2]
    assert set(PressSource.objects.values_list("polls", "health")) == {(1, "ok")}


def together(*wishes) -> list:
    """Each wish in a thread of its own, all let go at once; what they gave, refusals included."""
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


def test_two_workers_with_clusterers_of_their_own_make_one_story(papers):
    """Each placer has seen nothing of the other's; the row of Watch makes them take turns."""
    sources = three_papers(papers)[:2]
    reader = make_reader()
    readings = list(reader.read(sources))
    reader.close()
    kept = together(*[lambda one=one: store(one, Placer()) for one in readings])
    assert kept == [1, 1] and Article.objects.count() == 2
    assert Story.objects.get().articles_count == 2


def test_the_same_answer_stored_by_two_workers_counts_once(papers):
    source = three_papers(papers)[0]
    reader = make_reader()
    (reading,) = reader.read([source])
    reader.close()
    kept = together(*[lambda: store(reading, Placer())] * 2)
    assert sorted(kept) == [0, 1]
    assert Article.objects.count() == 1 and DayCount.objects.get().read == 1


def test_two_people_at_once_one_decides_the_other_is_told():
    story = make_article(BRIDGE).story
    people = [make_user(Role.PRESS_ANALYST), make_user(Role.COORDINATOR)]
    wishes = [
        lambda: services.confirm_story(actor=people[0], story=story, revision=0),
        lambda: services.reject_story(actor=people[1], story=story, revision=0),
    ]
    found = together(*wishes)
    assert len([one for one in found if isinstance(one, RuleBroken)]) == 1
    assert Decision.objects.count() == 1


def test_a_merge_while_an_article_arrives_leaves_no_article_behind(papers):
    """Whichever comes first, the article ends in a story that stands."""
    now = clock.now()
    bridge = make_article(BRIDGE, at=now - dt.timedelta(hours=3)).story
    longan = make_article(LONGAN, at=now - dt.timedelta(hours=3)).story
    source = three_papers(papers)[1]
    reader = make_reader()
    (reading,) = reader.read([source])
    reader.close()
    analyst = make_user(Role.PRESS_ANALYST)
    together(
        lambda: store(reading, Placer()),
        lambda: services.merge_stories(actor=analyst, story=longan, other=bridge),
    )
    longan.refresh_from_db()
    assert longan.articles_count == Article.objects.filter(story=longan).count() == 3
    bridge.refresh_from_db()
    assert bridge.merged_into == longan and not Article.objects.filter(story=bridge).exists()
