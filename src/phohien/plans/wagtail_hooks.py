"""The dictionary of the plans domain in /cms/: legal texts with their validity."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from phohien.plans.models import LegalBasis
from phohien.security.dictionaries import PolicedViewSet, RolePolicy

register_permission_policy(LegalBasis, RolePolicy(LegalBasis))


class LegalBasisViewSet(PolicedViewSet):
    model = LegalBasis
    domain = "plans"
    icon = "doc-full"
    menu_label = _("Căn cứ pháp lý")
    add_to_admin_menu = True
    list_display = ["number", "kind", "issued_on", "effective_to"]
    search_fields = ["number", "subject"]
    form_fields = [
        "kind", "number", "issuer", "issued_on", "subject", "effective_from", "effective_to",
        "replaced_by", "amended_by", "note",
    ]  # fmt: skip


@hooks.register("register_admin_viewset")
def register_dictionary() -> LegalBasisViewSet:
    return LegalBasisViewSet("can_cu")
