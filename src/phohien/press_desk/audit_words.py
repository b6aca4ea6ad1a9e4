"""What the actions of the press desk mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.press_desk.enums import Ground, ItemState, Outcome, RequestState
from phohien.security import sentences

sentences.declare(
    {
        "press_desk.receive": _("đã nhận đề nghị của báo chí nước ngoài"),
        "press_desk.enter": _("đã nhập đề nghị của báo chí nước ngoài"),
        "press_desk.open_file": _("đã mở dữ liệu cá nhân của"),
        "press_desk.open_paper": _("đã mở giấy tờ của"),
        "press_desk.renew_link": _("đã cấp địa chỉ theo dõi mới cho"),
        "press_desk.revoke_link": _("đã thu hồi địa chỉ theo dõi của"),
        "press_desk.claim": _("đã nhận xử lý"),
        "press_desk.release": _("đã trả lại hàng chờ"),
        "press_desk.ask": _("đã đề nghị bổ sung giấy tờ"),
        "press_desk.accept_file": _("đã xác nhận hồ sơ đủ"),
        "press_desk.take_answer": _("đã ghi nhận giấy tờ bổ sung"),
        "press_desk.file_papers": _("đã đưa giấy tờ vào hồ sơ"),
        "press_desk.attach_by_link": _("nhận giấy tờ người gửi nộp"),
        "press_desk.answer_by_link": _("nhận trả lời của người gửi"),
        "press_desk.withdraw_by_link": _("nhận việc rút đề nghị"),
        "press_desk.name_people": _("đã cử người hướng dẫn, phiên dịch"),
        "press_desk.tell_applicant": _("đã báo cho người gửi"),
        "press_desk.forward": _("đã chuyển cơ quan có thẩm quyền"),
        "press_desk.close": _("đã kết thúc"),
        "press_desk.plan_stop": _("đã xếp mục chương trình"),
        "press_desk.remove_stop": _("đã bỏ mục chương trình"),
        "press_desk.ask_hosts": _("đã hỏi các đơn vị tiếp"),
        "press_desk.answer_stop": _("đã trả lời mục chương trình"),
        "press_desk.open_names": _("đã xem tên phóng viên ở mục chương trình"),
        "press_desk.propose": _("đã trình trả lời"),
        "press_desk.send_back": _("đã trả lại để sửa"),
        "press_desk.decide": _("đã quyết định"),
        "press_desk.issue": _("đã ghi số, ngày văn bản"),
        "press_desk.note_copy": _("đã ghi việc gửi bản sao"),
        "press_desk.record_ministry": _("đã ghi quyết định của Bộ Ngoại giao"),
        "press_desk.record_violation": _("đã lập biên bản vi phạm"),
        "press_desk.lift_suspension": _("đã thôi tạm đình chỉ"),
        "press_desk.notify_ministry": _("đã báo Bộ Ngoại giao về vi phạm"),
        "press_desk.note_sanction": _("đã ghi hình thức xử lý của Bộ Ngoại giao"),
        "press_desk.write_report": _("đã viết báo cáo sau chuyến công tác"),
        "press_desk.submit_report": _("đã gửi báo cáo sau chuyến công tác"),
        "press_desk.link_article": _("đã nối bài báo"),
        "press_desk.unlink_article": _("đã bỏ nối bài báo"),
        "press_desk.recount": _("tính lại hạn trả lời"),
        "press_desk.lapse": _("hết hạn không có ý kiến phản đối"),
        "press_desk.erase": _("đã xóa dữ liệu cá nhân của"),
    }
)
sentences.declare_fields(
    {
        "press_state": _("trạng thái"),
        "stop_state": _("trả lời"),
        "how_many": _("số lượng"),
        "topic": _("nội dung"),
        "channel": _("nhận qua"),
        "asked": _("giấy tờ còn thiếu"),
        "guide": _("người hướng dẫn"),
        "interpreter": _("phiên dịch"),
        "forwarded_to": _("chuyển đến"),
        "outcome": _("kết quả"),
        "issued_on": _("ngày ban hành"),
        "copied_on": _("gửi bản sao ngày"),
        "ground": _("trường hợp"),
        "suspends": _("tạm đình chỉ"),
        "sanction": _("hình thức xử lý"),
        "due_at": _("hạn"),
        "files": _("số tệp"),
        "article": _("bài báo"),
        "starts_at": _("từ"),
        "ends_at": _("đến"),
        "place": _("địa điểm"),
        "met": _("làm việc với"),
        "host": _("đơn vị tiếp"),
        "has_interpreter": _("có phiên dịch"),
        "has_guide": _("có người hướng dẫn"),
        "shares_names": _("cho đơn vị tiếp biết tên"),
    }
)
sentences.declare_values("press_state", {str(key): label for key, label in RequestState.choices})
sentences.declare_values("stop_state", {str(key): label for key, label in ItemState.choices})
sentences.declare_values("outcome", {str(key): label for key, label in Outcome.choices})
sentences.declare_values("ground", {str(key): label for key, label in Ground.choices})
