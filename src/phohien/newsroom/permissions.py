"""What Wagtail's admin lets a person do with a page: the answers of this room's policies.

Publishing, unpublishing, moving, copying and deleting of public pages are never Wagtail's: they
would go round clearance. They happen in the workspace, through services.
"""

from django.db.models import Q
from wagtail.models import GroupPagePermission, Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from phohien.organisation.enums import Role
from phohien.security.policies import allowed, may

EDITORS = "Biên tập viên"


class ItemPermissions(PagePermissionTester):
    """One person and one public page."""

    def can_edit(self) -> bool:
        publication = getattr(self.page, "publication", None)
        return publication is not None and may(self.user, "edit", publication)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_lock(self) -> bool:
        return False

    def can_unlock(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False


class EditorsPolicy(PagePermissionPolicy):
    """Editors write anywhere in the tree, as far as the policies of publications let them.

    The permissions stand on one group; who belongs to it follows from the role of the day.
    """

    def get_all_permissions_for_user(self, user):
        if not user.is_active or user.is_anonymous or not user.has_role(Role.EDITOR):
            return GroupPagePermission.objects.none()
        return GroupPagePermission.objects.filter(group__name=EDITORS).select_related(
            "page", "permission"
        )

    def explorable_instances(self, user):
        pages = super().explorable_instances(user)
        return pages.filter(Q(pk__in=self._own(user)) | Q(pk__in=_skeleton()))

    def instances_user_has_any_permission_for(self, user, actions):
        pages = super().instances_user_has_any_permission_for(user, actions)
        return pages.filter(Q(pk__in=self._own(user)) | Q(pk__in=_skeleton()))

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        own = getattr(instance, "publication", None)
        if own is not None:
            return bool({"add", "change"} & set(actions)) and may(user, "edit", own)
        return super().user_has_any_permission_for_instance(user, actions, instance)

    @staticmethod
    def _own(user):
        from phohien.newsroom.models import Publication

        return Publication.objects.filter(allowed(user, "view", Publication)).values("page_id")


def _skeleton():
    """Pages that are not publications: the root, the front pages, the sections."""
    return Page.objects.filter(publication=None).values("pk")
