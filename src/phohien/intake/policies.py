"""Documents in intake belong to the co-ordinators; others see the plan once it is adopted."""

from django.utils.translation import gettext_lazy as _

from phohien.intake.models import Intake
from phohien.organisation.enums import Role
from phohien.organisation.policies import everywhere
from phohien.security.policies import rule

rule(Intake, "view")(everywhere(Role.COORDINATOR, Role.AUDITOR, Role.PROVINCIAL_LEADER))
rule(Intake, "review", _("Chỉ điều phối viên soát văn bản tiếp nhận."))(
    everywhere(Role.COORDINATOR)
)
