"""The clock of the press desk."""

import datetime as dt

from phohien.kernel.jobs import JobHandle, job, periodic
from phohien.kernel.mailing import LetterStopped
from phohien.press_desk.services import erasing, mailing, watching


@periodic("press_desk.watch", every=dt.timedelta(minutes=15))
def watch(handle: JobHandle) -> None:
    """Recount after an edit of the holiday table, let lapse what silence allows, remind."""
    with handle.finish():
        watching.recount_all()
        watching.lapse_all()
        watching.remind()


@periodic("press_desk.erase", every=dt.timedelta(hours=6))
def erase(handle: JobHandle) -> None:
    """Personal data whose day has come, and sealed files that no row knows."""
    with handle.finish():
        erasing.erase_due()
        erasing.sweep()


@job("press_desk.mail", attempts=7)
def mail(handle: JobHandle, mail_id: int) -> None:
    """One letter to an applicant; tried again for about an hour and a half."""
    try:
        mailing.send_mail(mail_id)
    except LetterStopped as error:
        if not error.is_final and not handle.is_last_attempt:
            handle.retry(mailing.cause_of(error))
            return
        mailing.give_up(mail_id, mailing.cause_of(error))
    with handle.finish():
        pass  # the letter's own row says how it went
