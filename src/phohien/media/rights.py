"""What stands between a file and the public, in whole sentences; and who may share it. No writing.

Law 50/2005/QH11 on intellectual property (rights), Law 91/2025/QH15 (people in pictures).
"""

from django.utils.translation import gettext as _

from phohien.media.enums import Consent, Licence
from phohien.media.models import Clip, Paper, Photo

WITHOUT_CONSENT = (Consent.UNKNOWN, Consent.WITHDRAWN)
# Under these the holder lets others publish; everything else is refused to the sharing pool.
SHAREABLE = (Licence.OWN_SHARED, Licence.CC_BY, Licence.CC_BY_SA, Licence.PUBLIC_DOMAIN)


def problems(row: Photo | Clip | Paper) -> list[str]:
    """Why ``row`` must not be published; an empty list when nothing stands against it."""
    return [*_missing_words(row), *standing_against(row)]


def standing_against(row: Photo | Clip | Paper) -> list[str]:
    """Only what concerns rights and people: reasons to take a public file down again."""
    found = []
    if row.licence == Licence.UNKNOWN:
        found.append(_("Chưa rõ giấy phép của tệp này nên không được công bố."))
    if row.licence == Licence.LICENSED and not row.rights_holder.strip():
        found.append(_("Tệp được chủ sở hữu cho phép dùng nhưng chưa ghi chủ sở hữu là ai."))
    if row.consent == Consent.WITHDRAWN:
        found.append(_("Người trong hình đã rút lại sự đồng ý nên không được công bố."))
    elif row.consent == Consent.UNKNOWN and not isinstance(row, Paper):
        found.append(_("Chưa rõ người trong hình có đồng ý hay không nên không được công bố."))
    return found


def _missing_words(row: Photo | Clip | Paper) -> list[str]:
    asked = {"credit": _("Chưa ghi công tác giả."), "source": _("Chưa ghi nguồn.")}
    if isinstance(row, Photo):
        asked |= {
            "alt": _("Chưa có mô tả ảnh cho người không nhìn thấy."),
            "caption": _("Chưa có chú thích ảnh."),
        }
    if isinstance(row, Clip):
        asked["transcript"] = _("Chưa có lời thoại hoặc lời tả của video.")
    return [sentence for field, sentence in asked.items() if not getattr(row, field).strip()]


def sharing_problems(row: Photo | Clip | Paper) -> list[str]:
    """Why ``row`` cannot go into the pool for press organs; others' property never does."""
    found = standing_against(row)
    if row.licence == Licence.LICENSED:
        found.append(_("Tệp thuộc sở hữu của người khác nên không đưa vào kho dùng chung."))
    if row.licence == Licence.OWN:
        found.append(_("Đơn vị giữ mọi quyền; hãy đổi giấy phép trước khi cho dùng chung."))
    return found


def is_offered(row: Photo | Clip | Paper) -> bool:
    """Whether press organs may take ``row`` from the sharing pool."""
    return row.shareable and row.licence in SHAREABLE and not problems(row)
