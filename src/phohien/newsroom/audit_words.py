"""What the actions of the newsroom mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.newsroom.enums import PublicationState, WorkState
from phohien.security import sentences

sentences.declare(
    {
        "newsroom.start_item": _("đã bắt đầu soạn bài"),
        "newsroom.save_draft": _("đã sửa bản thảo"),
        "newsroom.request_clearance": _("đã trình duyệt bài"),
        "newsroom.publish": _("đã đăng bài"),
        "newsroom.correct": _("đã đăng bản cải chính của bài"),
        "newsroom.schedule": _("đã hẹn giờ đăng bài"),
        "newsroom.unschedule": _("đã bỏ giờ hẹn đăng bài"),
        "newsroom.withdraw": _("đã gỡ bài"),
        "newsroom.start_translation": _("đã mở bản dịch"),
        "newsroom.translate_by_machine": _("đã cho máy dịch phần còn thiếu của"),
        "newsroom.review_translation": _("đã hiệu đính bản dịch"),
        "newsroom.grant_language": _("đã ghi nhận ngoại ngữ của"),
        "newsroom.revoke_language": _("đã bỏ ngoại ngữ của"),
        "newsroom.save_in_dictionary": _("đã lưu trong danh mục"),
    }
)
sentences.declare_fields(
    {
        "work": _("việc đang làm"),
        "version": _("bản số"),
        "fingerprint": _("dấu nội dung"),
        "publish_at": _("hẹn đăng lúc"),
        "section": _("chuyên mục"),
        "lead": _("sapo"),
        "body": _("nội dung bài"),
        "reviewed_by": _("người hiệu đính"),
        "reviewed_fingerprint": _("dấu nội dung đã hiệu đính"),
        "machine_engine": _("máy dịch"),
        "strings": _("số đoạn"),
        "of": _("bản gốc"),
        "basis": _("căn cứ"),
    }
)
sentences.declare_values(
    "work", {str(key): label for key, label in [*WorkState.choices, *PublicationState.choices]}
)
