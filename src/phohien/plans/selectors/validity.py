"""What became of a legal text: in force, amended, replaced, ended."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.plans.models import LegalBasis


@dataclass(frozen=True, slots=True)
class Validity:
    """``code`` is in_force, amended, coming, replaced, ended or unknown; ``sentence`` says it."""

    code: str
    sentence: str

    @property
    def is_gone(self) -> bool:
        return self.code in ("replaced", "ended")


def validity(basis: LegalBasis, day: dt.date | None = None) -> Validity:
    """Validity on ``day`` (today). Needs ``replaced_by`` joined and ``amended_by`` prefetched."""
    day = day or clock.today()
    ended = basis.effective_to is not None and basis.effective_to <= day
    if basis.replaced_by and (ended or basis.effective_to is None):
        return Validity("replaced", _replaced(basis))
    if ended:
        return Validity("ended", _("Hết hiệu lực từ %(day)s.") % {"day": _date(basis.effective_to)})
    if basis.effective_from and basis.effective_from > day:
        return Validity(
            "coming", _("Có hiệu lực từ %(day)s.") % {"day": _date(basis.effective_from)}
        )
    amended = [str(row) for row in basis.amended_by.all() if _in_force(row, day)]
    if amended:
        sentence = _("Còn hiệu lực; được sửa đổi bởi %(texts)s.")
        return Validity("amended", sentence % {"texts": ", ".join(amended)})
    if basis.effective_from:
        return Validity("in_force", _("Còn hiệu lực."))
    return Validity("unknown", _("Chưa ghi hiệu lực."))


def _replaced(basis: LegalBasis) -> str:
    if basis.effective_to is None:
        return _("Đã được thay bằng %(text)s.") % {"text": basis.replaced_by}
    return _("Đã được thay bằng %(text)s từ %(day)s.") % {
        "text": basis.replaced_by,
        "day": _date(basis.effective_to),
    }


def _in_force(basis: LegalBasis, day: dt.date) -> bool:
    return basis.effective_from is None or basis.effective_from <= day


def _date(day: dt.date) -> str:
    return day.strftime("%d/%m/%Y")
