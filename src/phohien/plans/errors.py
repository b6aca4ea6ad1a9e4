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


class EvidenceWithdrawn(RuleBroken):
    """Evidence that was taken back is changed no more, and not taken back again."""

    def __init__(self) -> None:
        super().__init__(
            "evidence-withdrawn",
            _(
                "Minh chứng này đã được rút trước đó nên không sửa hay rút được nữa. "
                "Nếu việc vẫn đúng, hãy ghi một minh chứng mới."
            ),
        )


class AssignmentWithdrawn(RuleBroken):
    """The task was taken back from the agency."""

    def __init__(self) -> None:
        super().__init__(
            "assignment-withdrawn",
            _(
                "Việc này đã được rút khỏi đơn vị nên không cập nhật được nữa. "
                "Những gì đã ghi vẫn giữ."
            ),
        )


class PlanOver(RuleBroken):
    """The plan was replaced by a corrected one or has been closed."""

    def __init__(self) -> None:
        super().__init__(
            "plan-over",
            _(
                "Kế hoạch này không còn thực hiện nên việc của nó không cập nhật được nữa. "
                "Hãy tìm việc này trong kế hoạch đang thực hiện."
            ),
        )


class NotFinished(RuleBroken):
    """Only what was finished or set aside is reopened."""

    def __init__(self) -> None:
        super().__init__(
            "not-finished",
            _("Việc này chưa được đánh dấu hoàn thành hay không áp dụng nên không cần mở lại."),
        )
