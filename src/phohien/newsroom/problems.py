"""What keeps an item from being handed in for clearance, in sentences for its writer."""

from django.utils.translation import gettext as _

from phohien.clearance.subjects import fingerprint
from phohien.media import services as media
from phohien.newsroom import claims, snapshots
from phohien.newsroom.models import Publication


def problems(publication: Publication, draft: snapshots.Draft) -> list[str]:
    """Everything that is missing or not allowed yet; empty when it may be handed in."""
    found = [*_words(draft), *_pictures(draft), *_care(draft), *claims.problems(draft.snapshot)]
    return [*found, *_translation(publication)]


def _words(draft: snapshots.Draft) -> list[str]:
    snapshot, found = draft.snapshot, []
    if not snapshot["lead"].strip():
        found.append(_("Bài chưa có sapo (một, hai câu tóm tắt đặt dưới tiêu đề)."))
    if not snapshot["body"]:
        found.append(_("Bài chưa có nội dung."))
    if not snapshot["topics"]:
        found.append(_("Hãy chọn ít nhất một chủ đề của kế hoạch."))
    if not snapshot["byline"].strip():
        found.append(_("Bài chưa ghi tác giả."))
    return found


def _pictures(draft: snapshots.Draft) -> list[str]:
    found = []
    for picture in _all_pictures(draft.snapshot):
        row = draft.files[picture["media"]]
        lacking = [label for key, label in NEEDED.items() if not picture[key].strip()]
        if lacking:
            found.append(
                _("Ảnh “%(title)s” còn thiếu: %(what)s.")
                % {"title": row.title, "what": ", ".join(str(label) for label in lacking)}
            )
    for row in draft.files.values():
        found += media.problems(row)
    return found


NEEDED = {
    "alt": "mô tả cho người không nhìn thấy",
    "caption": "chú thích",
    "credit": "ghi công",
    "source": "nguồn",
}


def _all_pictures(value) -> list[dict]:
    if isinstance(value, list):
        return [found for item in value for found in _all_pictures(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if "alt" in value and "media" in value else []
    return own + [found for item in value.values() for found in _all_pictures(item)]


def _care(draft: snapshots.Draft) -> list[str]:
    found = []
    if draft.page.responsible_id is None:
        found.append(_("Hãy ghi người chịu trách nhiệm gỡ bài khi cần."))
    if draft.page.review_by is None:
        found.append(_("Hãy ghi ngày cần xem lại bài."))
    return found


def _translation(publication: Publication) -> list[str]:
    if publication.source_id is None:
        return []
    if publication.source.current_id is None:
        return [_("Bản gốc chưa được đăng, nên bản dịch chưa trình duyệt được.")]
    left = untranslated(publication)
    if left:
        return [_("Còn %(count)s đoạn chưa dịch.") % {"count": left}]
    if publication.machine_engine and not is_reviewed(publication):
        return [_("Bản dịch có phần do máy dịch; cần một người biết ngôn ngữ này hiệu đính.")]
    return []


def untranslated(publication: Publication) -> int:
    """How many strings of a side-by-side translation nobody has translated; names may stay."""
    from wagtail_localize.models import StringTranslation, Translation

    key, locale = publication.page.specific.translation_key, publication.locale
    found = Translation.objects.filter(
        source__object_id=key, target_locale__language_code=locale, enabled=True
    ).first()
    if found is None:
        return 0  # written freely
    done = StringTranslation.objects.filter(locale=found.target_locale, has_error=False)
    segments = found.source.stringsegment_set.exclude(context__path__in=("byline", "slug"))
    pairs = set(done.values_list("translation_of_id", "context_id"))
    wanted = segments.values_list("string_id", "context_id")
    return sum(pair not in pairs for pair in wanted)


def is_reviewed(publication: Publication) -> bool:
    """Whether a named person answered for exactly these words of the translation."""
    words = fingerprint(snapshots.words_of(publication).snapshot)
    return bool(publication.reviewed_by_id) and publication.reviewed_fingerprint == words
