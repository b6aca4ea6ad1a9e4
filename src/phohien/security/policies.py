"""One visibility rule per action on a model, used alike by list, detail, search, export and job.

A rule is a function ``actor -> Q``. Because "may I?" asks the database with the same ``Q``
that lists use, lists and checks cannot disagree. No rule means no.
"""

from collections.abc import Callable

from django.db import models
from django.db.models import Q

from phohien.kernel.errors import NotAllowed, NotVisible

Rule = Callable[[object], Q]
NOTHING = Q(pk__in=[])
EVERYTHING = Q()
_rules: dict[tuple[type[models.Model], str], Rule] = {}
_refusals: dict[tuple[type[models.Model], str], str] = {}


def rule(model: type[models.Model], action: str, refusal: str = "") -> Callable[[Rule], Rule]:
    """Register the rule for ``action`` on ``model``; ``refusal`` tells a person why not (403)."""

    def register(function: Rule) -> Rule:
        _rules[model, action] = function
        _refusals[model, action] = refusal
        return function

    return register


def allowed(actor, action: str, model: type[models.Model]) -> Q:
    """The rows of ``model`` on which ``actor`` may do ``action``, as a ``Q``."""
    found = _rules.get((model, action))
    if found is None or actor is None or not actor.is_active:
        return NOTHING
    return found(actor)


def visible(actor, rows, action: str = "view"):
    """Narrow a model or queryset to what ``actor`` may ``action``."""
    queryset = rows._default_manager.all() if isinstance(rows, type) else rows
    return queryset.filter(allowed(actor, action, queryset.model))


def may(actor, action: str, instance: models.Model) -> bool:
    """Whether ``actor`` may do ``action`` on ``instance``, asked of the database."""
    model = type(instance)
    return model._default_manager.filter(allowed(actor, action, model), pk=instance.pk).exists()


def require(actor, action: str, instance: models.Model) -> None:
    """Raise NotVisible (404) or NotAllowed (403, with the reason) unless ``actor`` may."""
    if may(actor, action, instance):
        return
    if not may(actor, "view", instance):
        raise NotVisible()
    raise NotAllowed(action, refusal(type(instance), action))


def refusal(model: type[models.Model], action: str) -> str:
    """Why a person may not do ``action`` on ``model``, for them to read."""
    return _refusals.get((model, action)) or NO_REASON


def get_visible(actor, model: type[models.Model], **lookup) -> models.Model:
    """The one row that ``actor`` may view, or NotVisible."""
    found = visible(actor, model).filter(**lookup).first()
    if found is None:
        raise NotVisible()
    return found


def declared() -> dict[tuple[type[models.Model], str], Rule]:
    """All registered rules, for the tests of agreement."""
    return dict(_rules)


NO_REASON = "Vai trò của anh/chị không được làm việc này."
