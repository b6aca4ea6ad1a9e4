"""What the actions of this room mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.security import sentences
from phohien.spokespersons.enums import (
    AskedState,
    ConferenceState,
    InquiryState,
    SeatState,
)

sentences.declare(
    {
        "spokespersons.name_spokesperson": _("đã ghi người phát ngôn"),
        "spokespersons.change_spokesperson": _("đã sửa thông tin người phát ngôn"),
        "spokespersons.publish_spokesperson": _("đã công bố người phát ngôn trên cổng"),
        "spokespersons.end_spokesperson": _("đã ghi thôi nhiệm vụ phát ngôn"),
        "spokespersons.remind_agencies": _(
            "đã nhắc các đơn vị chưa cử người phát ngôn, bắt đầu từ"
        ),
        "spokespersons.announce_account": _("đã công bố tài khoản chính thức"),
        "spokespersons.end_account": _("đã thôi dùng tài khoản chính thức"),
        "spokespersons.write_answer": _("đã soạn câu trả lời báo chí"),
        "spokespersons.request_answer": _("đã trình duyệt câu trả lời báo chí"),
        "spokespersons.clear_answer": _("đã ghi nhận câu trả lời được duyệt"),
        "spokespersons.return_answer": _("đã đưa câu trả lời về soạn lại"),
        "spokespersons.bank_answer": _("đã đưa câu trả lời vào kho"),
        "spokespersons.use_answer": _("đã dùng câu trả lời của kho"),
        "spokespersons.plan_conference": _("đã lập, sửa cuộc họp báo"),
        "spokespersons.invite": _("đã mời cơ quan báo chí dự"),
        "spokespersons.announce_conference": _("đã ghi thông báo và mời họp báo"),
        "spokespersons.hold_conference": _("đã ghi họp báo đã tổ chức"),
        "spokespersons.cancel_conference": _("đã ghi không tổ chức họp báo"),
        "spokespersons.keep_record": _("đã lưu biên bản, phim họp báo"),
        "spokespersons.start_statement": _("đã mở bản thông cáo của họp báo"),
        "spokespersons.foresee_question": _("đã ghi câu hỏi dự kiến"),
        "spokespersons.drop_question": _("đã bỏ câu hỏi dự kiến"),
        "spokespersons.record_question": _("đã ghi câu hỏi tại họp báo"),
        "spokespersons.keep_promise": _("đã trả lời câu hỏi hẹn tại họp báo"),
        "spokespersons.add_outlet": _("đã thêm cơ quan báo chí"),
        "spokespersons.change_outlet": _("đã sửa cơ quan báo chí"),
        "spokespersons.mark_seat": _("đã ghi cơ quan báo chí đăng ký, dự họp báo"),
        "spokespersons.delete_door_names": _("đã xóa tên trong danh sách cửa của"),
        "spokespersons.register_inquiry": _("đã nhận yêu cầu của báo chí"),
        "spokespersons.answer_inquiry": _("đã trả lời yêu cầu của báo chí"),
        "spokespersons.refuse_inquiry": _("đã từ chối yêu cầu của báo chí"),
        "spokespersons.withdraw_inquiry": _("đã ghi báo chí rút yêu cầu"),
        "spokespersons.log_briefing": _("đã ghi lượt giao ban báo chí"),
        "spokespersons.void_briefing": _("đã bỏ lượt giao ban báo chí"),
        "spokespersons.log_month": _("đã ghi thông tin hằng tháng"),
        "spokespersons.open_report": _("đã mở báo cáo công tác phát ngôn"),
        "spokespersons.write_report": _("đã soạn báo cáo công tác phát ngôn"),
        "spokespersons.send_report": _("đã gửi báo cáo công tác phát ngôn"),
        "spokespersons.reopen_report": _("đã mở lại báo cáo công tác phát ngôn"),
    }
)
sentences.declare_fields(
    {
        "document_date": _("ngày văn bản"),
        "assigned_at": _("giao nhiệm vụ lúc"),
        "published_at": _("công bố lúc"),
        "ended_at": _("thôi lúc"),
        "question": _("câu hỏi"),
        "valid_until": _("còn đúng đến hết ngày"),
        "matters": _("nội dung"),
        "chair": _("người chủ trì"),
        "notified_at": _("thông báo lúc"),
        "online_url": _("đường dẫn trực tuyến"),
        "legal_papers": _("tài liệu chứng minh"),
        "outlets": _("cơ quan báo chí"),
        "people": _("số người"),
        "owner": _("đơn vị trả lời"),
        "refusal_ground": _("căn cứ từ chối"),
        "refusal_reason": _("lý do từ chối"),
        "held_on": _("ngày"),
        "month": _("tháng"),
        "figures": _("số liệu"),
        "difficulties": _("khó khăn, vướng mắc"),
        "proposals": _("đề xuất, kiến nghị"),
        "conference": _("họp báo"),
        "inquiry": _("yêu cầu của báo chí"),
        "clip": _("phim"),
    }
)
OWN = (
    ConferenceState.PREPARING, ConferenceState.ANNOUNCED, ConferenceState.HELD,
    AskedState.PROMISED, InquiryState.RECEIVED, *SeatState,
)  # fmt: skip
sentences.declare_values("state", {str(one): one.label for one in OWN})
