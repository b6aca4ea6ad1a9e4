"""Two people who change the same thing: a plain form says from which values it was begun, and who
saves second is told. Not: a lock; services keep theirs."""

import hashlib
from collections.abc import Mapping

from django.db.models import Model, QuerySet
from django.forms import Form
from django.utils.translation import gettext as _

FIELD = "da-thay"


def watch(form: Form) -> Form:
    """The page of ``form`` carries the mark of the values it was begun from (``form.seen``)."""
    form.seen = _mark(form, form.initial)  # type: ignore[attr-defined]  # for the template
    return form


def edited_meanwhile(form: Form) -> str:
    """What to tell who saves over another's words; "" when nobody changed anything else.

    The page that tells it carries the new mark: sent again, it is meant. A valid form only.
    """
    now, given = getattr(form, "seen", ""), form.data.get(FIELD, "")
    if not now or not given or given == now or _mark(form, form.cleaned_data) == now:
        return ""
    return _(
        "Trong khi anh/chị viết, người khác đã lưu bản khác. Chữ anh/chị nhập còn nguyên dưới đây: "
        "hãy mở trang cũ ở thẻ khác để so, rồi bấm lưu lần nữa nếu vẫn muốn thay."
    )


def _mark(form: Form, values: Mapping) -> str:
    told = [(name, _plain(values.get(name))) for name in sorted(form.fields)]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:24]


def _plain(value: object) -> object:
    """As a form would send it, whether it came from a row or from the form."""
    if isinstance(value, QuerySet | list | tuple):
        return sorted(str(_plain(one)) for one in value)
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
