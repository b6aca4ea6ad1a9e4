"""A person's own password: changing it, and being asked to."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.organisation.models import User
from phohien.security import audit


@transaction.atomic
def change_own_password(*, actor: User, old: str, new: str) -> User:
    """Set a new password for oneself; other sessions of the account end.

    Raises InvalidInput for ``old_password`` when it is not the present one, for
    ``new_password`` when it is the same or too weak.
    """
    user = User.objects.select_for_update().get(pk=actor.pk)
    if not user.check_password(old):
        raise InvalidInput("old_password", _("Mật khẩu hiện tại chưa đúng."))
    if old == new:
        raise InvalidInput("new_password", _("Mật khẩu mới phải khác mật khẩu hiện tại."))
    try:
        validate_password(new, user)
    except ValidationError as error:
        raise InvalidInput("new_password", " ".join(error.messages)) from error
    user.set_password(new)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    audit.record(actor=user, action="organisation.change_own_password", on=user)
    return user
