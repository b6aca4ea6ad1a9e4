"""The editor's form in Wagtail's admin, in the order in which an item is written."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

CARE = _(
    "Bài được đăng từ màn hình Tin, bài sau khi đủ chữ ký; ở đây chỉ soạn và lưu bản thảo. "
    "Không nhập bí mật nhà nước."
)
MAIN_PICTURE = MultiFieldPanel(
    [FieldPanel("main_photo"), FieldPanel("main_alt"), FieldPanel("main_caption")],
    heading=_("Ảnh chính"),
)
ABOUT = [
    FieldPanel("slug"),
    FieldPanel("agency"),
    FieldPanel("byline"),
    FieldPanel("information_kind"),
    FieldPanel("topics"),
    FieldPanel("communes"),
    FieldPanel("plan_task"),
    FieldRowPanel([FieldPanel("review_by"), FieldPanel("responsible")]),
    FieldPanel("machine_made"),
]


def content(*own: str) -> list:
    """Words first; ``own`` fields of a page type stand after the lead."""
    return [
        HelpPanel(content=CARE),
        FieldPanel("title"),
        FieldPanel("lead"),
        *[FieldPanel(name) for name in own],
        MAIN_PICTURE,
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
