"""What robots.txt of a host allows (RFC 9309), remembered for a day. Asks through a fetcher."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from newswatch.errors import FetchFailed
from newswatch.fetching.fetching import AGENT, Fetcher

DAY, HOUR = 86_400.0, 3_600.0
MOST = 500_000  # bytes of a robots.txt that are read, as RFC 9309 asks
LONGEST_DELAY = 60.0
_HOST_FAILURES = ("private-address", "no-host", "bad-address", "unreachable", "bad-certificate")
_NAME = AGENT.split("/")[0]


@dataclass(slots=True)
class Rules:
    """``parser`` is None where everything is allowed, or ``closed`` where nothing is for now.

    ``failed``: the host itself cannot be asked, whatever its robots.txt may say.
    """

    parser: RobotFileParser | None
    until: float
    closed: bool = False
    failed: FetchFailed | None = None

    def allow(self, address: str) -> bool:
        return not self.closed and (self.parser is None or self.parser.can_fetch(_NAME, address))

    @property
    def delay(self) -> float:
        """Seconds the host asks to leave between two requests; at most a minute is granted."""
        asked = self.parser.crawl_delay(_NAME) if self.parser else None
        return min(float(asked or 0), LONGEST_DELAY)


class Robots:
    """Rules by scheme and host."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Rules] = {}

    async def rules(self, address: str, now: float) -> Rules:
        """The rules for ``address`` at ``now`` (seconds); never raises."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(host)
        if known and known.until > now:
            return known
        self._rules[host] = await self._read(host, now)
        return self._rules[host]

    async def _read(self, host: str, now: float) -> Rules:
        """No such file: all is allowed. Unreachable: nothing for an hour, as RFC 9309 asks."""
        try:
            reply = await self._fetcher.get(f"{host}/robots.txt", most=MOST)
        except FetchFailed as failed:
            if failed.code in _HOST_FAILURES:
                return Rules(None, now, closed=True, failed=failed)
            return Rules(None, now + HOUR, closed=failed.code != "too-large")
        if reply.status >= 500 or reply.status == 429:
            return Rules(None, now + HOUR, closed=True)
        if reply.status != 200:
            return Rules(None, now + DAY)
        parser = RobotFileParser()
        parser.parse(reply.data.decode("utf-8", "replace").splitlines())
        return Rules(parser, now + DAY)
