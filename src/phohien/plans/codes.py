"""The code of a task as people read it. Not: how codes are found in the paper."""

from django.utils.translation import gettext as _

CLOSING = "closing"  # stored for the reporting duty at the plan's end, which has no number


def shown_code(code: str) -> str:
    """``code`` as it stands on screens and in files: the plan's own numbering, or a word."""
    return _("Phần kết") if code == CLOSING else code
