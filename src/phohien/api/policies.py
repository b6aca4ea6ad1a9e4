"""Who sees and manages partners and their keys: the whole policy on one page."""

from django.utils.translation import gettext_lazy as _

from phohien.api.models import ApiKey, Partner
from phohien.organisation.enums import Role
from phohien.organisation.policies import everywhere
from phohien.security.policies import rule

MANAGERS = (Role.SYSTEM_ADMINISTRATOR, Role.COORDINATOR)
READERS = (*MANAGERS, Role.AUDITOR)
_WHY_NOT = _("Chỉ điều phối viên và quản trị hệ thống quản lý đối tác và khóa truy cập.")

rule(Partner, "view")(everywhere(*READERS))
rule(Partner, "change", _WHY_NOT)(everywhere(*MANAGERS))
rule(ApiKey, "view")(everywhere(*READERS))

rule(ApiKey, "change", _WHY_NOT)(everywhere(*MANAGERS))
