"""A form's fields with label, help, error and everything a screen reader needs."""

from django import forms, template
from django.utils.translation import gettext as _

register = template.Library()
DASHES = "---------"
GROUPED = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.inclusion_tag("web/parts/field.html")
def field(bound):
    """One field. Errors stand below its control and are tied to it by aria-describedby."""
    _name_the_blank(bound.field)
    widget = bound.field.widget
    return {
        "field": bound,
        "grouped": isinstance(widget, GROUPED),
        "single_box": isinstance(widget, forms.CheckboxInput),
    }


def _name_the_blank(field: forms.Field) -> None:
    """Django's row of dashes says nothing to anybody: name the empty choice."""
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = _("Chọn…")
    elif isinstance(field, forms.ChoiceField):
        rows = list(field.choices)
        if ("", DASHES) in rows:
            field.choices = [("", _("Chọn…")) if row == ("", DASHES) else row for row in rows]


@register.inclusion_tag("web/parts/form_errors.html")
def form_errors(form):
    """What is wrong with the whole form, each line a link to its field."""
    return {"form": form, "wrong": [bound for bound in form if bound.errors]}
