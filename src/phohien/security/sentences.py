"""The audit log in sentences: each domain says here what its actions mean for a reader."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from phohien.security.models import AuditEntry

_verbs: dict[str, str] = {}
_fields: dict[str, str] = {}
_values: dict[str, Mapping[str, str]] = {}
HIDDEN = {"text_folded", "title_folded"}
LONG = 160


def declare(verbs: Mapping[str, str]) -> None:
    """``action → verb phrase`` such as ``"plans.adopt_plan": _("đã thông qua kế hoạch")``."""
    _verbs.update(verbs)


def declare_fields(fields: Mapping[str, str]) -> None:
    """``changed field → its name on screen``."""
    _fields.update(fields)


def declare_values(field: str, values: Mapping[str, str]) -> None:
    """``stored value → its word on screen`` for a changed field with a closed list."""
    _values[field] = {**_values.get(field, {}), **values}


def known_actions() -> list[tuple[str, str]]:
    """``(action, verb)`` in the order of the verbs, for the filter."""
    return sorted(_verbs.items(), key=lambda pair: str(pair[1]))


def verb(entry: AuditEntry) -> str:
    """What was done; an action nobody declared is shown by its own name."""
    return str(_verbs.get(entry.action, entry.action))


def sentence(entry: AuditEntry) -> SafeString:
    """Who did what to what, as one line of HTML."""
    return format_html(
        "<strong>{}</strong> {} <q>{}</q>", entry.actor_name, verb(entry), entry.object_label
    )


def changes(entry: AuditEntry) -> list[tuple[str, str, str]]:
    """``(field, old, new)`` in words; what is empty reads as such."""
    return [
        (str(_fields.get(name, name)), _word(name, pair[0]), _word(name, pair[1]))
        for name, pair in entry.changes.items()
        if name not in HIDDEN and isinstance(pair, list) and len(pair) == 2
    ]


def _word(name: str, value) -> str:
    if value in (None, "", []):
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)[:LONG]
    known = _values.get(name, {})
    return str(known.get(str(value), _shown(value)))


def _shown(value) -> str:
    text = str(value)
    return text if len(text) <= LONG else text[:LONG] + "…"
