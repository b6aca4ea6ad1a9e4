"""What the actions of press monitoring mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.press_monitoring.enums import Language, Mark, Region, Relevance
from phohien.security import sentences

sentences.declare(
    {
        "press_monitoring.confirm_story": _("đã xác nhận tin liên quan tới tỉnh"),
        "press_monitoring.reject_story": _("đã loại tin không liên quan tới tỉnh"),
        "press_monitoring.mark_story": _("đã đánh dấu tin"),
        "press_monitoring.tag_story": _("đã gắn chủ đề cho tin"),
        "press_monitoring.split_story": _("đã tách bài khỏi tin"),
        "press_monitoring.merge_stories": _("đã gộp tin"),
        "press_monitoring.undo_decision": _("đã bỏ một quyết định về tin"),
        "press_monitoring.capture_article": _("đã yêu cầu lưu bản bài báo"),
        "press_monitoring.keep_capture": _("đã lưu được bản bài báo"),
        "press_monitoring.fail_capture": _("chưa lưu được trang của bài báo"),
        "press_monitoring.add_source": _("đã thêm nguồn tin"),
        "press_monitoring.change_source": _("đã sửa nguồn tin"),
        "press_monitoring.switch_source": _("đã bật hoặc tắt nguồn tin"),
        "press_monitoring.ask_source": _("đã yêu cầu đọc ngay nguồn tin"),
        "press_monitoring.switch_watch": _("đã bật hoặc tắt việc đọc nguồn tin"),
        "press_monitoring.import_sources": _("đã nhập nguồn tin từ tệp OPML"),
    }
)
sentences.declare_fields(
    {
        "relevance": _("liên quan"),
        "mark": _("đánh dấu"),
        "topics": _("chủ đề"),
        "articles": _("số bài"),
        "into": _("sang tin số"),
        "from": _("từ tin số"),
        "decision": _("quyết định"),
        "address": _("địa chỉ"),
        "outlet": _("cơ quan báo chí"),
        "publisher": _("cơ quan chủ quản"),
        "homepage": _("trang chủ"),
        "region": _("khu vực"),
        "language": _("ngôn ngữ"),
        "is_on": _("đang đọc"),
        "sha256": _("SHA-256 của trang"),
        "text_sha256": _("SHA-256 của nội dung"),
        "error": _("lỗi"),
        "taken": _("đã nhận"),
        "skipped": _("đã bỏ qua"),
    }
)
sentences.declare_values("relevance", {str(k): label for k, label in Relevance.choices})
sentences.declare_values("mark", {str(k): label for k, label in Mark.choices})
sentences.declare_values("region", {str(k): label for k, label in Region.choices})
sentences.declare_values("language", {str(k): label for k, label in Language.choices})
