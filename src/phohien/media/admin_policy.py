"""Wagtail's questions about photos, papers and clips, answered by the rules of this room.

Collections are no boundary here: there is one, and an agency's files are its own by their field.
Nobody deletes in /cms/: there the deed would leave no entry; the workspace has the button.
"""

from wagtail.models import Collection

from phohien.media.policies import uploads_for
from phohien.security.dictionaries import RolePolicy


class FilePolicy(RolePolicy):
    """``view`` to choose, ``change`` to edit, an own agency (or the province) to add."""

    def _rule(self, action: str) -> str:
        return "delete_in_cms" if action == "delete" else super()._rule(action)  # nobody has it

    def user_has_permission(self, user, action: str) -> bool:
        if not user.is_active:
            return False
        if action == "add":
            return uploads_for(user) != []
        return super().user_has_permission(user, action)

    def collections_user_has_permission_for(self, user, action: str):
        return self.collections_user_has_any_permission_for(user, [action])

    def collections_user_has_any_permission_for(self, user, actions):
        """The one collection, for everybody who may come so far."""
        return Collection.objects.filter(depth=1)
