"""The one way a state changes: along a declared row of a domain's ``TRANSITIONS``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed step: ``name`` is the verb, ``sources`` the states it starts from."""

    name: str
    sources: tuple[str, ...]
    target: str


def find(table: Iterable[Transition], name: str) -> Transition:
    """The row called ``name``; ``KeyError`` is a programming mistake."""
    for row in table:
        if row.name == name:
            return row
    raise KeyError(name)


def transition(
    instance: Any, name: str, table: Iterable[Transition], field: str = "state"
) -> tuple[str, str]:
    """Set ``instance.<field>`` along the row ``name`` and return (old, new). Does not save.

    The caller holds the row lock, has checked the policy, saves and audits.
    Raises RuleBroken when the present state is not among the row's sources.
    """
    row = find(table, name)
    old = getattr(instance, field)
    if old not in row.sources:
        label = dict(instance._meta.get_field(field).flatchoices).get(old, old)
        raise RuleBroken(
            "wrong-state",
            _("Việc này không làm được khi trạng thái đang là “%(state)s”.") % {"state": label},
        )
    setattr(instance, field, row.target)
    return old, row.target


def possible(instance: Any, table: Iterable[Transition]) -> list[str]:
    """The verbs whose sources hold the present state."""
    return [row.name for row in table if instance.state in row.sources]
