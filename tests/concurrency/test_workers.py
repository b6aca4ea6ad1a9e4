"""Workers as processes: killed, stopped, two at once. Nothing is lost and nothing is doubled."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from phohien.kernel.jobs import enqueue, job, registry
from phohien.kernel.models import Job

PROCESS = Path(__file__).with_name("worker_process.py")
PATIENCE = 60  # seconds before a test gives up waiting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def effects(transactional_db, monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    job("test.stops")(lambda handle, **_arguments: None)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE effects (job integer, pid integer)")
    connection.close()


@pytest.fixture
def start(child_environment):
    """Start a worker process; all of them are gone after the test."""
    running = []
    child_environment["DJANGO_SETTINGS_MODULE"] = "tests.concurrency.kernel_settings"

    def start(*arguments: str) -> subprocess.Popen:
        command = [sys.executable, PROCESS, *arguments]
        running.append(subprocess.Popen(command, env=child_environment))
        return running[-1]

    yield start
    for process in running:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()


def written() -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT job, pid FROM effects ORDER BY job")
        return cursor.fetchall()


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.1)


def all_done() -> bool:
    return not Job.objects.exclude(state="done").exists()


@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_a_killed_worker_loses_and_doubles_nothing(place, start, tmp_path):
    wanted = enqueue("test.stops", at=place, marks=str(tmp_path))
    first = start()
    wait_until((tmp_path / str(wanted.pk)).exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert len(written()) == (1 if place == "after" else 0)
    start()
    wait_until(all_done)
    enqueue("test.stops")
    wait_until(all_done)
    assert [job for job, _pid in written()].count(wanted.pk) == 1
    wanted.refresh_from_db()
    assert wanted.attempts == (1 if place == "after" else 2)


def test_a_worker_that_wakes_after_its_lease_went_writes_nothing(start, tmp_path):
    wanted = enqueue("test.stops", at="before", marks=str(tmp_path))
    first = start()
    wait_until((tmp_path / str(wanted.pk)).exists)
    first.send_signal(signal.SIGSTOP)
    second = start()
    wait_until(all_done)
    first.send_signal(signal.SIGCONT)
    assert written() == [(wanted.pk, second.pid)]
    assert first.poll() is None


def test_two_workers_share_the_work_once_each(start):
    wanted = [enqueue("test.stops").pk for _number in range(60)]
    workers = {start().pid, start().pid}
    wait_until(all_done)
    assert [job for job, _pid in written()] == wanted
    assert {pid for _job, pid in written()} <= workers
    assert set(Job.objects.values_list("attempts", flat=True)) == {1}


def test_two_workers_with_redis_as_the_bell(redis_url, child_environment, start):
    child_environment["PHOHIEN_REDIS_URL"] = redis_url
    start()
    start()
    for _round in range(3):
        wanted = enqueue("test.stops").pk
        wait_until(lambda wanted=wanted: Job.objects.get(pk=wanted).state == "done")
    assert len(written()) == 3


def test_each_slot_of_a_periodic_job_runs_once_with_two_workers(start):
    start("--periodic")
    start("--periodic")
    wait_until(lambda: Job.objects.filter(name="test.often", state="done").count() >= 4)
    keys = list(Job.objects.filter(name="test.often").values_list("key", flat=True))
    assert len(keys) == len(set(keys))
    jobs = [job for job, _pid in written()]
    assert len(jobs) == len(set(jobs))


def test_a_worker_told_to_stop_finishes_and_leaves(start):
    process = start()
    enqueue("test.stops")
    wait_until(all_done)
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
