"""What the actions of the assist room mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.security import sentences

sentences.declare(
    {
        "assist.suggest": _("đã hỏi máy một đề xuất"),
        "assist.choose": _("đã chọn văn bản cuối cho một đề xuất của máy"),
    }
)
sentences.declare_fields({"engine": _("máy"), "input_sha256": _("dấu của văn bản gửi đi")})
