"""Dictionaries in Wagtail's admin: who may is asked of our policies, what was done is audited.

Edge machinery for the ``wagtail_hooks`` of the domains. A viewset's ``get_queryset`` is no
boundary there: the policy guards every action, and ``PolicedViewSet`` every object.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy

from phohien.security import audit
from phohien.security.policies import NOTHING, allowed, may, visible

VIEWING = ("view", "choose")


class RolePolicy(BasePermissionPolicy):
    """Wagtail's questions answered by the rules ``view`` and ``change`` of the model."""

    def __init__(self, model, *, deletable: bool = False) -> None:
        super().__init__(model)
        self.deletable = deletable

    def _rule(self, action: str) -> str:
        if action == "delete" and not self.deletable:
            return "delete"  # no such rule: nobody may
        return "view" if action in VIEWING else "change"

    def user_has_permission(self, user, action: str) -> bool:
        return allowed(user, self._rule(action), self.model) != NOTHING

    def user_has_permission_for_instance(self, user, action: str, instance) -> bool:
        return may(user, self._rule(action), instance)

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        return any(self.user_has_permission_for_instance(user, name, instance) for name in actions)

    def instances_user_has_any_permission_for(self, user, actions):
        rows = self.model._default_manager.none()
        for rule in {self._rule(action) for action in actions}:
            rows = rows | visible(user, self.model, rule)
        return rows

    def users_with_any_permission(self, actions, include_superusers=True):
        """Asked only for workflows, which dictionaries do not have."""
        return get_user_model().objects.none()


class PolicedViewSet(ModelViewSet):
    """Every view that fetches an object refuses what the person may not change; saves are audited.

    ``domain`` names the audit action: ``<domain>.save_in_dictionary``.
    """

    domain = ""
    copy_view_enabled = False
    inspect_view_enabled = False

    def construct_view(self, view_class, **kwargs):
        return super().construct_view(_guarded(view_class, self.model, self.domain), **kwargs)


def _guarded(view_class, model, domain: str):
    """``view_class`` with its object checked and its writing told to the audit log."""
    body = {}
    if hasattr(view_class, "get_object"):
        body["get_object"] = _checked(view_class, model)
    if hasattr(view_class, "save_instance"):
        body["save_instance"] = _told(view_class, model, f"{domain}.save_in_dictionary")
    if hasattr(view_class, "delete_action"):
        body["delete_action"] = _told_of_deletion(view_class, f"{domain}.delete_in_dictionary")
    return type(view_class.__name__, (view_class,), body) if body else view_class


def _checked(view_class, model):
    def get_object(self, *args, **kwargs):
        found = view_class.get_object(self, *args, **kwargs)
        if isinstance(found, model) and found.pk and not may(self.request.user, "change", found):
            raise Http404
        return found

    return get_object


def _told(view_class, model, action: str):
    def save_instance(self):
        known = self.form.instance.pk
        before = model._default_manager.filter(pk=known).first() if known else None
        saved = view_class.save_instance(self)
        changes = _differences(before, saved, self.form.changed_data)
        audit.record(actor=self.request.user, action=action, on=saved, changes=changes)
        return saved

    return save_instance


def _differences(before, saved, names) -> dict:
    fields = {field.name for field in saved._meta.concrete_fields}
    return {
        name: (str(getattr(before, name)) if before else None, str(getattr(saved, name)))
        for name in names
        if name in fields
    }


def _told_of_deletion(view_class, action: str):
    def delete_action(self):
        with transaction.atomic():
            audit.record(actor=self.request.user, action=action, on=self.object)
            view_class.delete_action(self)

    return delete_action
