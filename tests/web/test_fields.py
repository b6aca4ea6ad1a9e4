"""What the field tag does to a form's controls."""

from django import forms
from django.template import Context, Template

from phohien.organisation.models import Agency


class Sample(forms.Form):
    kind = forms.ChoiceField(choices=[("", "---------"), ("a", "Một")], required=False)
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False)
    own = forms.ModelChoiceField(queryset=Agency.objects.none(), empty_label="Mọi đơn vị")


def test_an_empty_choice_has_a_name(db):
    tags = "{% load fields %}{% field form.kind %}{% field form.agency %}{% field form.own %}"
    template = Template(tags)
    shown = template.render(Context({"form": Sample()}))
    assert shown.count("Chọn…") == 2 and "---------" not in shown
    assert "Mọi đơn vị" in shown and "Một" in shown


def test_a_field_is_optional_under_its_condition():
    form = forms.Form()
    form.fields["url"] = forms.CharField(required=False)
    template = Template("{% load fields %}{% field form.url %}")
    assert "(không bắt buộc)" in template.render(Context({"form": form}))
    form.fields["url"].condition = "cần địa chỉ hoặc tệp"
    assert "(cần địa chỉ hoặc tệp)" in template.render(Context({"form": form}))
