"""Dictionaries of the organisation in /cms/: agencies, groups, holidays."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from phohien.kernel.models import Holiday
from phohien.organisation.models import Agency, AgencyGroup
from phohien.security.dictionaries import PolicedViewSet, RolePolicy

register_permission_policy(Agency, RolePolicy(Agency))
register_permission_policy(AgencyGroup, RolePolicy(AgencyGroup))
register_permission_policy(Holiday, RolePolicy(Holiday, deletable=True))


class AgencyViewSet(PolicedViewSet):
    model = Agency
    domain = "organisation"
    icon = "group"
    menu_label = _("Đơn vị")
    list_display = ["name", "code", "kind", "is_active"]
    list_filter = ["kind", "is_active", "owes_reports", "is_coastal"]
    search_fields = ["name", "name_folded", "code"]
    panels = [
        FieldPanel(name)
        for name in (
            "code", "symbol", "name", "short_name", "name_en", "kind", "parent", "is_coastal",
            "owes_reports", "is_active", "former_province", "former_district", "area_km2",
            "population", "latitude", "longitude", "tile_column", "tile_row", "order",
        )
    ]  # fmt: skip


class AgencyGroupViewSet(PolicedViewSet):
    model = AgencyGroup
    domain = "organisation"
    icon = "list-ul"
    menu_label = _("Nhóm đơn vị")
    list_display = ["name", "code", "rule"]
    form_fields = ["code", "name", "rule", "aliases", "listed"]


class HolidayViewSet(PolicedViewSet):
    model = Holiday
    domain = "organisation"
    icon = "date"
    menu_label = _("Ngày nghỉ, ngày làm bù")
    list_display = ["date", "name", "is_working_swap"]
    form_fields = ["date", "name", "is_working_swap"]


class Dictionaries(ModelViewSetGroup):
    menu_label = _("Tổ chức")
    menu_icon = "group"
    items = (
        AgencyViewSet("don_vi"),
        AgencyGroupViewSet("nhom_don_vi"),
        HolidayViewSet("ngay_nghi"),
    )


@hooks.register("register_admin_viewset")
def register_dictionaries() -> Dictionaries:
    return Dictionaries()
