"""Tells sleeping workers of work: at once with Redis; without it they look every second."""

import logging
import time

from django.conf import settings

log = logging.getLogger(__name__)
CHANNEL = "phohien:jobs"
LONGEST_QUEUE = 1000  # calls kept; more would only wake workers that are awake anyway


def _redis():
    import redis

    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=15, socket_connect_timeout=2)


def call() -> None:
    """Wake one worker. A Redis that is away costs a second's delay, never a job."""
    if not settings.REDIS_URL:
        return
    try:
        client = _redis()
        client.lpush(CHANNEL, "1")
        client.ltrim(CHANNEL, 0, LONGEST_QUEUE - 1)
    except Exception as error:
        log.warning("redis is away: %s", type(error).__name__)


class Sleeper:
    """A worker's sleep between two looks into the table."""

    def __init__(self, pause: float = 1.0, pause_with_redis: float = 5.0) -> None:
        self.pause = pause
        self.pause_with_redis = pause_with_redis
        self._client = _redis() if settings.REDIS_URL else None

    def sleep(self) -> None:
        """Until called, or until the pause is over."""
        if self._client is None:
            time.sleep(self.pause)
            return
        try:
            self._client.brpop([CHANNEL], timeout=self.pause_with_redis)
        except Exception as error:
            log.warning("redis is away: %s", type(error).__name__)
            time.sleep(self.pause)
