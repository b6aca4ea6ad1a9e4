"""The form of a request, made from what its kind requires and nothing else. Used by the public
page and by the desk. Not: keeping what was typed.
"""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.press_desk.kinds import Kind, country_choices
from phohien.press_desk.services.receiving import MOST_PEOPLE, Given

LONG = 3000
FIRST_ROWS, MORE_ROWS = 3, 5
CHOOSE, WHEN_USED = gettext_lazy("Chọn…"), gettext_lazy("khi có người này")
TRAP = "website"  # people do not see this field; what fills in everything fills it in


def _line(label, **more) -> forms.CharField:
    return forms.CharField(label=label, max_length=more.pop("max_length", 200), **more)


def _text(label, **more) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=LONG, widget=widget, **more)


def _day(label, **more) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


FIELDS = {
    "permit_number": lambda: _line(gettext_lazy("Số giấy phép hoạt động báo chí"), max_length=60),
    "card_number": lambda: _line(gettext_lazy("Số thẻ trợ lý báo chí hiện có"), max_length=60),
    "leader": lambda: _line(gettext_lazy("Chức danh và cơ quan của người muốn gặp")),
    "leader_of_event": lambda: _line(gettext_lazy("Cơ quan, tổ chức, cá nhân chủ trì")),
    "office": lambda: _line(gettext_lazy("Tên văn phòng thường trú tại Việt Nam")),
    "address": lambda: _text(gettext_lazy("Địa chỉ cụ thể, điện thoại, thư điện tử của văn phòng")),
    "purpose": lambda: _text(gettext_lazy("Mục đích")),
    "content": lambda: _text(gettext_lazy("Nội dung")),
    "places": lambda: _text(
        gettext_lazy("Địa điểm"), help_text=gettext_lazy("Mỗi nơi một dòng, kèm ngày giờ dự kiến.")
    ),
    "questions": lambda: _text(gettext_lazy("Câu hỏi phỏng vấn dự kiến"), required=False),
    "broadcast": lambda: _text(gettext_lazy("Dự kiến phát hành, phát sóng"), required=False),
    "tasks": lambda: _text(gettext_lazy("Công việc hỗ trợ văn phòng thường trú")),
    "invited": lambda: _text(gettext_lazy("Các cơ quan báo chí được mời")),
    "event_at": lambda: forms.DateTimeField(
        label=gettext_lazy("Bắt đầu lúc (giờ Việt Nam)"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    ),
}
PERSON = {
    "full_name": lambda: _line(
        gettext_lazy("Họ và tên như trong hộ chiếu"), max_length=120, required=False
    ),
    "position": lambda: _line(gettext_lazy("Chức danh"), max_length=120, required=False),
    "card": lambda: _line(gettext_lazy("Số thẻ phóng viên"), max_length=60, required=False),
    "birth_date": lambda: _day(gettext_lazy("Ngày sinh"), required=False),
    "id_number": lambda: _line(
        gettext_lazy("Số hộ chiếu hoặc căn cước"), max_length=40, required=False
    ),
}


class RequestForm(forms.Form):
    """Outlet, how to reach it, what the kind asks for, its people. Rows of people grow without
    scripts: the button ``more`` sends the form back with further empty rows."""

    outlet = _line(gettext_lazy("Tên cơ quan báo chí hoặc tổ chức"))
    country = forms.ChoiceField(label=gettext_lazy("Nước của cơ quan báo chí, tổ chức"))
    contact_name = _line(gettext_lazy("Người liên hệ"), max_length=120)
    contact_email = forms.EmailField(label=gettext_lazy("Thư điện tử"), max_length=200)
    contact_phone = _line(gettext_lazy("Điện thoại"), max_length=40, required=False)

    def __init__(self, kind: Kind, *args, rows: int = 0, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["country"].choices = [("", CHOOSE), *country_choices()]
        for name in kind.fields:
            self.fields[name] = FIELDS[name]()
        if kind.has_dates:
            self.fields["starts_on"] = _day(gettext_lazy("Ngày đầu tiên"))
        if kind.has_end:
            self.fields["ends_on"] = _day(gettext_lazy("Ngày cuối cùng"))
        self.rows = self._wanted_rows(rows) if kind.people else 0
        for number in range(1, self.rows + 1):
            for column in kind.people:
                field = self.fields[f"p{number}_{column}"] = PERSON[column]()
                field.condition = WHEN_USED

    def _wanted_rows(self, rows: int) -> int:
        least = 1 if self.kind.outcome == "card" else FIRST_ROWS
        try:
            told = int(self.data.get("rows", 0)) if self.is_bound else 0
        except (TypeError, ValueError):
            told = 0
        return max(least, min(MOST_PEOPLE, max(told, rows)))

    @property
    def people(self) -> list[tuple[int, list]]:
        """(number, bound fields) of each row."""
        return [
            (number, [self[f"p{number}_{column}"] for column in self.kind.people])
            for number in range(1, self.rows + 1)
        ]

    @property
    def asked(self) -> list:
        """The bound fields of the kind, dates last."""
        dates = [name for name in ("starts_on", "ends_on") if name in self.fields]
        return [self[name] for name in (*self.kind.fields, *dates)]

    def clean(self) -> dict:
        found = super().clean()
        start, end = found.get("starts_on"), found.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Ngày kết thúc phải sau ngày bắt đầu."))
        for number in range(1, self.rows + 1):
            self._clean_person(number, found)
        if self.kind.people and not self.listed() and not self.has_error("p1_full_name"):
            self.add_error("p1_full_name", _("Hãy ghi ít nhất một người."))
        return found

    def _clean_person(self, number: int, found: dict) -> None:
        row = {column: found.get(f"p{number}_{column}") for column in self.kind.people}
        if not any(row.values()):
            return
        for column, value in row.items():
            name = f"p{number}_{column}"
            if not value and not self.has_error(name):
                self.add_error(name, _("Hãy điền đủ các ô của người này."))

    def listed(self) -> list[dict[str, str]]:
        """People that were filled in, with plain values."""
        rows = [
            {column: self.cleaned_data.get(f"p{n}_{column}") for column in self.kind.people}
            for n in range(1, self.rows + 1)
        ]
        return [
            {name: _plain(value) for name, value in row.items()}
            for row in rows
            if any(row.values())
        ]

    def given(self, language: str) -> Given:
        """What the service keeps."""
        found = self.cleaned_data
        names = [name for name in self.kind.fields if name != "event_at"]
        return Given(
            kind=self.kind.code,
            outlet=found["outlet"],
            country=found["country"],
            language=language,
            contact={
                "name": found["contact_name"],
                "email": found["contact_email"],
                "phone": found["contact_phone"],
            },
            fields={name: _plain(found.get(name)) for name in names},
            people=self.listed(),
            starts_on=found.get("starts_on"),
            ends_on=found.get("ends_on"),
            event_at=found.get("event_at"),
        )


class PublicRequestForm(RequestForm):
    """The public page's: with the word of the applicant and a trap for machines."""

    declares = forms.BooleanField(
        label=gettext_lazy(
            "Tôi xác nhận thông tin là đúng và đã đọc phần nói dữ liệu được dùng và xóa thế nào."
        )
    )

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get(TRAP, "").strip())


def _plain(value) -> str:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value, timezone.get_default_timezone()).strftime("%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    return str(value or "").replace("\r\n", "\n").strip()


LABELS = {
    **{name: make().label for name, make in FIELDS.items()},
    **{name: make().label for name, make in PERSON.items()},
    "name": gettext_lazy("Người liên hệ"),
    "email": gettext_lazy("Thư điện tử"),
    "phone": gettext_lazy("Điện thoại"),
}
