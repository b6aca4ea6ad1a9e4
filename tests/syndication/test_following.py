"""A live version goes out; corrections and withdrawals follow to every place, whatever happens."""

import pytest
from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.newsroom import services as newsroom
from phohien.notices.models import Notice
from phohien.syndication import services
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Attempt, Delivery
from phohien.syndication.services import carrying
from phohien.syndication.services.carrying import Outcome
from tests.factories import make_user
from tests.syndication.conftest import later, make_channel, new_version, state_of, work


def test_a_first_publication_goes_to_automatic_channels_that_suit_it(desk):
    fits = make_channel(is_automatic=True, languages=["vi"])
    english = make_channel(is_automatic=True, languages=["en"])
    asked = make_channel()
    publication = desk.live()
    work()
    assert state_of(fits, publication.current) == D.SENT
    assert state_of(english) is None and state_of(asked) is None


def test_nothing_that_is_not_live_is_queued(desk, coordinator):
    channel = make_channel()
    draft = desk.draft()
    with pytest.raises(RuleBroken):
        services.queue(actor=coordinator, publication=draft, channels=[channel])
    publication = desk.live()
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Sai số liệu.")
    with pytest.raises(RuleBroken):
        services.queue(actor=coordinator, publication=publication, channels=[channel])
    assert not Delivery.objects.exists()


def test_a_version_goes_to_a_place_once(desk, coordinator):
    channel, publication = make_channel(), desk.live()
    first = services.queue(actor=coordinator, publication=publication, channels=[channel])
    again = services.queue(actor=coordinator, publication=publication, channels=[channel])
    assert (len(first), again) == (1, [])
    assert Delivery.objects.count() == 1


