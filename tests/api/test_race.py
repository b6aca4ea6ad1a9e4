"""Many requests of one key at once: exactly the quota is granted, and every one is counted."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from phohien.api import metering
from phohien.api.models import KeyUse
from phohien.kernel import clock
from tests.api.conftest import NOW
from tests.api.test_keys import make_key

pytestmark = pytest.mark.django_db(transaction=True)
ASKED, ALLOWED = 24, 10


def test_a_quota_is_exact_among_many():
    key, _text = make_key(per_minute=ALLOWED, per_day=1000)

    def once(_number: int) -> bool:
        try:
            with clock.at(NOW):
                return metering.count(key) is None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        granted = list(pool.map(once, range(ASKED)))
    assert sum(granted) == ALLOWED
    use = KeyUse.objects.get(key=key)
    assert (use.requests, use.refused) == (ALLOWED, ASKED - ALLOWED)
