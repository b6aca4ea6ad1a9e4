"""The demo's morning pages are real ones: composed, looked through, frozen; no letter leaves."""

import datetime as dt

import pytest

from phohien.demo import digests, press_monitoring
from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.press_monitoring.digest.gathering import page_of
from phohien.press_monitoring.models import Digest
from tests.factories import make_user

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 24, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def test_three_mornings_once(mailoutbox):
    with clock.at(NOW):
        analyst = make_user(Role.PRESS_ANALYST, full_name="Trần Thị Trực")
        make_user(Role.PROVINCIAL_LEADER, email="ld@tinh.example")
        press_monitoring.build(analyst=analyst)
        assert digests.build(analyst=analyst) == 3
        assert digests.build(analyst=analyst) == 0
    pages = [page_of(digest) for digest in Digest.objects.order_by("day")]
    assert [page.editor for page in pages] == ["", "Trần Thị Trực", "Trần Thị Trực"]
    assert pages[-1].stories and pages[-1].answers and len(pages[-1].failures) == 1
    assert any("Xác nhận" in line for line in pages[-1].decisions)
    assert mailoutbox == []


def test_before_six_there_is_no_page_of_today():
    with clock.at(NOW.replace(hour=3)):
        analyst = make_user(Role.PRESS_ANALYST)
        press_monitoring.build(analyst=analyst)
        assert digests.build(analyst=analyst) == 2
    assert Digest.objects.count() == 2