def test_a_new_version_replaces_the_old_one_there(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    old = publication.current
    work()
    new = new_version(desk, publication, note="Ngày 13 chứ không phải ngày 12.")
    assert state_of(channel, old) == D.TO_CORRECT
    work()
    assert (state_of(channel, old), state_of(channel, new)) == (D.CORRECTED_THERE, D.SENT)
    tried = Attempt.objects.filter(delivery__version=new).values_list("action", flat=True)
    assert list(tried) == ["correct"]


def test_an_unsent_old_version_is_given_up_for_the_new_one(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    old = publication.current
    new = new_version(desk, publication)
    assert (state_of(channel, old), state_of(channel, new)) == (D.CANCELLED, D.QUEUED)
    work()
    assert Attempt.objects.filter(ok=True).count() == 1


def test_a_withdrawal_follows_to_every_place(desk, coordinator):
    machine, hand = make_channel(is_automatic=True), make_channel("zip_by_hand")
    hand.responsible = make_user()
    hand.save()
    publication = desk.live()
    work()
    (by_hand,) = services.queue(actor=coordinator, publication=publication, channels=[hand])
    services.record_receipt(
        actor=coordinator, delivery=by_hand, url="https://bao.example/bai-1", note="Đã đăng"
    )
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Ảnh không đúng.")
    work()
    assert state_of(machine) == D.WITHDRAWN_THERE
    by_hand.refresh_from_db()
    assert (by_hand.state, by_hand.by_hand) == (D.TO_WITHDRAW, True)
    assert by_hand.assigned_to == hand.responsible
    assert clock.now() < by_hand.due_at <= later(hours=hand.withdraw_hours)
    assert Notice.objects.filter(recipient=hand.responsible, subject__contains="Gỡ").exists()
    services.confirm_gone(actor=coordinator, delivery=by_hand, note="Đã mở lại, báo 404.")
    by_hand.refresh_from_db()
    assert by_hand.state == D.WITHDRAWN_THERE


def test_what_never_left_is_only_given_up(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Rút lại.")
    work()
    assert state_of(channel) == D.CANCELLED
    assert not Attempt.objects.exists()


def test_after_withdrawal_and_new_publication_it_goes_out_again(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    work()
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Rút lại.")
    work()
    new = new_version(desk, publication)
    work()
    assert state_of(channel, new) == D.SENT


def test_the_queue_cannot_outlive_the_publication(desk):
    """Even a row that stayed queued by mistake does not leave once the item is not public."""
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    delivery = Delivery.objects.get(channel=channel)
    type(publication).objects.filter(pk=publication.pk).update(
        state="withdrawn", withdrawn_reason="x"
    )
    assert carrying.claim(delivery.pk) is None
    assert state_of(channel) == D.CANCELLED


def claimed(channel) -> carrying.Errand:
    return carrying.claim(Delivery.objects.get(channel=channel).pk)


def test_a_withdrawal_during_an_attempt_waits_for_its_end_and_follows(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    errand = claimed(channel)  # it is on the wire now
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng ngay.")
    work()
    assert state_of(channel) == D.TO_WITHDRAW  # nobody overtakes the attempt
    with transaction.atomic():
        carrying.succeed(errand, Outcome())
    work()
    assert state_of(channel) == D.WITHDRAWN_THERE


def test_a_killed_attempt_may_have_arrived_so_it_is_withdrawn_too(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    claimed(channel)  # and its worker dies
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng ngay.")
    with clock.at(later(minutes=20)):
        work()
    assert state_of(channel) == D.WITHDRAWN_THERE


def test_a_newer_version_never_overtakes_an_older_one_on_the_wire(desk):
    channel = make_channel(is_automatic=True)
    publication = desk.live()
    old, errand = publication.current, claimed(channel)
    new = new_version(desk, publication)
    work()
    assert state_of(channel, new) == D.QUEUED
    with transaction.atomic():
        carrying.succeed(errand, Outcome())
    with clock.at(later(seconds=40)):
        work()
    assert (state_of(channel, old), state_of(channel, new)) == (D.CORRECTED_THERE, D.SENT)


def failing(channel, times: int, **how):
    """Let ``times`` attempts fail, each when its time has come."""
    moment = clock.now()
    for _attempt in range(times):
        delivery = Delivery.objects.get(channel=channel)
        moment = max(moment, delivery.next_attempt_at or moment) + (later() - clock.now())
        with clock.at(moment):
            errand = carrying.claim(delivery.pk)
            with transaction.atomic():
                carrying.fail(errand, WayFailed("Máy nhận bận.", **how))
    return Delivery.objects.get(channel=channel)


def test_failures_wait_longer_each_time_and_end_with_a_notice(desk):
    channel = make_channel(is_automatic=True, responsible=make_user())
    desk.live()
    start = clock.now()
    first = failing(channel, 1)
    assert (first.state, first.last_error) == (D.QUEUED, "Máy nhận bận.")
    pauses = [first.next_attempt_at - start]
    for _more in range(3):
        before = Delivery.objects.get(channel=channel).next_attempt_at
        pauses.append(failing(channel, 1).next_attempt_at - before)
    assert pauses == sorted(pauses) and pauses[-1] > 10 * pauses[0]
    last = failing(channel, 3)
    assert (last.state, last.attempts) == (D.FAILED, 7)
    assert Notice.objects.filter(
        recipient=channel.responsible, subject__contains="Không gửi được"
    ).exists()


def test_a_refusal_is_not_repeated(desk):
    channel = make_channel(is_automatic=True)
    desk.live()
    delivery = failing(channel, 1, again=False)
    assert (delivery.state, delivery.attempts) == (D.FAILED, 1)


def test_a_withdrawal_that_machines_cannot_do_becomes_a_task(desk):
    channel = make_channel(is_automatic=True, responsible=make_user())
    publication = desk.live()
    work()
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng.")
    delivery = failing(channel, 1, again=False)
    assert (delivery.state, delivery.by_hand) == (D.TO_WITHDRAW, True)
    assert delivery.assigned_to == channel.responsible and delivery.due_at


def test_what_a_person_put_up_too_late_is_taken_down(desk, coordinator):
    channel = make_channel("zip_by_hand")
    publication = desk.live()
    (delivery,) = services.queue(actor=coordinator, publication=publication, channels=[channel])
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Dừng.")
    delivery.refresh_from_db()
    assert delivery.state == D.CANCELLED
    services.record_receipt(actor=coordinator, delivery=delivery, url="https://bao.example/1")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.by_hand) == (D.TO_WITHDRAW, True)


def test_a_receipt_without_place_or_proof_is_refused(desk, coordinator):
    channel, publication = make_channel("zip_by_hand"), desk.live()
    (delivery,) = services.queue(actor=coordinator, publication=publication, channels=[channel])
    for given in ({}, {"note": "Đăng trên màn hình cửa khẩu"}):
        with pytest.raises(Exception, match="địa chỉ"):
            services.record_receipt(actor=coordinator, delivery=delivery, **given)
    delivery.refresh_from_db()
    assert delivery.state == D.QUEUED and not Attempt.objects.exists()


def test_the_sweep_finds_what_a_killed_worker_left(desk):
    from phohien.kernel.models import Job

    channel = make_channel(is_automatic=True)
    desk.live()
    Job.objects.all().delete()  # its job died with the worker
    from phohien.kernel.jobs import enqueue

    with clock.at(later(minutes=5)):
        enqueue("syndication.sweep")
        work()
    assert state_of(channel) == D.SENT


def test_what_is_late_is_reminded_of_once_a_day(desk, coordinator):
    from phohien.syndication.services.reminding import remind_all

    channel = make_channel("zip_by_hand", responsible=make_user())
    publication = desk.live()
    services.queue(actor=coordinator, publication=publication, channels=[channel])
    assert remind_all() == 0
    with clock.at(later(hours=channel.correct_hours + 1)):
        assert (remind_all(), remind_all()) == (1, 0)
    assert Notice.objects.filter(
        recipient=channel.responsible, subject__startswith="Quá hạn"
    ).exists()


def test_an_item_can_be_taken_from_one_place_alone(desk, coordinator, client):
    kept, left = make_channel(is_automatic=True), make_channel(is_automatic=True)
    publication = desk.live()
    work()
    delivery = Delivery.objects.get(channel=left)
    services.take_back(actor=coordinator, delivery=delivery, reason="Bên nhận đề nghị.")
    work()
    assert (state_of(kept), state_of(left)) == (D.SENT, D.WITHDRAWN_THERE)
    assert (
        publication.current.snapshot["lead"]
        in client.get(f"/kenh/{kept.code}/tin.json").content.decode()
    )
    feed = client.get(f"/kenh/{left.code}/tin.json").json()
    assert (feed["items"], len(feed["_phohien"]["withdrawn"])) == ([], 1)
    services.try_again(actor=coordinator, delivery=delivery)
    work()
    feed = client.get(f"/kenh/{left.code}/tin.json").json()
    assert (len(feed["items"]), feed["_phohien"]["withdrawn"]) == (1, [])


def test_the_ledger_asks_as_little_for_many_rows_as_for_one(desk, coordinator, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    channels = [make_channel("zip_by_hand") for _one in range(4)]
    publication = desk.live()
    client.force_login(coordinator)
    pages = ("so/", "", f"bai/{publication.pk}/", "danh-sach/")
    counts = []
    for chosen in (channels[:1], channels[1:]):
        services.queue(actor=coordinator, publication=publication, channels=chosen)
        found = {}
        for page in pages:
            client.get(f"/lam-viec/kenh/{page}")
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/lam-viec/kenh/{page}")
            found[page] = len(queries)
        counts.append(found)
    assert counts[0] == counts[1]
