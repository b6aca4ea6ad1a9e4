"""The queue: keys, retries, fencing, final errors; in one process."""

import datetime as dt

import pytest
from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.kernel.jobs import JobHandle, LeaseLost, enqueue, job, registry, schedule
from phohien.kernel.jobs.queue import claim
from phohien.kernel.jobs.worker import Worker, run
from phohien.kernel.models import Holiday, Job, JobState

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(schedule, "_rhythms", {})


def declare(handler, **options):
    job("test.work", **options)(handler)


def later(seconds: float):
    return clock.at(NOON + dt.timedelta(seconds=seconds))


def test_a_job_runs_with_its_arguments_and_is_done():
    seen = []
    declare(lambda handle, **arguments: seen.append(arguments))
    wanted = enqueue("test.work", number=3, name="Phố Hiến")
    assert Worker().run_ready() == 1
    wanted.refresh_from_db()
    assert (seen, wanted.state, wanted.attempts) == ([{"number": 3, "name": "Phố Hiến"}], "done", 1)
    assert wanted.finished_at and not wanted.lease_token


def test_an_undeclared_name_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        enqueue("test.nothing")


def test_a_rollback_takes_the_wish_back():
    declare(lambda handle: None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("test.work")
        1 / 0  # noqa: B018
    assert not Job.objects.exists()


def test_a_key_keeps_a_second_job_out_only_while_the_first_is_open():
    declare(lambda handle: None)
    first = enqueue("test.work", key="document-1")
    assert enqueue("test.work", key="document-1").pk == first.pk
    assert enqueue("test.work", key="document-2").pk != first.pk
    assert enqueue("test.work").pk != enqueue("test.work").pk
    Worker().run_ready()
    assert enqueue("test.work", key="document-1").pk != first.pk


def test_a_running_job_still_holds_its_key():
    declare(lambda handle: None)
    first = enqueue("test.work", key="document-1")
    assert claim().pk == first.pk
    assert enqueue("test.work", key="document-1").pk == first.pk


def test_a_job_waits_for_its_time():
    declare(lambda handle: None)
    with clock.at(NOON):
        enqueue("test.work", run_at=NOON + dt.timedelta(minutes=5))
        assert claim() is None
    with later(301):
        assert claim() is not None


def test_an_error_is_tried_again_later_each_time_and_then_given_up():
    def fail(handle):
        raise OSError("disk")

    declare(fail, attempts=3)
    with clock.at(NOON):
        wanted = enqueue("test.work")
    starts = []
    for second in range(0, 600, 5):
        with later(second):
            if Worker().run_ready():
                starts.append(second)
    wanted.refresh_from_db()
    assert (starts, wanted.state) == ([0, 10, 50], JobState.FAILED)
    assert wanted.error == "OSError: disk"


def test_an_error_meant_for_people_is_final_at_once():
    def refuse(handle):
        raise RuleBroken("closed", "Kế hoạch đã đóng.")

    declare(refuse)
    wanted = enqueue("test.work")
    Worker().run_ready()
    wanted.refresh_from_db()
    assert (wanted.state, wanted.error, wanted.attempts) == ("failed", "Kế hoạch đã đóng.", 1)


def test_effects_and_completion_are_one_transaction():
    def half(handle):
        with handle.finish():
            Holiday.objects.create(date="2031-01-01", name="nửa chừng")
            raise OSError("power")

    declare(half, attempts=1)
    wanted = enqueue("test.work")
    Worker().run_ready()
    wanted.refresh_from_db()
    assert wanted.state == JobState.FAILED
    assert not Holiday.objects.filter(name="nửa chừng").exists()


def test_a_worker_whose_lease_went_to_another_writes_nothing():
    kept: list[JobHandle] = []
    declare(lambda handle: kept.append(handle), lease=dt.timedelta(seconds=60))
    with clock.at(NOON):
        enqueue("test.work")
        slow = JobHandle(claim(), registry.kind("test.work"))
        assert claim() is None
    with later(61):
        run(claim())
    with pytest.raises(LeaseLost), slow.finish():
        Holiday.objects.create(date="2031-01-01", name="hai lần")
    with pytest.raises(LeaseLost):
        slow.progress(5, 5)
    with pytest.raises(LeaseLost):
        slow.retry("late")
    assert Job.objects.get().state == JobState.DONE
    assert not Holiday.objects.filter(name="hai lần").exists()


def test_a_renewed_lease_is_not_taken():
    declare(lambda handle: None, lease=dt.timedelta(seconds=60))
    with clock.at(NOON):
        enqueue("test.work")
        handle = JobHandle(claim(), registry.kind("test.work"))
    with later(50):
        handle.renew()
    with later(100):
        assert claim() is None
    with later(111):
        assert claim() is not None


def test_a_job_that_kills_its_workers_is_given_up():
    declare(lambda handle: None, attempts=2, lease=dt.timedelta(seconds=60))
    with clock.at(NOON):
        wanted = enqueue("test.work")
        assert claim()
    with later(61):
        assert claim()
    with later(122):
        assert claim() is None
    wanted.refresh_from_db()
    assert (wanted.state, wanted.attempts) == (JobState.FAILED, 2)
    assert "giữa chừng" in wanted.error


def test_progress_is_seen_while_the_job_runs():
    seen = []

    def read(handle):
        handle.progress(142, 533, "dòng")
        seen.append(Job.objects.values_list("progress_done", "progress_total", "state").get())

    declare(read)
    enqueue("test.work")
    Worker().run_ready()
    assert seen == [(142, 533, "running")]


def test_a_job_of_a_newer_version_waits_for_a_worker_that_knows_it():
    declare(lambda handle: None)
    wanted = enqueue("test.work")
    registry._kinds.clear()
    assert claim() is None
    wanted.refresh_from_db()
    assert (wanted.state, wanted.attempts) == (JobState.QUEUED, 0)


def test_two_declarations_of_one_name_are_refused():
    def other(handle):
        pass

    declare(lambda handle: None)
    with pytest.raises(ValueError, match="twice"):
        declare(other)


def test_wake_up_calls_go_through_redis(redis_url, django_capture_on_commit_callbacks):
    import redis

    declare(lambda handle: None)
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("test.work")
    assert redis.Redis.from_url(redis_url).llen("phohien:jobs") == 1


def test_a_redis_that_is_away_costs_no_job(settings, django_capture_on_commit_callbacks):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    declare(lambda handle: None)
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("test.work")
    assert Worker().run_ready() == 1
