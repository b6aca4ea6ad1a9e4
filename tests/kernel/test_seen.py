"""Who saves second is told before the first one's words are gone."""

from django import forms

from phohien.kernel.seen import FIELD, edited_meanwhile, watch


class Words(forms.Form):
    text = forms.CharField(widget=forms.Textarea)


def sent(text: str, mark: str, stands: str) -> forms.Form:
    form = watch(Words({"text": text, FIELD: mark}, initial={"text": stands}))
    assert form.is_valid()
    return form


def test_who_saves_second_is_told_and_may_insist():
    begun = watch(Words(initial={"text": "Một\nhai"})).seen
    assert not edited_meanwhile(sent("Ba", begun, "Một\r\nhai"))
    late = sent("Ba", begun, "Người khác viết")
    assert "người khác đã lưu" in edited_meanwhile(late)
    assert not edited_meanwhile(sent("Ba", late.seen, "Người khác viết")), "pressed again"


def test_the_same_form_sent_twice_is_no_quarrel():
    begun = watch(Words(initial={"text": "Một"})).seen
    assert not edited_meanwhile(sent("Ba\r\nbốn", begun, "Ba\nbốn"))
    assert not edited_meanwhile(sent("Ba", "", "Bốn")), "a page without the mark saves as before"
