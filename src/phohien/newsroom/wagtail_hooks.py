"""The newsroom in Wagtail's admin: dictionary of sections, clips to choose, doors kept shut."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.permissions import register_permission_policy

from phohien.newsroom.choosers import clip_chooser
from phohien.newsroom.models import Publication, PublicPage, Section
from phohien.security.dictionaries import PolicedViewSet, RolePolicy
from phohien.security.policies import allowed

register_permission_policy(Section, RolePolicy(Section))


class SectionViewSet(PolicedViewSet):
    model = Section
    domain = "newsroom"
    icon = "folder-open-inverse"
    menu_label = gettext_lazy("Chuyên mục")
    list_display = ["__str__", "code", "owner", "rhythm_days", "is_special", "order"]
    form_fields = [
        "code", "owner", "rhythm_days", "is_special", "order", "titles", "slugs", "intros",
    ]  # fmt: skip
    add_to_admin_menu = True


@hooks.register("register_admin_viewset")
def register_sections() -> SectionViewSet:
    return SectionViewSet("chuyen_muc")


@hooks.register("register_admin_viewset")
def register_clip_chooser():
    return clip_chooser


class ToWorkspace(ActionMenuItem):
    """From the editor's page to the item's page, where it is handed in and published."""

    label = gettext_lazy("Trình duyệt, đăng ở màn hình Tin, bài")
    name = "action-workspace"
    icon_name = "check"

    def is_shown(self, context) -> bool:
        return context["view"] == "edit" and isinstance(context["page"], PublicPage)

    def get_url(self, context) -> str:
        row = Publication.objects.get(page_id=context["page"].pk)
        return reverse("newsroom:item", args=[row.pk])


@hooks.register("register_page_action_menu_item")
def to_workspace() -> ToWorkspace:
    return ToWorkspace(order=5)


@hooks.register("construct_page_action_menu")
def keep_saving_only(menu_items: list, request: HttpRequest, context: dict) -> None:
    """Saving a draft and the way to the workspace; everything else goes round clearance."""
    kept = {"action-save-draft", "action-workspace"}
    menu_items[:] = [item for item in menu_items if item.name in kept]


@hooks.register("construct_explorer_page_queryset")
def only_visible(parent, pages, request: HttpRequest):
    """Drafts of other agencies are not even listed."""
    own = Publication.objects.filter(allowed(request.user, "view", Publication)).values("page_id")
    return pages.exclude(publication__isnull=False) | pages.filter(pk__in=own)


def _to_workspace(request: HttpRequest, page) -> HttpResponse | None:
    row = Publication.objects.filter(page_id=page.pk).first()
    if row is None:
        return None
    messages.warning(
        request, _("Bài không xóa, chuyển, sao chép hay gỡ ở đây; hãy làm trong màn hình Tin, bài.")
    )
    return redirect("newsroom:item", pk=row.pk)


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def refuse_alone(request: HttpRequest, page) -> HttpResponse | None:
    return _to_workspace(request, page)


@hooks.register("before_move_page")
def refuse_move(request: HttpRequest, page, destination) -> HttpResponse | None:
    return _to_workspace(request, page)


@hooks.register("before_copy_page")
def refuse_copy(request: HttpRequest, page) -> HttpResponse | None:
    return _to_workspace(request, page)


@hooks.register("before_bulk_action")
def refuse_bulk(request: HttpRequest, action_type: str, objects: list, action_class) -> None:
    """Publishing, moving or deleting many pages at once would go round clearance as well."""
    from wagtail.models import Page

    if any(isinstance(one, Page) for one in objects):
        messages.warning(request, _("Không làm hàng loạt với các trang."))
        return redirect("wagtailadmin_explore_root")
    return None
