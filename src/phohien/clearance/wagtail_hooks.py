"""Dictionaries of clearance in /cms/: topics, classes of content, the steps of their ladders."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from phohien.clearance.enums import StepKind, StepOwner
from phohien.clearance.models import ContentClass, LadderStep, Topic
from phohien.clearance.policies import SIGNING_ROLES
from phohien.security.dictionaries import PolicedViewSet, RolePolicy

register_permission_policy(Topic, RolePolicy(Topic))
register_permission_policy(ContentClass, RolePolicy(ContentClass))
register_permission_policy(LadderStep, RolePolicy(LadderStep, deletable=True))
# Who can give which signature; another pairing would be a step that nobody can sign.
FITTING = {
    StepKind.EDITOR: "editor",
    StepKind.LEADER: "agency_leader",
    StepKind.SPOKESPERSON: "spokesperson",
    StepKind.SECOND_REVIEWER: "reviewer",
}


class TopicForm(WagtailAdminModelForm):
    """A sensitive topic names the body that signs second."""

    def clean(self) -> dict:
        data = super().clean()
        if data.get("is_sensitive") and not data.get("reviewing_body"):
            self.add_error("reviewing_body", _("Chủ đề nhạy cảm cần một cơ quan duyệt thứ hai."))
        return data


class LadderStepForm(WagtailAdminModelForm):
    """A step fits its role, and the ladder of sensitive topics keeps its second body."""

    def clean(self) -> dict:
        data = super().clean()
        kind, role, whose = (data.get(name) for name in ("kind", "role", "whose"))
        if kind and role and FITTING[kind] != role:
            self.add_error("role", _("Vai trò này không ký được bước ấy."))
        second = kind == StepKind.SECOND_REVIEWER
        if kind and whose and second != (whose == StepOwner.REVIEWING_BODY):
            self.add_error("whose", _("Bước của cơ quan duyệt thứ hai thì do cơ quan ấy ký."))
        if data.get("hours") == 0:
            self.add_error("hours", _("Mỗi bước cần ít nhất một giờ làm việc."))
        return data


class TopicViewSet(PolicedViewSet):
    model = Topic
    domain = "clearance"
    icon = "tag"
    menu_label = _("Chủ đề nội dung")
    list_display = ["name", "is_sensitive", "reviewing_body"]
    form_fields = ["code", "name", "name_en", "order", "is_sensitive", "reviewing_body"]

    def get_form_class(self, for_update=False):
        return _form(Topic, TopicForm, self.form_fields)


class ContentClassViewSet(PolicedViewSet):
    model = ContentClass
    domain = "clearance"
    icon = "list-ul"
    menu_label = _("Loại nội dung")
    list_display = ["name", "code"]
    form_fields = ["code", "name"]


class LadderStepViewSet(PolicedViewSet):
    model = LadderStep
    domain = "clearance"
    icon = "order"
    menu_label = _("Các bước duyệt")
    list_display = ["label", "content_class", "order", "role", "whose", "hours"]
    list_filter = ["content_class"]
    form_fields = ["content_class", "order", "kind", "role", "whose", "label", "hours"]

    def get_form_class(self, for_update=False):
        return _form(LadderStep, LadderStepForm, self.form_fields)


def _form(model, base, fields):
    """Wagtail's own way of making one, with our ``clean``; roles only those that sign."""
    made = forms.modelform_factory(model, form=base, fields=fields)
    if "role" in made.base_fields:
        kept = [row for row in made.base_fields["role"].choices if row[0] in ("", *SIGNING_ROLES)]
        made.base_fields["role"].choices = kept
    return made


class Dictionaries(ModelViewSetGroup):
    menu_label = _("Duyệt nội dung")
    menu_icon = "circle-check"
    items = (
        TopicViewSet("chu_de"),
        ContentClassViewSet("loai_noi_dung"),
        LadderStepViewSet("buoc_duyet"),
    )


@hooks.register("register_admin_viewset")
def register_dictionaries() -> Dictionaries:
    return Dictionaries()
