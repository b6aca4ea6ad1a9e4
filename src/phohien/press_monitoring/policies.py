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


def _told_of_own(actor):
    """Stories in which an article names a commune that the actor works for."""
    own = actor.agency_ids(*AGENCY_ROLES)
    named = Article.places.through.objects.filter(agency_id__in=own)
    return named.values("article__story_id") if own else None


@rule(Story, "view")
def _view_story(actor) -> Q:
    """Leaders and officers of a commune see the stories that name it."""
    if actor.has_role(*READERS):
        return EVERYTHING
    own = _told_of_own(actor)
    return NOTHING if own is None else Q(pk__in=own)


@rule(Article, "view")
def _view_article(actor) -> Q:
    if actor.has_role(*READERS):
        return EVERYTHING
    own = _told_of_own(actor)
    return NOTHING if own is None else Q(story_id__in=own)


rule(Story, "decide", _DECIDE)(everywhere(*DECIDERS))
rule(Article, "capture", _("Chỉ cán bộ theo dõi báo chí và điều phối viên lưu bản bài báo."))(
    everywhere(*DECIDERS, Role.PRESS_DESK)
)
rule(Decision, "view")(everywhere(*READERS))
rule(Decision, "undo", _DECIDE)(everywhere(*DECIDERS))
rule(Capture, "view", _("Bản lưu dành cho cấp tỉnh, biên tập viên và người phát ngôn."))(
    everywhere(*READERS)
)
