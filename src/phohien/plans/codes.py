"""The code of a task as people read it. Not: how codes are found in the paper."""

from django.utils.translation import gettext as _

from vanban.skeleton import fold

CLOSING = "closing"  # stored for the reporting duty at the plan's end, which has no number


def typed_code(text: str) -> str:
    """The stored code for what a person typed or a link of ours gives: "phần kết" → closing."""
    typed = fold(text).strip()
    return CLOSING if typed in {"phan ket", fold(shown_code(CLOSING))} else text.strip()


def shown_code(code: str) -> str:
    """``code`` as it stands on screens and in files: the plan's own numbering, or a word."""
    return _("Phần kết") if code == CLOSING else code
