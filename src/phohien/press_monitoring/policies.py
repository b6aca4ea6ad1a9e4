"""Who reads what the press says, who decides about stories, who keeps sources and captures."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AGENCY_ROLES, PROVINCE_READERS, Role
from phohien.organisation.policies import everywhere
from phohien.press_monitoring.models import (
    Article,
    Capture,
    DayCount,
    Decision,
    PressSource,
    Story,
    Watch,
)
from phohien.security.policies import EVERYTHING, NOTHING, rule

# They answer, and carry good news: they see the whole river.
READERS = (*PROVINCE_READERS, Role.EDITOR, Role.SPOKESPERSON)
DECIDERS = (Role.PRESS_ANALYST, Role.COORDINATOR)
KEEPERS = (*DECIDERS, Role.SYSTEM_ADMINISTRATOR)
SWITCHERS = (Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR)

_DECIDE = _("Chỉ cán bộ theo dõi báo chí và điều phối viên quyết định về tin này.")

for _model in (PressSource, DayCount, Watch):
    rule(_model, "view", _("Nguồn tin dành cho cấp tỉnh, biên tập viên và người phát ngôn."))(
        everywhere(*READERS)
    )
rule(
    PressSource,
    "change",
    _("Chỉ cán bộ theo dõi báo chí, điều phối viên và quản trị hệ thống sửa nguồn tin."),
)(everywhere(*KEEPERS))
rule(Watch, "switch", _("Chỉ điều phối viên và quản trị hệ thống bật, tắt việc đọc nguồn tin."))(
    everywhere(*SWITCHERS)
)


@rule(Article, "view")
def _view_article(actor) -> Q:
    """Leaders and officers of an agency see what names their commune, once it is shown."""
    if actor.has_role(*READERS):
        return EVERYTHING
    own = actor.agency_ids(*AGENCY_ROLES)
    named = Article.places.through.objects.filter(agency_id__in=own)
    return Q(pk__in=named.values("article_id")) if own else NOTHING


@rule(Story, "view")
def _view_story(actor) -> Q:
    seen = _view_article(actor)
    if seen in (EVERYTHING, NOTHING):
        return seen
    return Q(pk__in=Article.objects.filter(seen).values("story_id"))


rule(Story, "decide", _DECIDE)(everywhere(*DECIDERS))
rule(Article, "capture", _("Chỉ cán bộ theo dõi báo chí và điều phối viên lưu bản bài báo."))(
    everywhere(*DECIDERS, Role.PRESS_DESK)
)
rule(Decision, "view")(everywhere(*READERS))
rule(Decision, "undo", _DECIDE)(everywhere(*DECIDERS))
rule(Capture, "view", _("Bản lưu dành cho cấp tỉnh, biên tập viên và người phát ngôn."))(
    everywhere(*READERS)
)
