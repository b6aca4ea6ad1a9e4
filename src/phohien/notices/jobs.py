"""The day's e-mail."""

import datetime as dt

from phohien.kernel.jobs import JobHandle, periodic
from phohien.notices.services import send_digests


@periodic("notices.digest", at="07:00", lease=dt.timedelta(minutes=5))
def digest(job: JobHandle) -> None:
    """One e-mail for each person with something unread."""
    send_digests()
