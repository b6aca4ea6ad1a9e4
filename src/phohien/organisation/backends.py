"""The bridge to Wagtail's admin: its one entrance permission follows from a role, not a group."""

from django.contrib.auth.backends import BaseBackend

from phohien.organisation.enums import Role

ENTRANCE = "wagtailadmin.access_admin"
ENTRANCE_ROLES = (Role.SYSTEM_ADMINISTRATOR, Role.EDITOR)


class RoleBackend(BaseBackend):
    """Grants the entrance of /cms/ to administrators and editors; signs nobody in."""

    def has_perm(self, user_obj, perm: str, obj=None) -> bool:
        if perm != ENTRANCE or not user_obj.is_active or not user_obj.is_authenticated:
            return False
        return user_obj.has_role(*ENTRANCE_ROLES)
