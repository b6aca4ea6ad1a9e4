"""What can go wrong with plans, in words for people."""

from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken


class EvidenceMissing(RuleBroken):
    """Done needs evidence."""

    def __init__(self) -> None:
        super().__init__(
            "evidence-missing",
            _(
                "Việc này chưa có minh chứng. "
                "Hãy ghi ít nhất một minh chứng rồi đánh dấu hoàn thành."
            ),
        )


class ReasonMissing(RuleBroken):
    """Not applicable needs a reason."""

    def __init__(self) -> None:
        super().__init__(
            "reason-missing", _("Hãy cho biết vì sao nhiệm vụ không áp dụng với đơn vị.")
        )
