"""What decisions and polling share: the locked rows, the record, the audit entry."""

from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible, RuleBroken
from phohien.press_monitoring.models import Decision, Story, Watch
from phohien.security import audit
from phohien.security.policies import require


def lock_watch() -> Watch:
    """The one row, locked; within a transaction."""
    Watch.objects.get_or_create(pk=1)
    return Watch.objects.select_for_update(of=("self",)).get(pk=1)


def lock_story(actor, story: Story, revision: int | None = None) -> Story:
    """The row, locked and the actor's to decide. ``revision``: what the person saw.

    Raises NotVisible, NotAllowed; RuleBroken when somebody decided since, or it was merged.
    """
    rows = Story.objects.select_for_update(of=("self",))
    found = rows.filter(pk=story.pk).first()
    if found is None:
        raise NotVisible()
    require(actor, "decide", found)
    if found.merged_into_id:
        raise RuleBroken("merged", _("Tin này đã được gộp vào một tin khác. Hãy mở tin ấy."))
    if revision is not None and revision != found.revision:
        raise RuleBroken("decided-meanwhile", _decided_meanwhile(found))
    return found


def _decided_meanwhile(story: Story) -> str:
    last = story.decisions.select_related("by").first()
    if last is None:
        return _("Tin này vừa thay đổi. Hãy xem lại rồi quyết định.")
    moment = timezone.localtime(last.undone_at or last.at)
    return _(
        "%(name)s đã quyết định về tin này lúc %(time)s, sau khi anh/chị mở trang. "
        "Chưa lưu gì; hãy xem lại rồi quyết định."
    ) % {"name": last.undone_by or last.by, "time": f"{moment:%H:%M %d/%m/%Y}"}


def decided(
    actor, story: Story, kind: str, before: dict, after: dict, *, note: str = ""
) -> Decision:
    """Write the decision and count it in the story's revision (saved here)."""
    story.revision += 1
    story.save()
    return Decision.objects.create(
        story=story, kind=kind, before=before, after=after, note=note[:500], by=actor,
        at=clock.now(),
    )  # fmt: skip


def record(actor, what: str, on, changes: dict | None = None) -> None:
    audit.record(actor=actor, action=f"press_monitoring.{what}", on=on, changes=changes or {})
