"""What may be done to a request with one button: its form, its service, what is said after."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from phohien.press_desk import forms, services


@dataclass(frozen=True, slots=True)
class Action:
    """``do(actor=, request=, **cleaned)``; ``rule`` is asked before anything is read."""

    do: Callable
    said: str
    form: type[django_forms.Form] | None = None
    rule: str = "handle"


ACTIONS: dict[str, Action] = {
    "nhan": Action(services.claim, _("Anh/chị đã nhận xử lý đề nghị này.")),
    "tra-lai-hang": Action(services.release, _("Đã trả lại hàng chờ.")),
    "hoi-bo-sung": Action(
        services.ask, _("Đã đề nghị bổ sung; người gửi thấy ở trang theo dõi."), forms.AskForm
    ),
    "du-ho-so": Action(
        services.accept_file, _("Đã xác nhận hồ sơ đủ; từ đây không dừng tính hạn.")
    ),
    "da-bo-sung": Action(services.take_answer, _("Đã ghi nhận giấy tờ bổ sung.")),
    "nop-tep": Action(services.file_papers, _("Đã đưa tệp vào hồ sơ, niêm phong."), forms.FileForm),
    "nhan-tin": Action(services.tell_applicant, _("Người gửi sẽ thấy lời này."), forms.WordsForm),
    "nguoi": Action(
        services.name_people, _("Đã ghi người hướng dẫn, phiên dịch."), forms.PeopleForm
    ),
    "chuyen": Action(services.forward, _("Đã chuyển; người gửi được báo."), forms.ForwardForm),
    "trinh": Action(services.propose, _("Đã trình lãnh đạo quyết định."), forms.ProposeForm),
    "tra-de-sua": Action(
        services.send_back, _("Đã trả lại đầu mối để sửa."), forms.SendBackForm, "decide"
    ),
    "quyet-dinh": Action(services.decide, _("Đã ký quyết định."), forms.DecideForm, "decide"),
    "so-van-ban": Action(services.issue, _("Đã ghi số, ngày văn bản."), forms.IssueForm),
    "ban-sao": Action(services.note_copy, _("Đã ghi việc gửi bản sao."), forms.CopyForm),
    "bo-ngoai-giao": Action(
        services.record_ministry, _("Đã ghi quyết định của Bộ Ngoại giao."), forms.MinistryForm
    ),
    "hoi-don-vi": Action(services.ask_hosts, _("Đã hỏi các đơn vị tiếp.")),
    "bien-ban": Action(services.record_violation, _("Đã lập biên bản."), forms.ViolationForm),
    "gui-bao-cao": Action(
        services.submit_report, _("Đã ghi việc gửi báo cáo Bộ Ngoại giao."), forms.NumberForm
    ),
    "thu-hoi-dia-chi": Action(services.revoke_link, _("Địa chỉ theo dõi cũ không mở được nữa.")),
    "ket-thuc": Action(services.close, _("Đã kết thúc; dữ liệu cá nhân sẽ xóa đúng ngày.")),
}
