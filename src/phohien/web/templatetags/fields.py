"""A form's fields with label, help, error and everything a screen reader needs."""

from django import forms, template

register = template.Library()
GROUPED = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.inclusion_tag("web/parts/field.html")
def field(bound):
    """One field. Errors stand below its control and are tied to it by aria-describedby."""
    widget = bound.field.widget
    return {
        "field": bound,
        "grouped": isinstance(widget, GROUPED),
        "single_box": isinstance(widget, forms.CheckboxInput),
    }


@register.inclusion_tag("web/parts/form_errors.html")
def form_errors(form):
    """What is wrong with the whole form, each line a link to its field."""
    return {"form": form, "wrong": [bound for bound in form if bound.errors]}
