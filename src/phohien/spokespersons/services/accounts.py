"""Official social accounts: announced on the portal, taken off it when no longer used."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput
from phohien.organisation.models import Agency
from phohien.security.policies import require
from phohien.spokespersons.events import RegisterChanged
from phohien.spokespersons.models import SocialAccount
from phohien.spokespersons.services.records import locked, record, require_for, told


@transaction.atomic
def announce_account(*, actor, agency: Agency, network: str, name: str, url: str) -> SocialAccount:
    """An official account of ``agency``, public from now on (Decree 244/2026, art. 5.2)."""
    require_for(actor, "name_spokesperson", agency)
    row = SocialAccount(
        agency=agency, network=network, name=name.strip(), url=url.strip(),
        announced_at=clock.now(), announced_by=actor,
    )  # fmt: skip
    try:
        row.full_clean(exclude=["announced_by"], validate_constraints=False)
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(field, " ".join(messages)) from error
    except IntegrityError as error:
        raise InvalidInput("url", _("Địa chỉ này đã được công bố.")) from error
    record(actor, "announce_account", row, {"url": (None, row.url)})
    events.publish(RegisterChanged(agency_id=agency.pk))
    return row


@transaction.atomic
def end_account(*, actor, account: SocialAccount, reason: str) -> SocialAccount:
    """Not official any more; off the portal at once, kept in the register."""
    row = locked(account)
    require(actor, "change", row)
    if row.ended_at:
        return row
    row.end_reason = told("reason", reason, _("Hãy ghi vì sao thôi dùng tài khoản này."))[:300]
    row.ended_at = clock.now()
    row.save(update_fields=["ended_at", "end_reason"])
    record(actor, "end_account", row, {"reason": (None, row.end_reason)})
    events.publish(RegisterChanged(agency_id=row.agency_id))
    return row
